//! The head extends the terms of a case: who may, by how much, what the applicant is told, on which days the terms end then; on
//! both engines.

use axum::http::{Method, StatusCode};
use kezek_messages::{CaseEvent, ExtendedTerm};
use serde_json::{Value, json};

use crate::http::Browser;
use crate::office::{Office, on_postgresql};
use crate::staff::{STAFF_EXECUTOR, STAFF_HEAD, Staff};
use crate::steps::{KYZYLORDA, OSKEMEN, acts, done, refused, sound, told};

const DAY_SECONDS: i64 = 24 * 60 * 60;

fn by(working_days: u16) -> Value {
    json!({ "working_days": working_days, "reason": { "kk": " Мұрағатқа сұрау ", "ru": "Запрос в архив" } })
}

/// The day on which the result is due.
async fn service_due(staff: &Staff, number: &str) -> String {
    let (_, detail) = staff.head.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    detail["case"]["service_due"]["date"].as_str().unwrap().to_owned()
}

async fn extended(office: Office) {
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let number = number.as_str();
    done(&staff.other, number, "/pass", &json!({})).await;
    assert!(matches!(told(&office).await, Some(CaseEvent::Registered { .. })));
    assert_eq!(service_due(&staff, number).await, "2026-12-18");

    staff.only(&staff.head, number, "/extension", &by(10)).await;
    for (wrong, code) in [
        (by(0), "extension-days"),
        (by(42), "extension-days"),
        (json!({ "working_days": 5, "reason": { "kk": " ", "ru": "Запрос" } }), "no-reason"),
        (json!({ "working_days": 5, "reason": { "kk": "ә".repeat(2_001), "ru": "Запрос" } }), "too-long"),
    ] {
        refused(&staff.head, number, "/extension", &wrong, code).await;
    }
    assert_eq!(told(&office).await, None);

    let path = format!("/api/v1/cases/{number}/extension");
    for _ in 0..2 {
        assert_eq!(staff.head.post_once("e-1", &path, &by(10)).await.0, StatusCode::NO_CONTENT);
    }
    let Some(CaseEvent::Extended { term, due, reason }) = told(&office).await else { panic!("not told") };
    // The 25th day was a Friday; ten working days later it is the 5th of January: three days belong to the New Year.
    assert_eq!((term, due.date.to_string().as_str()), (ExtendedTerm::Result, "2027-01-05"));
    assert_eq!((reason.kk.as_str(), reason.ru.as_str()), ("Мұрағатқа сұрау", "Запрос в архив"));
    assert_eq!(service_due(&staff, number).await, "2027-01-05");
    let (_, detail) = staff.head.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    assert_eq!(detail["notes"], json!(["Мұрағатқа сұрау / Запрос в архив"]));

    // Two months past the 18th of December at the latest, all extensions together.
    done(&staff.head, number, "/extension", &by(31)).await;
    assert_eq!(service_due(&staff, number).await, "2027-02-18");
    refused(&staff.head, number, "/extension", &by(1), "no-extension").await;
    let extensions = acts(&office, number).await.into_iter().filter(|act| act.starts_with("term-extend"));
    assert_eq!(extensions.collect::<Vec<_>>(), ["term-extend S4.1"; 2]);
}

#[tokio::test]
async fn the_head_extends_the_terms() {
    extended(Office::open().await).await;
}

#[tokio::test]
async fn the_head_extends_the_terms_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        extended(office).await;
    }
}

#[tokio::test]
async fn a_term_that_has_run_out_is_not_extended() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let number = OSKEMEN.register(&office, &staff).await;
    office.clock.advance_seconds(40 * DAY_SECONDS);
    let head = crate::http::Program::signed_in(&office.router, STAFF_HEAD).await;
    refused(&head, &number, "/extension", &by(5), "no-extension").await;
}

#[tokio::test]
async fn the_page_of_the_head_extends_with_a_reason() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let (case, form) = (format!("/cases/{number}"), format!("/cases/{number}/extend"));
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    assert!(!sound(&mut executor, &case).await.contains("Extend the term"));
    let mut head = Browser::signed_in(&office.router, STAFF_HEAD).await;
    assert!(sound(&mut head, &case).await.contains("Extend the term"));
    let page = sound(&mut head, &form).await;
    assert!(page.contains("Article 76") && page.contains("At most 41"), "{page}");

    let sent = [("days", "42"), ("reason-kk", "Мұрағатқа сұрау"), ("reason-ru", "Запрос в архив")];
    let wrong = head.post(&form, &sent).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Мұрағатқа сұрау"), "what was typed stays: {}", wrong.text);
    let sent = [("days", "5"), ("reason-kk", "Мұрағатқа сұрау"), ("reason-ru", "")];
    assert!(head.post(&form, &sent).await.text.contains("Write the reason"));
    let sent = [("days", "5"), ("reason-kk", "Мұрағатқа сұрау"), ("reason-ru", "Запрос в архив")];
    assert_eq!(head.post(&form, &sent).await.location, case);
    let page = sound(&mut head, &case).await;
    assert!(page.contains("Extended the term") && page.contains("Запрос в архив"), "{page}");
}
