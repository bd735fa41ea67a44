//! How a due date was counted, told by page and API from what the case holds.

use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::citizen::Asking;
use crate::http::{Browser, Program, deliver};
use crate::office::{EXECUTOR, Office};

/// The request comes on a Sunday and counts as received on Monday.
async fn registered(office: &Office) -> &'static str {
    let asking = Asking::first();
    let request = asking.request().await;
    let (status, _) = deliver(&office.router, asking.envelope(office, &request)).await;
    assert_eq!(status, StatusCode::OK);
    "2026-000001"
}

#[tokio::test]
async fn the_api_tells_the_count_of_each_term() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let program = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, detail) = program.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    let [term] = detail["terms"].as_array().unwrap().as_slice() else { panic!("{detail}") };
    let text = |key: &str| term[key].as_str().unwrap();
    assert_eq!(
        [text("of"), text("start"), text("length"), text("rule")],
        ["service", "P6", "30 calendar-days", "next-day"]
    );
    assert_eq!(term["due"]["date"], "2026-12-23", "{term}");
    let steps = term["derivation"].as_array().unwrap();
    let arrived = steps.iter().find(|step| step["step"]["line"] == "arrived").unwrap();
    assert_eq!(
        (&arrived["step"]["from"], &arrived["step"]["to"]),
        (&"2026-11-22".into(), &"2026-11-23".into())
    );
    assert_eq!(arrived["norm"], "administrative-code-64");
    assert_ne!(steps.last().map(|step| &step["norm"]), Some(&Value::Null), "{term}");
}

#[tokio::test]
async fn the_page_unfolds_the_count() {
    let office = Office::open().await;
    let number = registered(&office).await;
    let mut browser = Browser::signed_in(&office.router, EXECUTOR).await;
    let page = browser.get(&format!("/cases/{number}")).await;
    for words in [
        "<details><summary>Мерзім қалай есептелді</summary>",
        "қараша күні – жұмыс күні емес (демалыс күні)",
        "Әкімшілік рәсімдік-процестік кодекс, 64-бап",
        "30 күнтізбелік күн",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    assert!(!page.text.contains('⟦'), "{}", page.text);
}
