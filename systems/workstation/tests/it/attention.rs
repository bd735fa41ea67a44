//! Heads are told about terms: once before a step's term ends, once when it has ended, and never twice.

use axum::http::Method;
use kezek_kernel::Instant;
use serde_json::json;

use crate::http::{Browser, Program};
use crate::office::{NOW, Office};
use crate::staff::{STAFF_CLERK, STAFF_EXECUTOR, STAFF_HEAD};
use crate::steps::{OSKEMEN, acts, done, sound};

const DAY: i64 = 24 * 60 * 60;

async fn told(office: &Office) -> usize {
    let told = office.workstation.tell_heads().await.unwrap();
    assert_eq!(office.workstation.tell_heads().await.unwrap(), 0, "nothing is told twice");
    told
}

async fn waiting(office: &Office) -> u64 {
    let head = Program::signed_in(&office.router, STAFF_HEAD).await;
    let (_, list) = head.call(Method::GET, "/api/v1/cases?show=attention", None).await;
    list["total"].as_u64().unwrap()
}

async fn alert(office: &Office, number: &str) -> serde_json::Value {
    let head = Program::signed_in(&office.router, STAFF_HEAD).await;
    let (_, detail) = head.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    detail["alert"].clone()
}

#[tokio::test]
async fn the_head_is_told_before_a_term_ends_and_when_it_has_ended() {
    let office = Office::open().await;
    // A Monday, within office hours.
    office.clock.advance_seconds(DAY);
    let staff = OSKEMEN.appoint(&office).await;
    let number = OSKEMEN.register(&office, &staff).await;
    assert_eq!(told(&office).await, 0, "a term of minutes is too short to be announced");
    assert_eq!(waiting(&office).await, 0);
    office.clock.advance_seconds(3600);
    assert_eq!(told(&office).await, 1);
    assert_eq!((alert(&office, &number).await, waiting(&office).await), (json!("ended"), 1));

    let clerk = Program::signed_in(&office.router, STAFF_CLERK).await;
    done(&clerk, &number, "/pass", &json!({})).await;
    assert_eq!(waiting(&office).await, 0, "about the next step nothing was told");
    let head = Program::signed_in(&office.router, STAFF_HEAD).await;
    done(&head, &number, "/assign", &json!({ "executor": staff.executor_id.to_string() })).await;
    let (_, detail) = head.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    let ends: Instant = detail["case"]["due"]["instant"].as_str().unwrap().parse().unwrap();
    assert!(ends > NOW.plus_seconds(8 * DAY), "{detail}");

    office.clock.set(ends.plus_seconds(-6 * DAY));
    assert_eq!(told(&office).await, 0);
    office.clock.set(ends.plus_seconds(-DAY - 3600));
    assert_eq!(told(&office).await, 1);
    assert_eq!((alert(&office, &number).await, waiting(&office).await), (json!("before"), 1));
    office.clock.set(ends.plus_seconds(-60));
    assert_eq!(told(&office).await, 0);
    office.clock.set(ends);
    assert_eq!(told(&office).await, 1);
    assert_eq!((alert(&office, &number).await, waiting(&office).await), (json!("ended"), 1));

    let mut browser = Browser::signed_in(&office.router, STAFF_HEAD).await;
    let page = sound(&mut browser, &format!("/cases/{number}")).await;
    assert!(
        page.contains("1 needs attention") && page.contains("The term of this step has ended."),
        "{page}"
    );
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    assert!(!executor.get("/").await.text.contains("attention"));
    let lines = acts(&office, &number).await;
    assert_eq!(lines.iter().filter(|line| line.starts_with("case-escalate")).count(), 3, "{lines:?}");
}
