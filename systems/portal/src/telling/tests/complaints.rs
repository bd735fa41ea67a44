//! Words of the provider about a complaint: each told once, kept in the cabinet, whatever the order in which they come.

use std::convert::Infallible;

use jiff::civil::date;
use kezek_messages::{ComplaintEvent, ComplaintNotification, DueDate, ReasonWords};
use kezek_store::Failure;

use super::{ADDRESS, Email, House, NUMBER, told};
use crate::store::complaints::{self, ComplaintState, NewComplaint};
use crate::store::requests::{self, Papers};
use crate::store::results::ResultDocument;
use crate::store::said::Said;

const COMPLAINT: &str = "10200000000001";

impl House {
    /// A house whose person has complained about his request.
    async fn with_complaint() -> Self {
        let house = Self::new().await;
        house.confirmed(Email, ADDRESS).await;
        let kept = house.portal.store.keep::<_, Infallible>(move |act| {
            let request = requests::by_number(act, NUMBER)?.unwrap().id;
            let papers = Papers { document: vec![1], signature: vec![2], evidence: vec![3] };
            let new = NewComplaint { request, document_hash: [2; 32], papers, attachments: Vec::new() };
            let number = complaints::next_number(act)?;
            assert_eq!(number, COMPLAINT);
            Ok(complaints::add(act, &new, &number, 0)?)
        });
        kept.await.map_err(Failure::into_store).unwrap();
        house
    }

    /// The provider says this about the complaint.
    async fn says_of_complaint(&self, event: ComplaintEvent, message: &str) {
        let said = ComplaintNotification {
            complaint_number: COMPLAINT.to_owned(),
            registered_number: "C-2026-000004".to_owned(),
            at: self.portal.now(),
            event,
        };
        self.delivers(&said, message).await;
    }

    /// The complaint as the cabinet knows it, and its answer.
    async fn complaint(&self) -> (ComplaintState, Option<ResultDocument>) {
        let read = self.portal.store.read(|read| {
            let complaint = complaints::by_number(read, COMPLAINT)?.unwrap();
            Ok((complaint.state, complaints::answer(read, complaint.id)?))
        });
        read.await.unwrap()
    }
}

fn due(day: i8) -> DueDate {
    let instant = "2026-12-08T19:00:00Z".parse().unwrap();
    DueDate { date: date(2026, 12, day), zone: "Asia/Almaty".to_owned(), instant }
}

fn registered() -> ComplaintEvent {
    ComplaintEvent::Registered { provider: "991340000017".parse().unwrap(), due: due(1) }
}

fn extended() -> ComplaintEvent {
    let reason = ReasonWords { kk: "Тексеру".to_owned(), ru: "Проверка".to_owned() };
    ComplaintEvent::Extended { due: due(8), reason }
}

fn answered() -> ComplaintEvent {
    ComplaintEvent::Answered {
        outcome: "unsatisfied".to_owned(),
        document_number: "10100412345678".to_owned(),
        xml: b"<r/>".to_vec(),
        pdf: b"%PDF".to_vec(),
        signatures: vec![vec![1]],
    }
}

#[tokio::test]
async fn each_word_about_a_complaint_is_told_once_and_kept() {
    let house = House::with_complaint().await;
    for _ in 0..2 {
        house.says_of_complaint(registered(), "c-1").await;
    }
    let subject = "Жалоба по запросу № 10100000000001 зарегистрирована";
    assert_eq!(house.told().await, told(&[(ADDRESS, subject)]));
    house.says_of_complaint(extended(), "c-2").await;
    let subject = "Запрос № 10100000000001: срок ответа на жалобу продлён";
    assert_eq!(house.told().await, told(&[(ADDRESS, subject)]));
    let reason = Said { kk: "Тексеру".to_owned(), ru: "Проверка".to_owned() };
    let registered_number = "C-2026-000004".to_owned();
    let state = ComplaintState::Registered {
        registered_number: registered_number.clone(),
        due: date(2026, 12, 8),
        extended: Some(reason),
    };
    assert_eq!(house.complaint().await.0, state);
    house.says_of_complaint(answered(), "c-3").await;
    let subject = "Ответ на жалобу по запросу № 10100000000001";
    assert_eq!(house.told().await, told(&[(ADDRESS, subject)]));
    let (state, answer) = house.complaint().await;
    assert!(matches!(state, ComplaintState::Answered { outcome, .. } if outcome == "unsatisfied"));
    assert_eq!(answer.unwrap().document_number, "10100412345678");
}

#[tokio::test]
async fn words_that_overtook_one_another_change_nothing() {
    let house = House::with_complaint().await;
    house.says_of_complaint(extended(), "c-1").await;
    house.says_of_complaint(registered(), "c-2").await;
    let (state, _) = house.complaint().await;
    assert!(
        matches!(state, ComplaintState::Registered { due, extended: Some(_), .. } if due == date(2026, 12, 8))
    );
    let reason = ReasonWords { kk: "Әкімдікке".to_owned(), ru: "В акимат".to_owned() };
    let sent_up = ComplaintEvent::SentUp { outcome: "sent-up".to_owned(), reason };
    house.says_of_complaint(sent_up, "c-3").await;
    house.says_of_complaint(answered(), "c-4").await;
    let (state, answer) = house.complaint().await;
    assert!(matches!(state, ComplaintState::SentUp { reason, .. } if reason.ru == "В акимат"));
    assert!(answer.is_none());
}
