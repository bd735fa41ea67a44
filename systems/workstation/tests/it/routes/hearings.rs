//! Before a refusal the person is heard: told, waited for, refused on what he was told; accepted at any moment; on both engines.

use axum::http::StatusCode;
use kezek_messages::{CaseEvent, Stance};
use serde_json::{Value, json};

use crate::citizen::{Answering, Asking};
use crate::http::Program;
use crate::office::{CLERK, EXECUTOR, NEIGHBOUR, NOW, Office, SIGNER, on_postgresql};
use crate::routes::answers::answer;
use crate::routes::corrections::{CASE, correction, post, taken, told};
use crate::walk::checklist;

const DAY_SECONDS: i64 = 24 * 60 * 60;

fn grounds(codes: &[&str]) -> Value {
    let ground = |code: &&str| json!({ "ground": code, "fact_kk": "Анықтама жоқ", "fact_ru": "Нет справки" });
    json!({ "grounds": codes.iter().map(ground).collect::<Vec<_>>() })
}

async fn detail(office: &Office) -> Value {
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    executor.call(axum::http::Method::GET, CASE, None).await.1
}

async fn refusal(office: &Office, codes: &[&str]) -> Value {
    let checklist = checklist(&detail(office).await, "not-satisfied");
    json!({ "checklist": checklist, "decision": { "kind": "refuse", "grounds": grounds(codes)["grounds"] } })
}

const MISSING: &[&str] = &["document-missing"];

async fn refused_on_what_was_told(office: Office) {
    let executor = taken(&office).await;
    let decision = refusal(&office, MISSING).await;
    post(&executor, "/decision", &decision, StatusCode::CONFLICT, "hearing-first").await;
    let due = detail(&office).await["case"]["due"].clone();
    post(&executor, "/hearing", &grounds(MISSING), StatusCode::NO_CONTENT, "").await;
    let [CaseEvent::Hearing { until, grounds: told_grounds }] = &told(&office).await[..] else {
        panic!("the person is not told");
    };
    // Told on Sunday the 22nd: he may object on two working days, and is refused after three at the earliest.
    assert_eq!(until.date.to_string(), "2026-11-24");
    assert_eq!(told_grounds[0].code, "document-missing");
    assert!(told_grounds[0].reason_ru.ends_with("Нет справки"), "{}", told_grounds[0].reason_ru);
    let found = detail(&office).await;
    assert_eq!((&found["case"]["waits_until"]["date"], &found["case"]["due"]), (&json!("2026-11-25"), &due));
    post(&executor, "/decision", &decision, StatusCode::CONFLICT, "hearing-runs").await;
    post(&executor, "/resume", &json!({}), StatusCode::CONFLICT, "hearing-runs").await;
    post(&executor, "/correction", &correction(), StatusCode::CONFLICT, "waits").await;

    assert_eq!(answer(&office, &Answering::first(Stance::Objection)).await, None);
    assert_eq!(told(&office).await, [CaseEvent::Answered]);
    assert_eq!(detail(&office).await["supplements"][0]["stance"], "objection");
    let other = refusal(&office, &["document-missing", "data-differ"]).await;
    post(&executor, "/decision", &other, StatusCode::UNPROCESSABLE_ENTITY, "ground-not-told").await;
    post(&executor, "/decision", &decision, StatusCode::NO_CONTENT, "").await;
}

#[tokio::test]
async fn a_refusal_rests_on_what_the_person_was_told() {
    refused_on_what_was_told(Office::open().await).await;
}

#[tokio::test]
async fn a_refusal_rests_on_what_the_person_was_told_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        refused_on_what_was_told(office).await;
    }
}

async fn refused_in_silence(office: Office) {
    let executor = taken(&office).await;
    post(&executor, "/hearing", &grounds(MISSING), StatusCode::NO_CONTENT, "").await;
    assert_eq!(told(&office).await.len(), 1);
    let late =
        Answering { accepted: NOW.plus_seconds(3 * DAY_SECONDS), ..Answering::first(Stance::Objection) };
    office.clock.advance_seconds(3 * DAY_SECONDS);
    assert_eq!(office.workstation.resume_late().await, Ok(0), "three working days have not passed");
    assert_eq!(answer(&office, &late).await, None);
    let reasons = told(&office).await;
    assert!(
        reasons
            .iter()
            .any(|event| matches!(event, CaseEvent::AnswerRefused { reason } if reason == "too-late")),
        "two days were his: {reasons:?}"
    );
    office.clock.advance_seconds(DAY_SECONDS);
    assert_eq!(office.workstation.resume_late().await, Ok(1));
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let decision = refusal(&office, MISSING).await;
    post(&executor, "/decision", &decision, StatusCode::NO_CONTENT, "").await;
}

#[tokio::test]
async fn who_is_silent_is_refused_when_his_days_have_passed() {
    refused_in_silence(Office::open().await).await;
}

#[tokio::test]
async fn who_is_silent_is_refused_when_his_days_have_passed_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        refused_in_silence(office).await;
    }
}

async fn accepted_while_heard(office: Office) {
    let executor = taken(&office).await;
    post(&executor, "/hearing", &grounds(MISSING), StatusCode::NO_CONTENT, "").await;
    let checklist = checklist(&detail(&office).await, "satisfied");
    let accept = json!({ "checklist": checklist, "decision": { "kind": "accept" } });
    post(&executor, "/decision", &accept, StatusCode::NO_CONTENT, "").await;
    assert_eq!(detail(&office).await["case"]["waits_until"], Value::Null);
    let late = Answering { message: "a-2", ..Answering::first(Stance::NothingToAdd) };
    told(&office).await;
    assert_eq!(answer(&office, &late).await, None);
    assert_eq!(told(&office).await, [CaseEvent::AnswerRefused { reason: "not-waiting".to_owned() }]);
}

#[tokio::test]
async fn a_request_is_accepted_while_the_person_is_heard() {
    accepted_while_heard(Office::open().await).await;
}

#[tokio::test]
async fn a_request_is_accepted_while_the_person_is_heard_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        accepted_while_heard(office).await;
    }
}

#[tokio::test]
async fn only_the_executor_opens_a_hearing_with_whole_grounds() {
    let office = Office::open().await;
    let executor = taken(&office).await;
    for iin in [SIGNER, CLERK] {
        let other = Program::signed_in(&office.router, iin).await;
        post(&other, "/hearing", &grounds(MISSING), StatusCode::FORBIDDEN, "not-yours").await;
    }
    let neighbour = Program::signed_in(&office.router, NEIGHBOUR).await;
    post(&neighbour, "/hearing", &grounds(MISSING), StatusCode::NOT_FOUND, "not-found").await;
    for (wrong, code) in [
        (grounds(&[]), "no-ground"),
        (grounds(&["no-such-ground"]), "unknown-ground"),
        (json!({ "grounds": [{ "ground": "document-missing", "fact_kk": " ", "fact_ru": "" }] }), "no-fact"),
    ] {
        post(&executor, "/hearing", &wrong, StatusCode::UNPROCESSABLE_ENTITY, code).await;
    }
    assert!(told(&office).await.is_empty());
    assert_eq!(
        Asking::first().service,
        "kezek-almaty-2012-424-queue",
        "thirty days: the law asks for a hearing"
    );
}
