//! A case that waits for its applicant: asked, told, gone on by hand or by itself.

use axum::http::{Method, StatusCode};
use kezek_kernel::Language;
use kezek_messages::{CaseEvent, CaseNotification};
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::{Browser, Program, deliver};
use crate::office::{CLERK, EXECUTOR, NEIGHBOUR, Office, SIGNER};
use crate::walk::{checklist, sent};

pub(crate) const CASE: &str = "/api/v1/cases/2026-000001";
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A case that the executor has taken.
pub(crate) async fn taken(office: &Office) -> Program {
    let asking = Asking::first();
    let request = asking.request().await;
    let (status, _) = deliver(&office.router, asking.envelope(office, &request)).await;
    assert_eq!(status, StatusCode::OK);
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    post(&executor, "/take", &json!({}), StatusCode::NO_CONTENT, "").await;
    sent(office).await;
    executor
}

pub(crate) async fn post(program: &Program, tail: &str, body: &Value, status: StatusCode, code: &str) {
    let (found, answer) = program.call(Method::POST, &format!("{CASE}{tail}"), Some(body)).await;
    assert_eq!(found, status, "{tail}: {answer}");
    assert_eq!(answer["code"].as_str().unwrap_or_default(), code, "{tail}");
}

fn asking(documents: &[&str], text_kk: &str, text_ru: &str, days: u16) -> Value {
    let wanted = json!({ "documents": documents, "text_kk": text_kk, "text_ru": text_ru });
    json!({ "wanted": wanted, "working_days": days })
}

pub(crate) fn correction() -> Value {
    asking(&["income"], "Анықтама ескірген", "Справка устарела", 3)
}

pub(crate) async fn told(office: &Office) -> Vec<CaseEvent> {
    let sent = sent(office).await;
    sent.iter().map(|dispatch| dispatch.data.read::<CaseNotification>().unwrap().event).collect()
}

async fn summary(program: &Program) -> Value {
    let (_, detail) = program.call(Method::GET, CASE, None).await;
    detail["case"].clone()
}

#[tokio::test]
async fn the_applicant_is_asked_and_the_executor_goes_on() {
    let office = Office::open().await;
    let executor = taken(&office).await;
    let due = summary(&executor).await["due"].clone();
    post(&executor, "/correction", &correction(), StatusCode::NO_CONTENT, "").await;
    let [CaseEvent::Needs { what, until: Some(until), documents, words: Some(words) }] =
        &told(&office).await[..]
    else {
        panic!("the applicant is not told");
    };
    assert_eq!((what.as_str(), until.date.to_string().as_str()), ("correction", "2026-11-25"));
    assert_eq!(documents, &["income"]);
    assert_eq!((words.kk.as_str(), words.ru.as_str()), ("Анықтама ескірген", "Справка устарела"));

    let waiting = summary(&executor).await;
    assert_eq!(waiting["waits_until"]["date"], "2026-11-25");
    assert_eq!(waiting["due"], due, "the clock runs on");
    let (_, detail) = executor.call(Method::GET, CASE, None).await;
    let decision = json!({ "checklist": checklist(&detail, "satisfied"), "decision": { "kind": "accept" } });
    post(&executor, "/decision", &decision, StatusCode::CONFLICT, "waits").await;
    post(&executor, "/correction", &correction(), StatusCode::CONFLICT, "waits").await;

    post(&executor, "/resume", &json!({}), StatusCode::NO_CONTENT, "").await;
    assert!(matches!(&told(&office).await[..], [CaseEvent::Moved { position }] if position == "C3.1"));
    post(&executor, "/resume", &json!({}), StatusCode::CONFLICT, "not-suspended").await;
    assert_eq!(summary(&executor).await["waits_until"], Value::Null);
    post(&executor, "/decision", &decision, StatusCode::NO_CONTENT, "").await;
}

#[tokio::test]
async fn only_the_executor_asks_and_says_what_and_until_when() {
    let office = Office::open().await;
    let executor = taken(&office).await;
    for iin in [SIGNER, CLERK] {
        let other = Program::signed_in(&office.router, iin).await;
        post(&other, "/correction", &correction(), StatusCode::FORBIDDEN, "not-yours").await;
        post(&other, "/resume", &json!({}), StatusCode::FORBIDDEN, "not-yours").await;
    }
    let neighbour = Program::signed_in(&office.router, NEIGHBOUR).await;
    post(&neighbour, "/correction", &correction(), StatusCode::NOT_FOUND, "not-found").await;
    let table = [
        (asking(&["income"], "", "", 1), "correction-days"),
        (asking(&["income"], "", "", 11), "correction-days"),
        (asking(&[], "", "", 3), "correction-what"),
        (asking(&[], "Анықтама ескірген", " ", 3), "correction-what"),
        (asking(&["passport-of-the-moon"], "", "", 3), "correction-what"),
        (asking(&["income", "income"], "", "", 3), "correction-what"),
        (asking(&[], &"ә".repeat(2_001), "Справка", 3), "too-long"),
    ];
    for (body, code) in table {
        post(&executor, "/correction", &body, StatusCode::UNPROCESSABLE_ENTITY, code).await;
    }
    assert!(told(&office).await.is_empty());
}

#[tokio::test]
async fn a_case_goes_on_by_itself_when_the_time_has_run_out() {
    let office = Office::open().await;
    let executor = taken(&office).await;
    post(&executor, "/correction", &correction(), StatusCode::NO_CONTENT, "").await;
    assert_eq!(told(&office).await.len(), 1);
    office.clock.advance_seconds(3 * DAY_SECONDS);
    assert_eq!(office.workstation.resume_late().await, Ok(0), "Wednesday has not ended yet");
    office.clock.advance_seconds(DAY_SECONDS);
    assert_eq!(office.workstation.resume_late().await, Ok(1));
    // What nobody acknowledged in four days comes again beside it.
    assert!(told(&office).await.iter().any(|event| matches!(event, CaseEvent::Moved { .. })));
    assert_eq!(office.workstation.resume_late().await, Ok(0));
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    assert_eq!(summary(&executor).await["waits_until"], Value::Null);
}

#[tokio::test]
async fn the_pages_ask_and_say_that_the_case_waits() {
    let office = Office::open().await;
    taken(&office).await;
    let case = "/cases/2026-000001";
    let mut browser = Browser::signed_in(&office.router, EXECUTOR).await;
    let page = browser.get(case).await;
    assert!(page.text.contains(&format!("{case}/correct")), "{}", page.text);
    let form = browser.get(&format!("{case}/correct")).await;
    assert!(form.text.contains("value=\"income\""), "{}", form.text);
    let fault = browser.post(&format!("{case}/correct"), &[("document", "income"), ("days", "many")]).await;
    assert_eq!(fault.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(fault.text.contains("2 жұмыс күнінен 10 жұмыс күніне дейін"), "{}", fault.text);
    let asked = browser.post(&format!("{case}/correct"), &[("document", "income"), ("days", "3")]).await;
    assert_eq!(asked.location, case, "{}", asked.text);
    assert!(browser.get("/").await.text.contains("өтініш берушіні күтуде"));
    for language in Language::ALL {
        browser.get(&format!("/people?lang={language}")).await;
        let page = browser.get(case).await;
        let found = kezek_web::inspect::faults(&page.text, language);
        assert!(found.is_empty(), "{language}: {found:?}");
        assert!(page.text.contains(&format!("{case}/resume")), "{}", page.text);
    }
    assert_eq!(browser.post(&format!("{case}/resume"), &[]).await.location, case);
    assert!(browser.get(case).await.text.contains("found.income"));
}
