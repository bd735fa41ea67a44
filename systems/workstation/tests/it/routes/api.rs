//! The API: who may do what, and what a refusal says.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::{Program, deliver};
use crate::office::{CLERK, EXECUTOR, NEIGHBOUR, Office, SIGNER};
use crate::walk::{accept, checklist, heard, sent, signatures};

async fn registered(office: &Office) -> String {
    let asking = Asking::first();
    let request = asking.request().await;
    deliver(&office.router, asking.envelope(office, &request)).await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, list) = executor.call(Method::GET, "/api/v1/cases", None).await;
    list["cases"][0]["number"].as_str().unwrap().to_owned()
}

/// Every route of a case.
fn routes(number: &str) -> Vec<(Method, String, Option<Value>)> {
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    let decision = json!({ "checklist": [], "decision": { "kind": "accept" } });
    let reassign = json!({ "to": "0193c0de-0000-7000-8000-000000000000", "reason": "Демалыс" });
    let signature = json!({ "document": "0193-", "xml_cms": "", "pdf_cms": "" });
    vec![
        (Method::GET, at(""), None),
        (Method::POST, at("/take"), None),
        (Method::POST, at("/pass"), Some(json!({}))),
        (Method::POST, at("/assign"), Some(json!({}))),
        (Method::POST, at("/reassign"), Some(reassign)),
        (Method::POST, at("/decision"), Some(decision)),
        (Method::POST, at("/document"), Some(json!({}))),
        (Method::GET, at("/document"), None),
        (Method::GET, at("/document.pdf"), None),
        (Method::POST, at("/signature"), Some(signature)),
    ]
}

#[tokio::test]
async fn a_neighbour_providers_case_does_not_exist() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let neighbour = Program::signed_in(&office.router, NEIGHBOUR).await;
    let (_, list) = neighbour.call(Method::GET, "/api/v1/cases", None).await;
    assert_eq!(list["total"], 0);
    for (method, path, body) in routes(&number) {
        let (status, answer) = neighbour.call(method.clone(), &path, body.as_ref()).await;
        assert_eq!(
            (status, &answer["code"]),
            (StatusCode::NOT_FOUND, &json!("not-found")),
            "{method} {path}"
        );
    }
    let (status, _) = neighbour.call(Method::GET, "/api/v1/lists/196220100/large-families", None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_lower_role_sees_the_list_and_does_nothing() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let clerk = Program::signed_in(&office.router, CLERK).await;
    let (_, list) = clerk.call(Method::GET, "/api/v1/cases", None).await;
    assert_eq!(list["total"], 1);
    for (method, path, body) in routes(&number) {
        let (status, answer) = clerk.call(method.clone(), &path, body.as_ref()).await;
        assert!(status.is_client_error(), "{method} {path}: {status} {answer}");
    }
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, free) = executor.call(Method::GET, "/api/v1/cases?show=unit", None).await;
    assert_eq!(free["total"], 1);
}

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let stranger = Program::stranger(&office.router);
    for (method, path, body) in routes(&number) {
        let (status, answer) = stranger.call(method.clone(), &path, body.as_ref()).await;
        assert_eq!(
            (status, &answer["code"]),
            (StatusCode::UNAUTHORIZED, &json!("signed-out")),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn decisions_that_are_not_complete_are_refused_with_their_reason() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    executor.call(Method::POST, &at("/take"), None).await;
    let (_, detail) = executor.call(Method::GET, &at(""), None).await;
    let whole = checklist(&detail, "satisfied");
    let refuse =
        |grounds: Value| json!({ "checklist": whole, "decision": { "kind": "refuse", "grounds": grounds } });
    let ground = |code: &str, kk: &str, ru: &str| json!({ "ground": code, "fact_kk": kk, "fact_ru": ru });
    let cases = [
        (json!({ "checklist": [], "decision": { "kind": "accept" } }), "checklist"),
        (
            json!({ "checklist": checklist(&detail, "not-satisfied"), "decision": { "kind": "accept" } }),
            "checklist-not",
        ),
        (refuse(json!([])), "no-ground"),
        (refuse(json!([ground("no-such-ground", "а", "а")])), "unknown-ground"),
        (refuse(json!([ground("document-missing", "  ", "нет")])), "no-fact"),
        (refuse(json!([ground("document-missing", "жоқ", &"н".repeat(2001))])), "too-long"),
    ];
    for (decision, code) in cases {
        let (status, answer) = executor.call(Method::POST, &at("/decision"), Some(&decision)).await;
        assert_eq!((status, &answer["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(code)));
    }
    let (status, answer) = executor.call(Method::POST, &at("/decision"), Some(&json!({ "x": 1 }))).await;
    assert_eq!((status.is_client_error(), &answer["code"]), (true, &json!("body-unreadable")));
}

#[tokio::test]
async fn a_refusal_is_a_signed_document_of_its_own() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    executor.call(Method::POST, &at("/take"), None).await;
    let (_, detail) = executor.call(Method::GET, &at(""), None).await;
    let grounds =
        json!([{ "ground": "document-missing", "fact_kk": "Анықтама жоқ", "fact_ru": "Нет справки" }]);
    heard(&office, &executor, &Asking::first(), &number, &grounds).await;
    let decision = json!({
        "checklist": checklist(&detail, "not-satisfied"),
        "decision": { "kind": "refuse", "grounds": grounds },
    });
    let (status, answer) = executor.call(Method::POST, &at("/decision"), Some(&decision)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let (status, draft) = executor.call(Method::POST, &at("/document"), Some(&json!({}))).await;
    assert_eq!((status, &draft["kind"]), (StatusCode::OK, &json!("refusal")), "{draft}");
    let signer = Program::signed_in(&office.router, SIGNER).await;
    let (status, done) = signer.call(Method::POST, &at("/signature"), Some(&signatures(&draft))).await;
    assert_eq!((status, &done["place"]), (StatusCode::OK, &Value::Null), "{done}");
    let sent = sent(&office).await;
    let result: kezek_messages::CaseResult = sent.last().unwrap().data.read().unwrap();
    let kezek_messages::Resolution::Negative { grounds } = result.resolution else { panic!("positive") };
    assert_eq!(grounds[0].code, "document-missing");
    assert!(grounds[0].reason_ru.ends_with("Нет справки"), "{}", grounds[0].reason_ru);
}

#[tokio::test]
async fn only_the_named_signer_signs_and_only_what_he_saw() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let draft = accept(&executor, &number).await;
    let address = format!("/api/v1/cases/{number}/signature");
    let (status, answer) = executor.call(Method::POST, &address, Some(&signatures(&draft))).await;
    assert_eq!(
        (status, &answer["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("signature")),
        "{answer}"
    );
    let signer = Program::signed_in(&office.router, SIGNER).await;
    let mut swapped = signatures(&draft);
    swapped["pdf_cms"] = swapped["xml_cms"].clone();
    let (status, answer) = signer.call(Method::POST, &address, Some(&swapped)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer["findings"], json!(["message-digest-differs"]), "{answer}");
    let mut other = signatures(&draft);
    other["document"] = json!("0193c0de-0000-7000-8000-000000000000");
    let (status, answer) = signer.call(Method::POST, &address, Some(&other)).await;
    assert_eq!((status, &answer["code"]), (StatusCode::CONFLICT, &json!("other-draft")));
}

#[tokio::test]
async fn the_description_names_every_route() {
    let office = Office::open().await;
    let (status, description) =
        Program::stranger(&office.router).call(Method::GET, "/api/openapi.json", None).await;
    assert_eq!(status, StatusCode::OK);
    let paths = description["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 48, "{:?}", paths.keys().collect::<Vec<_>>());
}
