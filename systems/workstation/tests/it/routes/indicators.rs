//! Indicators: what passages, cases and answers add up to, counted by hand; who reads them; the files; on both engines.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use jiff::civil::date;
use kezek_kernel::{CaseId, Role};
use kezek_store::{Read as _, StoreError, params};
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::{Browser, Program};
use crate::office::{CLERK, EXECUTOR, NEIGHBOUR, NOW, Office, SIGNER, officer, on_postgresql};
use crate::routes::places::register;
use crate::walk::{accept, checklist, heard, signatures};

pub(crate) const TALGAR_HEAD: &str = "740216100520";
pub(crate) const SERVICE: &str = "kezek-almaty-2012-424-queue";

/// The head of the department of Talgar.
pub(crate) async fn head(office: &Office) -> Program {
    officer(&office.workstation, TALGAR_HEAD, "Басшыбаев", "talgar", Role::Head, date(2026, 1, 5)).await;
    Program::signed_in(&office.router, TALGAR_HEAD).await
}

/// The indicators of Talgar's queue service.
pub(crate) async fn service(head: &Program, query: &str) -> Value {
    let (status, answer) = head.call(Method::GET, &format!("/api/v1/indicators{query}"), None).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let services = answer["services"].as_array().unwrap();
    services.iter().find(|service| service["service"] == SERVICE).unwrap().clone()
}

/// The prepared document of a case is signed.
pub(crate) async fn sign(office: &Office, number: &str) {
    let signer = Program::signed_in(&office.router, SIGNER).await;
    let (_, to_sign) = signer.call(Method::GET, &format!("/api/v1/cases/{number}/document"), None).await;
    let path = format!("/api/v1/cases/{number}/signature");
    let (status, done) = signer.call(Method::POST, &path, Some(&signatures(&to_sign))).await;
    assert_eq!(status, StatusCode::OK, "{done}");
}

async fn refuse(office: &Office, executor: &Program, asking: &Asking, number: &str) {
    let at = |tail: &str| format!("/api/v1/cases/{number}{tail}");
    executor.call(Method::POST, &at("/take"), None).await;
    let (_, detail) = executor.call(Method::GET, &at(""), None).await;
    let ground = json!({ "ground": "document-missing", "fact_kk": "Анықтама жоқ", "fact_ru": "Нет справки" });
    let grounds = json!([ground]);
    heard(office, executor, asking, number, &grounds).await;
    let decision = json!({
        "checklist": checklist(&detail, "not-satisfied"),
        "decision": { "kind": "refuse", "grounds": grounds },
    });
    let (status, answer) = executor.call(Method::POST, &at("/decision"), Some(&decision)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let (status, draft) = executor.call(Method::POST, &at("/document"), Some(&json!({}))).await;
    assert_eq!(status, StatusCode::OK, "{draft}");
}

fn step<'a>(service: &'a Value, position: &str) -> &'a Value {
    service["steps"].as_array().unwrap().iter().find(|step| step["position"] == position).unwrap()
}

/// One request is granted, one is refused, one waits until its term has run out.
async fn three_requests(office: Office) {
    head(&office).await;
    let granted = register(&office, &Asking::first()).await;
    let refused = register(&office, &Asking::second()).await;
    office.clock.advance_seconds(3_600);
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    accept(&executor, &granted).await;
    refuse(&office, &executor, &Asking::second(), &refused).await;
    sign(&office, &refused).await;
    office.clock.advance_seconds(1_800);
    sign(&office, &granted).await;
    let waiting = Asking { number: "10100000000003", message: "m-3", ..Asking::second() };
    register(&office, &waiting).await;

    let head = Program::signed_in(&office.router, TALGAR_HEAD).await;
    let found = service(&head, "?from=2026-11&to=2026-11").await;
    let november = &found["months"][0];
    assert_eq!(november["month"], "2026-11");
    let shares = |of: &Value| [&of["part"], &of["whole"], &of["permille"]].map(Value::as_u64);
    assert_eq!(
        (&november["requests"], &november["results"], &november["refusals"]),
        (&json!(3), &json!(1), &json!(1))
    );
    assert_eq!(shares(&november["electronic"]), [Some(3), Some(3), Some(1000)]);
    assert_eq!(
        (&found["timeliness_basis"], shares(&november["timeliness"])),
        (&json!("service-term"), [Some(2), Some(2), Some(1000)])
    );
    assert_eq!(shares(&november["quality"]), [Some(0), Some(0), None]);
    assert_eq!((&found["running"], &found["overdue"]), (&json!(1), &json!(0)));
    assert_eq!(found["grounds"], json!([{ "ground": "document-missing", "refusals": 1 }]));
    let examined = step(&found, "C3.1");
    assert_eq!((&examined["passed"], &examined["now"]), (&json!(2), &json!(1)));
    assert_eq!((&examined["median_s"], &examined["p90_s"]), (&json!(3_600), &json!(3_600)));
    let signed: Vec<&Value> =
        found["steps"].as_array().unwrap().iter().filter(|step| step["median_s"] == 1_800).collect();
    assert_eq!(signed.len(), 1, "the granted document waited half an hour for its signature: {found}");

    office.clock.set(NOW.plus_seconds(40 * 24 * 3_600));
    let head = Program::signed_in(&office.router, TALGAR_HEAD).await;
    let later = service(&head, "").await;
    assert_eq!((&later["running"], &later["overdue"]), (&json!(1), &json!(1)), "{later}");
    assert_eq!((&step(&later, "C3.1")["now"], &step(&later, "C3.1")["overdue"]), (&json!(1), &json!(1)));
    assert_eq!(later["total"]["requests"], 3);
    let months: Vec<&Value> =
        later["months"].as_array().unwrap().iter().map(|month| &month["month"]).collect();
    assert_eq!((months.len(), months[0], months[11]), (12, &json!("2026-02"), &json!("2027-01")));
    office.workstation.close().await;
}

#[tokio::test]
async fn three_requests_add_up_on_sqlite() {
    three_requests(Office::open().await).await;
}

#[tokio::test]
async fn three_requests_add_up_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        three_requests(office).await;
    }
}

/// Passages of the case that is there: month, seconds, whether in time.
pub(crate) async fn passages(office: &Office, passages: &'static [(i64, i64, Option<bool>)]) {
    let done = office.workstation.store().keep::<_, StoreError>(move |act| {
        let (case, provider): (CaseId, Vec<u8>) =
            act.one("SELECT case_id, provider_id FROM cases", &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (line, (month, seconds, in_time)) in (100_i64..).zip(passages) {
            act.execute(
                "INSERT INTO case_steps (case_id, line, provider_id, locality, edition, channel, position, entered_at,
                 left_at, left_month, duration_s, due_at, in_time)
                 VALUES (?1, ?2, ?3, '196220100', 'almaty-2012-424/2012-12-24', 'portal', 'C3.1', ?4, ?5, ?6, ?7, ?8, ?9)",
                &params![case, line, &provider, NOW, NOW.plus_seconds(*seconds), *month, *seconds, in_time.map(|_| NOW), *in_time],
            )?;
        }
        Ok(())
    });
    done.await.unwrap();
}

const PASSAGES: &[(i64, i64, Option<bool>)] = &[
    (202_609, 999_999, Some(false)),
    (202_610, 100, Some(true)),
    (202_610, 90, Some(true)),
    (202_610, 80, None),
    (202_610, 70, Some(true)),
    (202_610, 60, Some(false)),
    (202_611, 50, Some(true)),
    (202_611, 40, Some(true)),
    (202_611, 30, None),
    (202_611, 20, Some(false)),
    (202_611, 10, Some(true)),
];

#[tokio::test]
async fn passages_become_percentiles_and_shares() {
    let office = Office::open().await;
    let head = head(&office).await;
    register(&office, &Asking::first()).await;
    passages(&office, PASSAGES).await;
    for (query, passed, median, ninetieth, in_time, with_term) in [
        ("?from=2026-10&to=2026-11", 10, 50, 90, 6, 8),
        ("?from=2026-11&to=2026-11", 5, 30, 50, 3, 4),
        ("?from=2026-10&to=2026-10", 5, 80, 100, 3, 4),
        ("?from=2026-09&to=2026-09", 1, 999_999, 999_999, 0, 1),
        ("", 11, 60, 100, 6, 9),
    ] {
        let found = service(&head, query).await;
        let step = step(&found, "C3.1");
        let told = [
            &step["passed"],
            &step["median_s"],
            &step["p90_s"],
            &step["in_time"]["part"],
            &step["in_time"]["whole"],
        ];
        let expected = [passed, median, ninetieth, in_time, with_term];
        assert_eq!(told.map(|value| value.as_i64().unwrap()), expected, "{query}");
    }
    let (status, nothing) = head.call(Method::GET, "/api/v1/indicators?service=no-such", None).await;
    assert_eq!((status, &nothing["code"]), (StatusCode::NOT_FOUND, &json!("not-found")));
}

#[tokio::test]
async fn periods_that_are_none_are_refused() {
    let office = Office::open().await;
    let head = head(&office).await;
    for (query, code) in [
        ("?from=2026-13", "month-unreadable"),
        ("?from=2026-11&to=2026-10", "period-reversed"),
        ("?from=2020-01&to=2026-10", "period-too-long"),
    ] {
        let (status, answer) = head.call(Method::GET, &format!("/api/v1/indicators{query}"), None).await;
        assert_eq!((status, &answer["code"]), (StatusCode::BAD_REQUEST, &json!(code)));
        let mut browser = Browser::signed_in(&office.router, TALGAR_HEAD).await;
        let page = browser.get(&format!("/indicators{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(
            browser.get(&format!("/indicators/months.csv{query}")).await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn only_the_head_reads_them_and_only_his_own() {
    let office = Office::open().await;
    let head = head(&office).await;
    register(&office, &Asking::first()).await;
    let (_, answer) = head.call(Method::GET, "/api/v1/indicators", None).await;
    let providers: Vec<&Value> =
        answer["services"].as_array().unwrap().iter().map(|service| &service["provider"]).collect();
    assert!(!providers.is_empty() && providers.iter().all(|provider| *provider == "talgar"), "{providers:?}");
    for iin in [EXECUTOR, SIGNER, CLERK, NEIGHBOUR] {
        let program = Program::signed_in(&office.router, iin).await;
        assert_eq!(program.call(Method::GET, "/api/v1/indicators", None).await.0, StatusCode::NOT_FOUND);
        let mut browser = Browser::signed_in(&office.router, iin).await;
        for path in ["/indicators", "/indicators/months.csv", "/indicators/passages.csv"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{iin} {path}");
        }
        assert!(!browser.get("/").await.text.contains("href=\"/indicators\""), "{iin}");
    }
    let stranger = Program::stranger(&office.router);
    assert_eq!(stranger.call(Method::GET, "/api/v1/indicators", None).await.0, StatusCode::UNAUTHORIZED);
    let mut nobody = Browser::new(&office.router).await;
    assert_eq!(nobody.get("/indicators").await.location, "/sign-in");
    let mut browser = Browser::signed_in(&office.router, TALGAR_HEAD).await;
    assert!(browser.get("/").await.text.contains("href=\"/indicators\""));
}

#[tokio::test]
async fn the_page_says_the_same_in_every_language() {
    let office = Office::open().await;
    let _head = head(&office).await;
    register(&office, &Asking::first()).await;
    passages(&office, PASSAGES).await;
    let mut browser = Browser::signed_in(&office.router, TALGAR_HEAD).await;
    for (language, median) in [("kk", "50\u{a0}с"), ("ru", "50\u{a0}с"), ("en", "50\u{a0}s")] {
        browser.get(&format!("/people?lang={language}")).await;
        let page = browser.get("/indicators?from=2026-10&to=2026-11").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(median) && page.text.contains("<svg"), "{language}: {}", page.text);
        assert!(!page.text.contains('⟦'), "{language}");
    }
}

/// A reader of RFC 4180 with semicolons: lines of fields.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(letter) = letters.next() {
        let line = lines.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => line.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ';' if !quoted => line.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                lines.push(vec![String::new()]);
            }
            other => line.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line ends as the others do");
    lines
}

/// The lines of a file under the codes of their columns.
async fn file(browser: &mut Browser, path: &str) -> Vec<BTreeMap<String, String>> {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    let mut lines = csv(&page.text).into_iter();
    let code = |column: String| column.rsplit_once('[').unwrap().1.trim_end_matches(']').to_owned();
    let codes: Vec<String> = lines.next().unwrap().into_iter().map(code).collect();
    lines
        .map(|line| {
            assert_eq!(line.len(), codes.len());
            codes.iter().cloned().zip(line).collect()
        })
        .collect()
}

#[tokio::test]
async fn the_files_are_read_back_with_the_same_figures() {
    let office = Office::open().await;
    let _head = head(&office).await;
    let number = register(&office, &Asking::first()).await;
    passages(&office, PASSAGES).await;
    let mut browser = Browser::signed_in(&office.router, TALGAR_HEAD).await;
    let months =
        file(&mut browser, &format!("/indicators/months.csv?from=2026-10&to=2026-11&service={SERVICE}"))
            .await;
    assert_eq!(months.len(), 2);
    let november = &months[1];
    for (column, expected) in [
        ("provider", "talgar"),
        ("service", SERVICE),
        ("month", "2026-11"),
        ("requests", "1"),
        ("electronic-percent", "100,0"),
        ("results", "0"),
        ("timeliness-basis", "service-term"),
        ("timely-of", "0"),
        ("timely-percent", ""),
        ("quality-answers", "0"),
    ] {
        assert_eq!(november[column], expected, "{column}");
    }
    let rows = file(&mut browser, "/indicators/passages.csv?from=2026-11&to=2026-11").await;
    let examined: Vec<_> = rows.iter().filter(|row| row["step"] == "C3.1").collect();
    let mut seconds: Vec<&str> = examined.iter().map(|row| row["duration-seconds"].as_str()).collect();
    seconds.sort_unstable();
    assert_eq!(seconds, ["10", "20", "30", "40", "50"]);
    let flags: String = examined.iter().map(|row| row["in-time"].as_str()).collect();
    assert_eq!(flags.matches('1').count(), 3, "{flags}");
    let whole = browser.get("/indicators/passages.csv").await.text;
    for personal in ["730412200015", "Үлгілі", "Айсұлу", "10100000000001", number.as_str()] {
        assert!(!whole.contains(personal), "{personal}");
    }
}
