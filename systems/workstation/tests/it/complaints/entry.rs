//! A complaint that an officer enters, and what is told about it.

use axum::http::{Method, StatusCode};
use kezek_kernel::Instant;
use serde_json::{Value, json};

use super::rig::{HEAD, People, both, listed, post, requested, told};
use crate::http::{Browser, Program};
use crate::office::Office;
use crate::steps::sound;
use crate::walk::signatures_of;

fn by_telephone() -> Value {
    json!({
        "came": "telephone", "iin": "681109100022", "surname": "Сынақбаев", "given": "Ерлан",
        "address": "Талғар қаласы", "about": "action", "circumstances": "Кеңсе жабық болды.",
        "wish": "Жұмыс уақытын сақтауды сұраймын.",
    })
}

async fn enter(program: &Program, body: &Value) -> (u16, Value) {
    let (status, answer) = program.call(Method::POST, "/api/v1/complaints", Some(body)).await;
    (status.as_u16(), answer)
}

fn with(name: &str, value: Value) -> Value {
    let mut body = by_telephone();
    body[name] = value;
    body
}

#[tokio::test]
async fn a_complaint_by_telephone_is_answered_on_paper() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    for (wrong, status, code) in [
        (with("address", json!(" ")), 422, "complaint-unfilled"),
        (with("iin", json!("681109100023")), 400, "iin-wrong"),
        (with("case", json!("2026-000999")), 404, "not-found"),
        (with("came", json!("portal")), 400, "body-unreadable"),
        (with("iin", json!("810620100037")), 403, "own-case"),
        (with("file", json!({ "name": "a.exe", "content": "TVqQ" })), 422, "unfilled"),
    ] {
        let (found, answer) = enter(&people.clerk, &wrong).await;
        assert_eq!((found, answer["code"].as_str().unwrap()), (status, code), "{wrong}");
    }
    assert_eq!(enter(&Program::stranger(&office.router), &by_telephone()).await.0, 401);
    let body = by_telephone();
    for _ in 0..2 {
        let (status, done) = people.clerk.post_once("once", "/api/v1/complaints", &body).await;
        assert_eq!((status, &done["number"]), (StatusCode::OK, &json!("C-2026-000001")));
    }
    let list = listed(&people.head, "open").await;
    assert_eq!((list.len(), &list[0]["came"]), (1, &json!("telephone")));
    // By telephone somebody answered, so the count begins with the next day though it is a Sunday.
    assert_eq!(list[0]["due"]["date"], "2026-11-27");
    assert_eq!(listed(&people.neighbour, "open").await.len(), 0);

    let number = "C-2026-000001";
    assert_eq!(post(&people.head, number, "/take", &json!({})).await.0, 204);
    let words = both("Тексерілді.", "Проверено.");
    let answer = json!({ "outcome": "unsatisfied", "words": words, "signer": people.head_id.to_string() });
    assert_eq!(post(&people.head, number, "/answer", &answer).await.0, 200);
    let path = format!("/api/v1/complaints/{number}");
    let (_, to_sign) = people.head.call(Method::GET, &format!("{path}/answer"), None).await;
    assert_eq!(
        post(&people.head, number, "/signature", &signatures_of(&people.head_key, &to_sign)).await.0,
        200
    );
    assert!(told(&office).await.is_empty(), "nobody but the person himself is told");
    let mut clerk = Browser::signed_in(&office.router, crate::office::CLERK).await;
    let page = clerk.get(&format!("/complaints/{number}/answer.pdf")).await;
    assert_eq!((page.status, page.text.starts_with("%PDF")), (StatusCode::OK, true));
    let (status, _) = people.neighbour.call(Method::GET, &format!("{path}/answer.pdf"), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn officials_are_named_beside_those_whose_surnames_stand_in_the_words() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    let case = requested(&office).await;
    let mut body = with("case", json!(case));
    body["official"] = json!("на Нургалиеву");
    body["officials"] = json!([people.head_id.to_string()]);
    assert_eq!(enter(&people.clerk, &body).await.0, 200);
    let (_, detail) = people.clerk.call(Method::GET, "/api/v1/complaints/C-2026-000001", None).await;
    assert_eq!(detail["concerned"].as_array().unwrap().len(), 2, "{detail}");
    assert_eq!((&detail["signers"], detail["answerers"].as_array().unwrap().len()), (&json!([]), 1));
}

#[tokio::test]
async fn the_head_is_told_once_of_a_complaint_whose_term_has_run_out() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    assert_eq!(enter(&people.clerk, &by_telephone()).await.0, 200);
    let due = listed(&people.head, "open").await[0]["due"]["instant"].clone();
    let due: Instant = due.as_str().unwrap().parse().unwrap();
    office.clock.set(due.plus_seconds(-1));
    assert_eq!(office.workstation.tell_heads().await.unwrap(), 0);
    office.clock.set(due);
    for told in [1, 0] {
        assert_eq!(office.workstation.tell_heads().await.unwrap(), told);
    }
    let people = People { head: Program::signed_in(&office.router, HEAD).await, ..people };
    assert_eq!(listed(&people.head, "overdue").await.len(), 1);
    let reason = json!({ "working_days": 2, "reason": both("Кеш", "Поздно") });
    assert_eq!(post(&people.head, "C-2026-000001", "/take", &json!({})).await.0, 204);
    let extended = post(&people.head, "C-2026-000001", "/extension", &reason).await;
    assert_eq!(extended, (422, "extension-days".to_owned()), "a term that has run out is not extended");
    let mut head = Browser::signed_in(&office.router, HEAD).await;
    let page = head.get("/").await.text;
    assert!(page.contains("/complaints?show=overdue"), "{page}");
    let page = sound(&mut head, "/complaints/C-2026-000001").await;
    assert!(page.contains("The head was told"), "{page}");
    let mut clerk = Browser::signed_in(&office.router, crate::office::CLERK).await;
    let list = clerk.get("/").await.text;
    assert!(!list.contains("/complaints?show=overdue"), "only the head is urged");
}
