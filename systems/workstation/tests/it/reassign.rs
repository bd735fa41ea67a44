//! The head gives a case to another officer: on the desk, before it has one, and while its document waits for a signature.

use axum::http::{Method, StatusCode};
use kezek_store::Read as _;
use serde_json::{Value, json};

use crate::http::Browser;
use crate::office::Office;
use crate::staff::STAFF_HEAD;
use crate::steps::{KYZYLORDA, acts, done, refused, sound};

#[tokio::test]
async fn a_case_goes_to_another_officer_of_the_same_role() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let number = number.as_str();
    let (executor, other) = (staff.executor_id.to_string(), staff.other_id.to_string());
    let to = |officer: &str| json!({ "to": officer, "reason": "Еңбек демалысы" });

    refused(&staff.head, number, "/reassign", &to(&other), "nobody-has").await;
    done(&staff.other, number, "/pass", &json!({})).await;
    // No desk has it, but the other executor is responsible.
    done(&staff.head, number, "/reassign", &to(&executor)).await;
    done(&staff.clerk, number, "/pass", &json!({})).await;
    done(&staff.head, number, "/assign", &json!({ "executor": executor })).await;

    staff.only(&staff.head, number, "/reassign", &to(&other)).await;
    refused(&staff.head, number, "/reassign", &to(&executor), "no-successor").await;
    refused(&staff.head, number, "/reassign", &to(&staff.clerk_id.to_string()), "no-successor").await;
    refused(&staff.head, number, "/reassign", &json!({ "to": other, "reason": "  " }), "no-reason").await;
    let decision = staff.decision(number, true).await;
    let path = format!("/api/v1/cases/{number}/reassign");
    let entries = office.workstation.store().journal_size();
    for _ in 0..2 {
        assert_eq!(staff.head.post_once("r-1", &path, &to(&other)).await.0, StatusCode::NO_CONTENT);
    }
    assert_eq!(office.workstation.store().journal_size(), entries + 1);
    refused(&staff.executor, number, "/decision", &decision, "not-yours").await;
    done(&staff.other, number, "/decision", &decision).await;
    done(&staff.other, number, "/document", &json!({})).await;

    // The document goes along: the new executor prepares it again, the one who drafted it no longer does.
    done(&staff.head, number, "/reassign", &to(&executor)).await;
    refused(&staff.other, number, "/document", &json!({}), "not-yours").await;
    done(&staff.executor, number, "/document", &json!({})).await;
    let (status, signed) = staff.sign(number).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
    refused(&staff.other, number, "/pass", &json!({}), "not-yours").await;
    let path = format!("/api/v1/cases/{number}");
    let (_, detail) = staff.head.call(Method::GET, &path, None).await;
    assert_eq!(
        (&detail["case"]["holder"], &detail["case"]["executor"]),
        (&json!(executor), &json!(executor))
    );
    let notes: Vec<&Value> = detail["notes"].as_array().unwrap().iter().collect();
    assert_eq!(notes, ["Еңбек демалысы"; 3]);
    let given: Vec<String> =
        acts(&office, number).await.into_iter().filter(|act| act.starts_with("case-reassign")).collect();
    assert_eq!(given, ["case-reassign S4.1", "case-reassign S6-examine.1", "case-reassign S7.1"]);
    names_nobody(&office).await;
    done(&staff.executor, number, "/pass", &json!({})).await;
    refused(&staff.head, number, "/reassign", &to(&other), "moved").await;
}

/// The public parts of assigning and giving name no officer.
async fn names_nobody(office: &Office) {
    let entries = office
        .workstation
        .store()
        .read(|read| read.all("SELECT entry FROM store_journal_entry", &[], |row| row.get::<Vec<u8>>(0)));
    let texts = entries.await.unwrap().into_iter().map(|entry| String::from_utf8_lossy(&entry).into_owned());
    let about = texts.filter(|text| text.contains("case-assign") || text.contains("case-reassign"));
    let about: Vec<String> = about.collect();
    assert_eq!(about.len(), 4);
    let read = office.workstation.store().read(|read| {
        read.all("SELECT officer_id FROM officers", &[], |row| row.get::<kezek_kernel::OfficerId>(0))
    });
    for officer in read.await.unwrap() {
        assert!(about.iter().all(|text| !text.contains(&officer.to_string())), "{about:?}");
    }
}

#[tokio::test]
async fn the_page_of_the_head_gives_a_case_with_its_reason() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    done(&staff.other, &number, "/pass", &json!({})).await;
    let case = format!("/cases/{number}");
    let mut head = Browser::signed_in(&office.router, STAFF_HEAD).await;
    let page = sound(&mut head, &case).await;
    assert!(page.contains("Give the case to another officer"), "{page}");
    let executor = staff.executor_id.to_string();
    let empty = head.post(&format!("{case}/reassign"), &[("successor", &executor), ("reason", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Write the reason"), "{}", empty.text);
    let fields = [("successor", executor.as_str()), ("reason", "Іссапар")];
    assert_eq!(head.post(&format!("{case}/reassign"), &fields).await.location, "/");
    let page = sound(&mut head, &case).await;
    assert!(page.contains("Gave the case to another officer") && page.contains("Іссапар"), "{page}");
}
