//! A call sent again under its key gets the answer it got, and its act happens once.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::Program;
use crate::office::{EXECUTOR, Office, SIGNER};
use crate::routes::places::register;
use crate::walk::{checklist, signatures};

/// Sends the call twice and hands back the one answer of both.
async fn twice(program: &Program, key: &str, path: &str, body: &Value, expected: StatusCode) -> Value {
    let first = program.post_once(key, path, body).await;
    assert_eq!(first.0, expected, "{path}: {}", first.1);
    assert_eq!(program.post_once(key, path, body).await, first, "{path}");
    first.1
}

#[tokio::test]
async fn every_officers_act_may_be_sent_again() {
    let office = Office::open().await;
    let number = register(&office, &Asking::first()).await;
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let entries = office.workstation.store().journal_size();
    twice(&executor, "k-1", &at("/take"), &json!({}), StatusCode::NO_CONTENT).await;
    let (_, detail) = executor.call(axum::http::Method::GET, &at(""), None).await;
    let checklist = checklist(&detail, "satisfied");
    let decision = json!({ "checklist": checklist, "decision": { "kind": "accept" } });
    twice(&executor, "k-2", &at("/decision"), &decision, StatusCode::NO_CONTENT).await;
    let prepared = twice(&executor, "k-3", &at("/document"), &json!({}), StatusCode::OK).await;
    let signer = Program::signed_in(&office.router, SIGNER).await;
    twice(&signer, "k-4", &at("/signature"), &signatures(&prepared), StatusCode::OK).await;
    // Four acts, one opening of the request and two of the prepared document.
    assert_eq!(office.workstation.store().journal_size(), entries + 4 + 1 + 2);
}

#[tokio::test]
async fn a_key_belongs_to_one_call() {
    let office = Office::open().await;
    let number = register(&office, &Asking::first()).await;
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    twice(&executor, "k-1", &at("/take"), &json!({}), StatusCode::NO_CONTENT).await;
    let (status, refused) = executor.post_once("k-1", &at("/document"), &json!({})).await;
    let expected = (StatusCode::CONFLICT, &json!("idempotency-key-of-another-request"));
    assert_eq!((status, &refused["code"]), expected);
    let (status, refused) = executor.post_once("two words", &at("/take"), &json!({})).await;
    assert_eq!((status, &refused["code"]), (StatusCode::BAD_REQUEST, &json!("idempotency-key-wrong")));
    // Without its key the call is another one: the case is taken already.
    let (status, _) = executor.call(axum::http::Method::POST, &at("/take"), None).await;
    assert_eq!(status, StatusCode::CONFLICT);
}
