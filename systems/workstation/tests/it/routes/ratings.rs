//! Ratings: taken once for each case, shown in groups, never said whose.

use axum::http::StatusCode;
use kezek_messages::{
    AsyncMessage, CaseRating, Data, MessageInfo, MessageType, Property, RatingAnswer, Sender, Side,
    SoapFault, property,
};
use kezek_store::{Read as _, StoreError};
use serde_json::json;

use crate::citizen::Asking;
use crate::http::{Program, deliver};
use crate::office::{EXECUTOR, NOW, Office};
use crate::routes::indicators::{SERVICE, head, service, sign};
use crate::routes::places::register;
use crate::walk::accept;

/// The signed envelope of a rating.
fn envelope(office: &Office, message: &str, request: &str, answers: &[(&str, &str)]) -> Vec<u8> {
    let answer = |(question, choice): &(&str, &str)| RatingAnswer {
        question: (*question).to_owned(),
        choice: (*choice).to_owned(),
    };
    let rating =
        CaseRating { request_number: request.to_owned(), answers: answers.iter().map(answer).collect() };
    let message = AsyncMessage {
        info: MessageInfo {
            message_id: message.to_owned(),
            correlation_id: Some(request.to_owned()),
            service_id: SERVICE.to_owned(),
            route_id: None,
            date: NOW,
            sender: Sender { id: "portal".to_owned() },
            properties: vec![Property { key: property::LOCALITY.to_owned(), value: "196220100".to_owned() }],
            session_id: None,
        },
        message_type: MessageType::Notification,
        data: Data::of(&rating).unwrap(),
    };
    let body = message.body(Side::Subscriber).unwrap();
    office.portal.sign(&body, &message.info.message_id).unwrap().into_bytes()
}

const SATISFIED: &[(&str, &str)] = &[("quality", "satisfied"), ("information", "partly")];

/// Delivers a rating; the finding against it, or none when it is taken.
async fn rate(office: &Office, message: &str, request: &str, answers: &[(&str, &str)]) -> Option<String> {
    let (status, reply) = deliver(&office.router, envelope(office, message, request, answers)).await;
    if status == StatusCode::OK {
        return None;
    }
    Some(SoapFault::read(&reply).unwrap().unwrap().error.message)
}

/// Four answers of others to each question wait already.
async fn waiting(office: &Office) {
    let done = office.workstation.store().keep::<_, StoreError>(|act| {
        let provider: Vec<u8> = act.one("SELECT provider_id FROM cases", &[], |row| row.get(0))?;
        for question in ["quality", "information"] {
            for choice in ["satisfied", "satisfied", "not", "satisfied"] {
                let id: [u8; 16] = act.random();
                act.execute(
                    "INSERT INTO rating_answers (answer_id, provider_id, locality, service, question, choice)
                     VALUES (?1, ?2, '196220100', ?3, ?4, ?5)",
                    &kezek_store::params![id, &provider, SERVICE, question, choice],
                )?;
            }
        }
        Ok(())
    });
    done.await.unwrap();
}

#[tokio::test]
async fn a_rating_is_taken_once_and_counted_with_its_group() {
    let office = Office::open().await;
    let head = head(&office).await;
    let asking = Asking::first();
    let number = register(&office, &asking).await;
    assert_eq!(rate(&office, "r-1", asking.number, SATISFIED).await.as_deref(), Some("case-without-result"));
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    accept(&executor, &number).await;
    sign(&office, &number).await;
    waiting(&office).await;
    let nothing = service(&head, "?from=2026-11&to=2026-11").await;
    assert_eq!(nothing["total"]["quality"], json!({ "part": 0, "whole": 0, "permille": null }), "four wait");

    for (answers, name) in [
        (&SATISFIED[..1], "a question without an answer"),
        (&[("quality", "satisfied"), ("information", "perhaps")], "an unknown answer"),
        (&[("quality", "satisfied"), ("quality", "not")], "one question twice"),
        (&[("quality", "not"), ("information", "not"), ("weather", "not")], "an unknown question"),
    ] {
        let finding = rate(&office, "r-2", asking.number, answers).await;
        assert_eq!(finding.as_deref(), Some("rating-answers-wrong"), "{name}");
    }
    assert_eq!(rate(&office, "r-3", "10199999999999", SATISFIED).await.as_deref(), Some("case-unknown"));

    let entries = office.workstation.store().journal_size();
    for _ in 0..2 {
        assert_eq!(
            rate(&office, "r-4", asking.number, SATISFIED).await,
            None,
            "a redelivery is acknowledged"
        );
    }
    assert_eq!(office.workstation.store().journal_size(), entries + 1);
    assert_eq!(rate(&office, "r-5", asking.number, SATISFIED).await.as_deref(), Some("case-rated-before"));

    let counted = service(&head, "?from=2026-11&to=2026-11").await;
    assert_eq!(counted["total"]["quality"], json!({ "part": 4, "whole": 5, "permille": 800 }));
    assert_eq!(counted["total"]["information"], json!({ "part": 3, "whole": 5, "permille": 600 }));
    let answers = json!([
        { "answer": "not", "count": 1 }, { "answer": "partly", "count": 0 }, { "answer": "satisfied", "count": 4 }
    ]);
    assert_eq!(counted["questions"][0], json!({ "question": "quality", "answers": answers }));
    let entry = office.workstation.store().journal_entry(entries).await.unwrap().unwrap();
    let entry = String::from_utf8(entry).unwrap();
    assert!(entry.contains("rating-receive") && !entry.contains(&number), "{entry}");
}
