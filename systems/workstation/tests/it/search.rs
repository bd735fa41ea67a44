//! Searching cases: by numbers, by the person's number, by words of the name; every search is recorded.

use axum::http::{Method, StatusCode};
use kezek_store::Read as _;
use serde_json::json;

use crate::http::{Browser, Program};
use crate::office::Office;
use crate::staff::STAFF_EXECUTOR;
use crate::steps::{KYZYLORDA, sound};

async fn found(program: &Program, words: &str) -> usize {
    let body = json!({ "words": words });
    let (status, answer) = program.call(Method::POST, "/api/v1/cases/search", Some(&body)).await;
    assert_eq!(status, StatusCode::OK, "{words}: {answer}");
    answer["cases"].as_array().unwrap().len()
}

async fn searches(office: &Office) -> (i64, i64) {
    let read = office.workstation.store().read(|read| {
        let mut count = |sql: &str| read.one(sql, &[], |row| row.get::<i64>(0));
        let opened = count("SELECT count(*) FROM data_openings WHERE part = 'search'")?;
        Ok((count("SELECT count(*) FROM searches")?, opened))
    });
    read.await.unwrap()
}

#[tokio::test]
async fn a_case_is_found_by_its_numbers_and_by_its_person_within_the_provider() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let entries = office.workstation.store().journal_size();
    let hits = [
        number.as_str(),
        "10100000000001",
        "730412200015",
        "Үлгілі",
        "улгили айсулу",
        "айс",
        "МЫС улг",
        "Үлгілі А",
    ];
    for words in hits {
        assert_eq!(found(&staff.executor, words).await, 1, "{words}");
        assert_eq!(found(&staff.neighbour, words).await, 0, "{words}");
    }
    for words in ["2026-999999", "681109100022", "Басқа", "улгиликызы", "айсулу басқа"]
    {
        assert_eq!(found(&staff.executor, words).await, 0, "{words}");
    }
    let done = 21;
    assert_eq!(office.workstation.store().journal_size(), entries + 21);
    assert_eq!(searches(&office).await, (done, 8));

    for (words, code) in [("", "search-empty"), (" ", "search-empty"), ("а", "search-short")] {
        let body = json!({ "words": words });
        let (status, answer) = staff.executor.call(Method::POST, "/api/v1/cases/search", Some(&body)).await;
        assert_eq!((status, &answer["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(code)), "{words}");
    }
    assert_eq!(searches(&office).await.0, done, "what is refused searches nothing");
}

#[tokio::test]
async fn the_page_searches_without_putting_names_into_addresses() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    sound(&mut executor, "/search").await;
    let page = executor.post("/search", &[("words", "үлгілі")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains(&format!("/cases/{number}")), "{}", page.text);
    let nothing = executor.post("/search", &[("words", "Ешкім")]).await;
    assert!(nothing.text.contains("No case of your provider answers"), "{}", nothing.text);
    let short = executor.post("/search", &[("words", "ү")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text.contains("at least three letters"), "{}", short.text);
}
