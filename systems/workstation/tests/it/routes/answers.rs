//! The applicant's answer: taken while the case waits, kept with its files, refused in words when it is late, second or strange.

use axum::http::{Method, StatusCode};
use kezek_kernel::Language;
use kezek_messages::{CaseEvent, SoapFault, Stance};
use serde_json::{Value, json};

use crate::citizen::{Answering, Asking};
use crate::http::{Browser, Program, deliver};
use crate::office::{EXECUTOR, NOW, Office, on_postgresql};
use crate::routes::corrections::{CASE, correction, post, taken, told};

const DAY_SECONDS: i64 = 24 * 60 * 60;
const NEW_PAPER: &[u8] = b"%PDF-1.4\n% a new paper of nobody\n%%EOF\n";

fn answering() -> Answering {
    Answering { files: &[NEW_PAPER], ..Answering::first(Stance::Correction) }
}

/// Delivers an answer; the finding against the message, or none when it was worked off.
pub(crate) async fn answer(office: &Office, answering: &Answering) -> Option<String> {
    let asking = Asking::first();
    let message = answering.message(&asking).await;
    let (status, reply) = deliver(&office.router, answering.envelope(office, &asking, &message)).await;
    (status != StatusCode::OK).then(|| SoapFault::read(&reply).unwrap().unwrap().error.message)
}

async fn detail(office: &Office) -> Value {
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    executor.call(Method::GET, CASE, None).await.1
}

/// Delivers an answer that is not kept, and reads the reason that the applicant is told.
async fn refused(office: &Office, answering: &Answering, expected: &str) {
    let before = detail(office).await;
    assert_eq!(answer(office, answering).await, None, "{expected}");
    let reasons: Vec<String> = told(office)
        .await
        .into_iter()
        .filter_map(|event| match event {
            CaseEvent::AnswerRefused { reason } => Some(reason),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [expected]);
    let after = detail(office).await;
    for kept in ["attachments", "supplements", "case"] {
        assert_eq!(after[kept], before[kept], "{expected}: {kept}");
    }
}

async fn answered(office: Office) {
    let executor = taken(&office).await;
    post(&executor, "/correction", &correction(), StatusCode::NO_CONTENT, "").await;
    told(&office).await;
    assert_eq!(answer(&office, &answering()).await, None);
    assert_eq!(told(&office).await, [CaseEvent::Answered]);
    let found = detail(&office).await;
    assert_eq!(found["case"]["waits_until"], Value::Null, "the case goes on by itself");
    let said = &found["supplements"][0];
    assert_eq!((&said["stance"], &said["signature_confirmed"]), (&json!("correction"), &json!(true)));
    assert_eq!(said["text"], "Анықтаманы жаңарттым");
    assert_eq!(found["attachments"].as_array().unwrap().len(), 2);
    assert_eq!(found["attachments"][1]["name"], "жаңа анықтама.pdf");

    assert_eq!(answer(&office, &answering()).await, None, "the same message again");
    assert!(told(&office).await.is_empty());
    refused(&office, &Answering { message: "a-2", ..answering() }, "answered-before").await;
    office.workstation.close().await;
}

#[tokio::test]
async fn an_answer_is_kept_and_the_case_goes_on_on_sqlite() {
    answered(Office::open().await).await;
}

#[tokio::test]
async fn an_answer_is_kept_and_the_case_goes_on_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        answered(office).await;
    }
}

#[tokio::test]
async fn what_nobody_asked_is_not_kept() {
    let office = Office::open().await;
    let executor = taken(&office).await;
    refused(&office, &answering(), "not-waiting").await;
    post(&executor, "/correction", &correction(), StatusCode::NO_CONTENT, "").await;
    told(&office).await;
    let other = Answering { asked: NOW.plus_seconds(-1), message: "a-2", ..answering() };
    refused(&office, &other, "not-waiting").await;
    let objection = Answering { message: "a-5", ..Answering::first(Stance::Objection) };
    refused(&office, &objection, "not-waiting").await;
    let stranger = Answering { stranger: Some(Asking::second().iin), message: "a-3", ..answering() };
    refused(&office, &stranger, "not-confirmed").await;
    post(&executor, "/resume", &json!({}), StatusCode::NO_CONTENT, "").await;
    told(&office).await;
    refused(&office, &Answering { message: "a-4", ..answering() }, "not-waiting").await;
}

#[tokio::test]
async fn an_answer_counts_from_when_it_was_given_not_from_when_it_came() {
    for (given_after_days, kept) in [(1, true), (5, false)] {
        let office = Office::open().await;
        let executor = taken(&office).await;
        post(&executor, "/correction", &correction(), StatusCode::NO_CONTENT, "").await;
        told(&office).await;
        office.clock.advance_seconds(5 * DAY_SECONDS);
        assert_eq!(office.workstation.resume_late().await, Ok(1));
        sent_again(&office).await;
        let accepted = NOW.plus_seconds(given_after_days * DAY_SECONDS);
        let late = Answering { accepted, ..answering() };
        if kept {
            assert_eq!(answer(&office, &late).await, None);
            assert_eq!(told(&office).await, [CaseEvent::Answered]);
            assert_eq!(detail(&office).await["supplements"].as_array().unwrap().len(), 1);
        } else {
            refused(&office, &late, "too-late").await;
        }
    }
}

/// What nobody acknowledged in days comes again once.
async fn sent_again(office: &Office) {
    assert!(!told(office).await.is_empty());
}

#[tokio::test]
async fn a_message_that_contradicts_itself_is_refused_at_the_door() {
    let office = Office::open().await;
    taken(&office).await;
    let asking = Asking::first();
    let answering = answering();
    let whole = answering.message(&asking).await;
    let unknown = "10100000000009".to_owned();
    let (mut fileless, mut early) = (whole.clone(), whole.clone());
    fileless.papers.attachments.clear();
    early.papers.accepted = NOW.plus_seconds(60);
    let table = [
        (fileless, "attachment-differs-from-signed"),
        (
            kezek_messages::CaseSupplement { request_number: unknown, ..whole },
            "supplement-of-another-request",
        ),
        (early, "accepted-after-sent"),
    ];
    for (message, finding) in table {
        let (_, reply) = deliver(&office.router, answering.envelope(&office, &asking, &message)).await;
        assert_eq!(SoapFault::read(&reply).unwrap().unwrap().error.message, finding);
    }
    let other = Asking::second();
    let message = answering.message(&other).await;
    let (_, reply) = deliver(&office.router, answering.envelope(&office, &other, &message)).await;
    assert_eq!(SoapFault::read(&reply).unwrap().unwrap().error.message, "request-unknown");
}

#[tokio::test]
async fn the_case_page_shows_the_answer_beside_the_request() {
    let office = Office::open().await;
    let executor = taken(&office).await;
    post(&executor, "/correction", &correction(), StatusCode::NO_CONTENT, "").await;
    assert_eq!(answer(&office, &answering()).await, None);
    let mut browser = Browser::signed_in(&office.router, EXECUTOR).await;
    for language in Language::ALL {
        browser.get(&format!("/people?lang={language}")).await;
        let page = browser.get("/cases/2026-000001").await;
        let found = kezek_web::inspect::faults(&page.text, language);
        assert!(found.is_empty(), "{language}: {found:?}");
        for said in ["Анықтаманы жаңарттым", "жаңа анықтама.pdf", "?file=2#viewer", "found.income"]
        {
            assert!(page.text.contains(said), "{language} {said}");
        }
    }
    let file = browser.get("/cases/2026-000001/attachments/2").await;
    assert_eq!(file.status, StatusCode::OK);
}
