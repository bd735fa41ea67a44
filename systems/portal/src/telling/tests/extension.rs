//! Word of an extension: the day of the result moves, the reason is sealed, and a registration that comes late takes nothing back.

use jiff::civil::date;
use kezek_kernel::Instant;
use kezek_messages::{CaseEvent, DueDate, ExtendedTerm, ReasonWords};

use super::{ADDRESS, Email, House, NUMBER, registered, told};
use crate::store::notices::{self, Notice};
use crate::store::requests::{self, RequestState};
use crate::store::said::Said;

const UNTIL: &str = "2027-01-05T19:00:00Z";

fn extended(term: ExtendedTerm) -> CaseEvent {
    let due =
        DueDate { date: date(2027, 1, 5), zone: "Asia/Almaty".to_owned(), instant: UNTIL.parse().unwrap() };
    CaseEvent::Extended {
        term,
        due,
        reason: ReasonWords { kk: "Тексеру".to_owned(), ru: "Проверка".to_owned() },
    }
}

/// When the result is due, and the lines of the history.
async fn kept(house: &House) -> (Option<Instant>, Vec<Notice>) {
    let read = house.portal.store.read(|read| {
        let request = requests::by_number(read, NUMBER)?.unwrap();
        let due = match request.state {
            RequestState::Registered { due, .. } => due,
            _ => None,
        };
        Ok((due, notices::of_request(read, request.id)?))
    });
    read.await.unwrap()
}

#[tokio::test]
async fn the_day_of_the_result_moves_whatever_comes_first() {
    let house = House::new().await;
    house.confirmed(Email, ADDRESS).await;
    for _ in 0..2 {
        house.says(extended(ExtendedTerm::Result), "extended").await;
    }
    let subject = "Запрос № 10100000000001: срок продлён";
    assert_eq!(house.told().await, told(&[(ADDRESS, subject)]));
    house.hears(registered()).await;
    let (due, history) = kept(&house).await;
    assert_eq!(due, Some(UNTIL.parse().unwrap()), "the registration was older");
    let line = history.into_iter().find(|line| line.code == "extended").unwrap();
    assert!(!line.facts.to_string().contains("Проверка"), "{}", line.facts);
    let words = house.portal.store.read(move |read| notices::sealed::<Said>(read, &line)).await.unwrap();
    assert_eq!((words.kk.as_str(), words.ru.as_str()), ("Тексеру", "Проверка"));
}

#[tokio::test]
async fn the_term_of_a_step_moves_no_day_of_the_result() {
    let house = House::new().await;
    house.hears(registered()).await;
    let before = kept(&house).await.0;
    house.hears(extended(ExtendedTerm::Step)).await;
    let (due, history) = kept(&house).await;
    assert!(due.is_some() && due == before);
    assert_eq!(history.last().map(|line| line.code.as_str()), Some("extended"));
}
