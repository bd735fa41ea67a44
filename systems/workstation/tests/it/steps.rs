//! Cases that go from desk to desk: accepted, registered, assigned, examined, drafted, signed and dispatched by officers of
//! different roles, each at his own step; on both engines.

use axum::http::{Method, StatusCode};
use kezek_casework::{history, rows};
use kezek_kernel::{Language, Role, Scope};
use kezek_messages::{CaseEvent, CaseNotification, CaseResult, Resolution};
use serde_json::{Value, json};

use crate::citizen::Asking;
use crate::http::{Browser, Program};
use crate::office::{NOW, Office, on_postgresql};
use crate::staff::{Department, STAFF_CLERK, STAFF_EXECUTOR, STAFF_HEAD, Staff};
use crate::walk::sent;

/// An executor accepts, another one is named by the head, registers the signed result and sends it.
pub(crate) const KYZYLORDA: Department = Department {
    provider: "kyzylorda",
    bin: "991340000067",
    locality: "431010000",
    service: "kezek-kyzylorda-2014-561-queue",
    edition: "kyzylorda-2014-561-queue/2014-04-22",
    answers: crate::walk::ANSWERS,
    signer: Role::Head,
};

/// The workstation registers, a clerk takes in and forwards, the result leaves by itself.
pub(crate) const OSKEMEN: Department = Department {
    provider: "oskemen",
    bin: "991340000077",
    locality: "631010000",
    service: "kezek-east-kazakhstan-2015-247-queue",
    edition: "east-kazakhstan-2015-247-queue/2017-04-12",
    answers: crate::walk::ANSWERS,
    signer: Role::Head,
};

/// Posts to a case and expects that it is done.
pub(crate) async fn done(program: &Program, number: &str, tail: &str, body: &Value) {
    let (status, answer) =
        program.call(Method::POST, &format!("/api/v1/cases/{number}{tail}"), Some(body)).await;
    assert!(status.is_success(), "{tail}: {status} {answer}");
}

/// Posts to a case and expects this refusal.
pub(crate) async fn refused(program: &Program, number: &str, tail: &str, body: &Value, code: &str) {
    let (status, answer) =
        program.call(Method::POST, &format!("/api/v1/cases/{number}{tail}"), Some(body)).await;
    assert!(status.is_client_error(), "{tail}: {status}");
    assert_eq!(answer["code"], code, "{tail}");
}

/// The one message that has been waiting since the last look.
pub(crate) async fn told(office: &Office) -> Option<CaseEvent> {
    let sent = sent(office).await;
    assert!(sent.len() < 2, "{} messages", sent.len());
    sent.first().map(|dispatch| dispatch.data.read::<CaseNotification>().unwrap().event)
}

/// The acts of the history with the position at which each was done.
pub(crate) async fn acts(office: &Office, number: &str) -> Vec<String> {
    let number = number.to_owned();
    let read = office.workstation.store().read(move |read| {
        let case = rows::find_by_number(read, &Scope::System, &number)?.unwrap();
        history::lines(read, case.id)
    });
    let line = |line: history::HistoryLine| format!("{} {}", line.act, line.position.unwrap_or_default());
    read.await.unwrap().into_iter().map(line).collect()
}

/// From the head's desk to the head's desk: assigned, examined, drafted.
async fn decided(office: &Office, staff: &Staff, number: &str, accept: bool) {
    let assign = json!({ "executor": staff.executor_id.to_string(), "resolution": "Қарауға" });
    staff.only(&staff.head, number, "/assign", &assign).await;
    let clerk = json!({ "executor": staff.clerk_id.to_string() });
    refused(&staff.head, number, "/assign", &clerk, "no-executor").await;
    refused(&staff.head, number, "/assign", &json!({}), "no-executor").await;
    let unknown = json!({ "executor": "0193c0de-0000-7000-8000-000000000000" });
    refused(&staff.head, number, "/assign", &unknown, "no-executor").await;
    done(&staff.head, number, "/assign", &assign).await;

    let decision = staff.decision(number, accept).await;
    if !accept {
        staff.heard(office, number).await;
    }
    staff.only(&staff.executor, number, "/take", &json!({})).await;
    staff.only(&staff.executor, number, "/decision", &decision).await;
    done(&staff.executor, number, "/decision", &decision).await;
    staff.only(&staff.executor, number, "/document", &json!({})).await;
    done(&staff.executor, number, "/document", &json!({})).await;
    refused(&staff.head, number, "/pass", &json!({}), "moved").await;
    assert_eq!(told(office).await, None);
}

async fn kyzylorda(office: Office, accept: bool) {
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let (number, nothing) = (number.as_str(), json!({}));
    assert_eq!(staff.asked(number).await, ["S2.1", "register", "executor", "2026-11-23"]);
    assert_eq!(told(&office).await, None, "nobody has accepted the request yet");
    for each in [&staff.clerk, &staff.head] {
        refused(each, number, "/pass", &nothing, "not-yours").await;
    }
    refused(&staff.other, number, "/pass", &json!({ "position": "S8.1" }), "moved").await;
    done(&staff.other, number, "/pass", &json!({ "position": "S2.1" })).await;
    let Some(CaseEvent::Registered { due: Some(due), .. }) = told(&office).await else { panic!("no report") };
    assert_eq!((due.date.to_string().as_str(), due.zone.as_str()), ("2026-12-18", "Asia/Qyzylorda"));

    assert_eq!(staff.asked(number).await, ["S4.1", "register", "clerk", "2026-11-23"]);
    staff.only(&staff.clerk, number, "/pass", &nothing).await;
    done(&staff.clerk, number, "/pass", &json!({ "note": "Кіріс № 7" })).await;
    let (status, _) = staff.clerk.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "the case has left the clerk's desk");

    assert_eq!(staff.asked(number).await, ["S5.1", "assign", "head", "2026-11-23"]);
    decided(&office, &staff, number, accept).await;
    let (sign, last) = if accept { ("S7.1", "S8.1") } else { ("S7-no.1", "S8-no.1") };
    assert_eq!(staff.asked(number).await, [sign, "sign", "head", "2026-11-23"]);
    let (status, signed) = staff.sign(number).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
    assert_eq!(signed["place"], if accept { json!(1) } else { Value::Null });
    assert_eq!(told(&office).await, None, "the result is signed, not sent");

    assert_eq!(staff.asked(number).await, [last, "register", "executor", "2026-11-23"]);
    staff.only(&staff.executor, number, "/pass", &nothing).await;
    done(&staff.executor, number, "/pass", &nothing).await;
    result(&office, accept).await;
    refused(&staff.executor, number, "/pass", &nothing, "moved").await;
    assert_eq!(told(&office).await, None, "the result leaves once");
    let (examine, draft) = if accept { ("S6-examine.1", "S6.1") } else { ("S6-examine.1", "S6-no.1") };
    let heard = [format!("hearing-open {examine}"), format!("supplement-receive {examine}")];
    let desks =
        ["case-register S2.1", "step-pass S2.1", "step-pass S4.1", "case-assign S5.1"].map(str::to_owned);
    let decided = [
        format!("case-examine {examine}"),
        format!("draft-prepare {draft}"),
        format!("result-sign {sign}"),
        format!("step-pass {last}"),
    ];
    let heard = if accept { &heard[..0] } else { &heard[..] };
    let expected = [&desks[..], heard, &decided[..]].concat();
    assert_eq!(acts(&office, number).await, expected);
    ended(&staff, if accept { "granted" } else { "refused" }).await;
    office.workstation.close().await;
}

/// The one result that has left.
async fn result(office: &Office, accept: bool) {
    let sent = sent(office).await;
    let [result] = sent.as_slice() else { panic!("{} messages", sent.len()) };
    let result: CaseResult = result.data.read().unwrap();
    assert!(result.pdf.starts_with(b"%PDF"));
    match result.resolution {
        Resolution::Positive { place } => assert_eq!((accept, place), (true, Some(1))),
        Resolution::Negative { grounds } => assert_eq!((accept, grounds.len()), (false, 1)),
    }
}

async fn ended(staff: &Staff, ending: &str) {
    let (_, ended) = staff.head.call(Method::GET, "/api/v1/cases?show=ended", None).await;
    assert_eq!(ended["cases"][0]["ending"], ending, "{ended}");
    assert_eq!(ended["cases"][0]["executor"], staff.executor_id.to_string(), "{ended}");
}

#[tokio::test]
async fn kyzylorda_grants_from_desk_to_desk_on_sqlite() {
    kyzylorda(Office::open().await, true).await;
}

#[tokio::test]
async fn kyzylorda_refuses_from_desk_to_desk_on_sqlite() {
    kyzylorda(Office::open().await, false).await;
}

#[tokio::test]
async fn kyzylorda_grants_from_desk_to_desk_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        kyzylorda(office, true).await;
    }
}

/// Here the workstation registers by itself, and the result leaves with the signature.
async fn oskemen(accept: bool) {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let number = OSKEMEN.register(&office, &staff).await;
    let (number, nothing) = (number.as_str(), json!({}));
    let Some(CaseEvent::Registered { due: Some(due), .. }) = told(&office).await else { panic!("not told") };
    assert_eq!((due.date.to_string().as_str(), due.zone.as_str()), ("2026-12-22", "Asia/Almaty"));
    assert_eq!(staff.asked(number).await, ["A1.1", "register", "clerk", "2026-11-23"]);
    staff.only(&staff.clerk, number, "/pass", &nothing).await;
    done(&staff.clerk, number, "/pass", &nothing).await;
    assert_eq!(staff.asked(number).await, ["A2.1", "assign", "head", "2026-11-23"]);
    decided(&office, &staff, number, accept).await;
    let (status, signed) = staff.sign(number).await;
    let place = if accept { json!(1) } else { Value::Null };
    assert_eq!((status, &signed["place"]), (StatusCode::OK, &place), "{signed}");
    result(&office, accept).await;
    let (_, list) = staff.head.call(Method::GET, "/api/v1/lists/631010000/large-families", None).await;
    assert_eq!(list[0]["case"], if accept { json!(number) } else { Value::Null }, "{list}");
    ended(&staff, if accept { "granted" } else { "refused" }).await;
    office.workstation.close().await;
}

#[tokio::test]
async fn oskemen_grants_from_desk_to_desk() {
    oskemen(true).await;
}

#[tokio::test]
async fn oskemen_refuses_from_desk_to_desk() {
    oskemen(false).await;
}

/// Brings an accepted case to the head's signature.
pub(crate) async fn drafted(staff: &Staff, number: &str) {
    done(&staff.clerk, number, "/pass", &json!({})).await;
    done(&staff.head, number, "/assign", &json!({ "executor": staff.executor_id.to_string() })).await;
    done(&staff.executor, number, "/decision", &staff.decision(number, true).await).await;
    done(&staff.executor, number, "/document", &json!({})).await;
}

#[tokio::test]
async fn the_head_prepares_again_what_prints_a_place_that_has_changed() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let late = OSKEMEN.register(&office, &staff).await;
    let (iin, number, message) = ("681109100022", "10100000000002", "m-2");
    let asking = Asking { accepted: NOW.plus_seconds(-60), iin, number, message, ..OSKEMEN.asking() };
    let early = OSKEMEN.take_in(&office, &staff, &asking).await;
    drafted(&staff, &late).await;
    drafted(&staff, &early).await;
    assert_eq!(staff.sign(&early).await.1["place"], 1);
    let (status, stale) = staff.sign(&late).await;
    assert_eq!((status, &stale["code"]), (StatusCode::CONFLICT, &json!("place-changed")));
    done(&staff.head, &late, "/document", &json!({})).await;
    let (status, signed) = staff.sign(&late).await;
    assert_eq!((status, &signed["place"]), (StatusCode::OK, &json!(2)), "{signed}");
    let responses = sent(&office).await.into_iter().filter(|sent| sent.data.read::<CaseResult>().is_ok());
    assert_eq!(responses.count(), 2);
}

#[tokio::test]
async fn passing_and_assigning_may_be_sent_again() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let number = OSKEMEN.register(&office, &staff).await;
    let entries = office.workstation.store().journal_size();
    let assign = json!({ "executor": staff.executor_id.to_string() });
    for (program, tail, body) in [(&staff.clerk, "/pass", json!({})), (&staff.head, "/assign", assign)] {
        let path = format!("/api/v1/cases/{number}{tail}");
        for _ in 0..2 {
            assert_eq!(program.post_once(tail, &path, &body).await.0, StatusCode::NO_CONTENT, "{tail}");
        }
    }
    assert_eq!(office.workstation.store().journal_size(), entries + 2);
}

/// Opens a page in every language, each time without a fault; hands back the last.
pub(crate) async fn sound(browser: &mut Browser, path: &str) -> String {
    let mut text = String::new();
    for language in Language::ALL {
        browser.get(&format!("/people?lang={language}")).await;
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let found = kezek_web::inspect::faults(&page.text, language);
        assert!(found.is_empty(), "{path} in {language}: {found:?}");
        text = page.text;
    }
    text
}

#[tokio::test]
async fn the_page_offers_each_what_the_step_asks_of_him() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let case = format!("/cases/{number}");
    done(&staff.other, &number, "/pass", &json!({})).await;

    let mut clerk = Browser::signed_in(&office.router, STAFF_CLERK).await;
    let page = sound(&mut clerk, &case).await;
    assert!(page.contains("The provider&#39;s clerk registers the documents"), "{page}");
    assert!(page.contains("Done, pass the case on"), "{page}");
    let stale = clerk.post(&format!("{case}/pass"), &[("position", "S2.1")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let note = [("position", "S4.1"), ("note", "Incoming No 7")];
    assert_eq!(clerk.post(&format!("{case}/pass"), &note).await.location, "/");
    assert_eq!(clerk.get(&case).await.status, StatusCode::NOT_FOUND);

    let mut head = Browser::signed_in(&office.router, STAFF_HEAD).await;
    let page = sound(&mut head, &case).await;
    assert!(page.contains("Incoming No 7"), "{page}");
    let nobody = head.post(&format!("{case}/assign"), &[("executor", "")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let executor = staff.executor_id.to_string();
    assert!(page.contains(&format!("<option value=\"{executor}\"")), "{page}");
    let fields = [("executor", executor.as_str()), ("resolution", "For examination")];
    assert_eq!(head.post(&format!("{case}/assign"), &fields).await.location, "/");

    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    assert!(executor.get("/?show=mine").await.text.contains(&case));
    let page = sound(&mut executor, &case).await;
    assert!(page.contains("For examination") && page.contains("Named the executor in charge"), "{page}");
    assert!(page.contains("found.income"), "{page}");
}
