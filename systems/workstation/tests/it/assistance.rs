//! Housing assistance from the request to the signed result: under one act the head signs what the executor drafted and
//! the executor sends it, under the other the executor signs it himself.

use axum::http::{Method, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_documents::{Decision, result_xml};
use kezek_kernel::Role;
use kezek_messages::{CaseEvent, CaseNotification, CaseResult, Resolution};
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use serde_json::{Value, json};

use crate::http::Browser;
use crate::office::{NOW, Office, on_postgresql};
use crate::staff::{Department, STAFF_EXECUTOR, Staff};
use crate::steps::{acts, done, refused, sound, told};
use crate::walk::sent;

const ACCOUNT: &str = "KZ61999KZT5004100100";

const ANSWERS: &[(&str, &str)] = &[
    ("surname", "Үлгілі"),
    ("given-name", "Айсұлу"),
    ("patronymic", "Мысалқызы"),
    ("dwelling", "flat"),
    ("tenure", "own"),
    ("telephone", "no"),
    ("bank", "Үлгі банк"),
    ("account-number", ACCOUNT),
];

/// An executor accepts, another one is named by the head, who signs; the executor registers the result and sends it.
const KYZYLORDA: Department = Department {
    provider: "kyzylorda-social",
    bin: "991340002073",
    locality: "431010000",
    service: "kezek-kyzylorda-2014-561-assistance",
    edition: "kyzylorda-2014-561-assistance/2014-04-22",
    answers: ANSWERS,
    signer: Role::Head,
};

/// An executor takes the case, decides, drafts and signs.
const TARAZ: Department = Department {
    provider: "taraz-social",
    bin: "991340002083",
    locality: "311010000",
    service: "kezek-zhambyl-2016-106-assistance",
    edition: "zhambyl-2016-106/2017-09-11",
    answers: ANSWERS,
    signer: Role::Executor,
};

/// What the executor assigns.
fn grant(tiyn: u64, from: &str, until: &str, account: &str) -> Value {
    json!({ "gives": "assistance", "monthly_tiyn": tiyn, "from": from, "until": until, "account": account })
}

/// The executor's decision: this grant, or a refusal.
async fn decision(staff: &Staff, number: &str, grant: Option<Value>) -> Value {
    let mut decision = staff.decision(number, grant.is_some()).await;
    if let Some(grant) = grant {
        decision["decision"]["grant"] = grant;
    }
    decision
}

/// Decides; what is not the rule's or not the applicant's is refused before.
async fn decided(office: &Office, staff: &Staff, number: &str, accept: bool) {
    let (_, detail) = staff.executor.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    let terms = json!({ "from": "2026-11", "until": "2026-12", "account": ACCOUNT });
    assert_eq!((&detail["gives"], &detail["assistance"]), (&json!("assistance"), &terms));
    if !accept {
        let decision = decision(staff, number, None).await;
        staff.heard(office, number).await;
        staff.only(&staff.executor, number, "/decision", &decision).await;
        return done(&staff.executor, number, "/decision", &decision).await;
    }
    let place = staff.decision(number, true).await;
    refused(&staff.executor, number, "/decision", &place, "other-grant").await;
    for (wrong, code) in [
        (grant(0, "2026-11", "2026-12", ACCOUNT), "no-amount"),
        (grant(1, "2026-11", "2027-01", ACCOUNT), "period"),
        (grant(1, "2026-11", "2026-12", "KZ60999KZT0000000001"), "other-account"),
        (grant(1, "2026-11", "2026-12", "KZ60999KZT0000000002"), "body-unreadable"),
    ] {
        let wrong = decision(staff, number, Some(wrong)).await;
        refused(&staff.executor, number, "/decision", &wrong, code).await;
    }
    let decision = decision(staff, number, Some(grant(1_234_560, "2026-11", "2026-12", ACCOUNT))).await;
    staff.only(&staff.executor, number, "/decision", &decision).await;
    done(&staff.executor, number, "/decision", &decision).await;
}

/// The one result that has left, as message and as document.
async fn result(office: &Office, accept: bool) {
    let sent = sent(office).await;
    let results: Vec<CaseResult> = sent.iter().filter_map(|sent| sent.data.read().ok()).collect();
    let [result] = results.as_slice() else { panic!("{} results", results.len()) };
    match &result.resolution {
        Resolution::Positive { place } => assert_eq!((accept, *place), (true, None)),
        Resolution::Negative { grounds } => assert_eq!((accept, grounds.len()), (false, 1)),
    }
    let facts = result_xml::read(&result.xml).unwrap();
    match facts.decision {
        Decision::Assisted(assistance) => {
            assert!(accept);
            assert_eq!(facts.title.ru, "Уведомление о назначении жилищной помощи");
            assert_eq!((assistance.monthly.tiyn(), assistance.account.as_str()), (1_234_560, ACCOUNT));
            let months = (assistance.from.to_string(), assistance.until.to_string());
            assert_eq!(months, ("2026-11".to_owned(), "2026-12".to_owned()));
        }
        Decision::Refused(refusal) => assert_eq!((accept, refusal.grounds.len()), (false, 1)),
        Decision::Queued(_) | Decision::Certified(_) | Decision::Answered(_) => {
            panic!("neither a place nor a certificate was asked for")
        }
    }
}

async fn ended(staff: &Staff, ending: &str) {
    let (_, ended) = staff.head.call(Method::GET, "/api/v1/cases?show=ended", None).await;
    assert_eq!(ended["cases"][0]["ending"], ending, "{ended}");
}

async fn kyzylorda(office: Office, accept: bool) {
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let (number, nothing) = (number.as_str(), json!({}));
    assert_eq!(staff.asked(number).await, ["S2.1", "register", "executor", "2026-11-23"]);
    assert_eq!(told(&office).await, None, "nobody has accepted the request yet");
    done(&staff.other, number, "/pass", &nothing).await;
    let Some(CaseEvent::Registered { due: Some(due), .. }) = told(&office).await else { panic!("no report") };
    assert_eq!((due.date.to_string().as_str(), due.zone.as_str()), ("2026-11-30", "Asia/Qyzylorda"));
    done(&staff.clerk, number, "/pass", &nothing).await;
    let assign = json!({ "executor": staff.executor_id.to_string() });
    done(&staff.head, number, "/assign", &assign).await;
    assert_eq!(staff.asked(number).await, ["S6-examine.1", "examine", "executor", "2026-11-30"]);
    decided(&office, &staff, number, accept).await;
    done(&staff.executor, number, "/document", &nothing).await;
    let (sign, last) = if accept { ("S7.1", "S8.1") } else { ("S7-no.1", "S8-no.1") };
    assert_eq!(staff.asked(number).await, [sign, "sign", "head", "2026-11-23"]);
    let (status, signed) = staff.sign(number).await;
    assert_eq!((status, &signed["place"]), (StatusCode::OK, &Value::Null), "{signed}");
    assert_eq!(told(&office).await, None, "the result is signed, not sent");
    assert_eq!(staff.asked(number).await, [last, "register", "executor", "2026-11-23"]);
    staff.only(&staff.executor, number, "/pass", &nothing).await;
    done(&staff.executor, number, "/pass", &nothing).await;
    result(&office, accept).await;
    ended(&staff, if accept { "granted" } else { "refused" }).await;
    office.workstation.close().await;
}

#[tokio::test]
async fn kyzylorda_assigns_from_desk_to_desk_on_sqlite() {
    kyzylorda(Office::open().await, true).await;
}

#[tokio::test]
async fn kyzylorda_refuses_assistance_from_desk_to_desk() {
    kyzylorda(Office::open().await, false).await;
}

#[tokio::test]
async fn kyzylorda_assigns_from_desk_to_desk_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        kyzylorda(office, true).await;
    }
}

/// Nobody but the executor touches the case, and he signs what he himself decided.
async fn taraz(accept: bool) {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let number = TARAZ.register(&office, &staff).await;
    let (number, nothing) = (number.as_str(), json!({}));
    assert!(matches!(told(&office).await, Some(CaseEvent::Registered { due: None, .. })));
    for each in [&staff.clerk, &staff.head] {
        refused(each, number, "/take", &nothing, "not-yours").await;
    }
    done(&staff.executor, number, "/take", &nothing).await;
    decided(&office, &staff, number, accept).await;
    let (_, people) = staff.other.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    let executor = staff.executor_id.to_string();
    assert_eq!(people["signers"], json!([executor]), "only who decided may be named");
    staff.only(&staff.executor, number, "/document", &nothing).await;
    done(&staff.executor, number, "/document", &nothing).await;
    let path = format!("/api/v1/cases/{number}/document");
    let (_, to_sign) = staff.executor.call(Method::GET, &path, None).await;
    let signatures = crate::walk::signatures_of(&staff.signers_key, &to_sign);
    for each in [&staff.clerk, &staff.head, &staff.other] {
        refused(each, number, "/signature", &signatures, "signature").await;
    }
    let (status, signed) = staff.sign_as(&staff.executor, number).await;
    assert_eq!((status, &signed["place"]), (StatusCode::OK, &Value::Null), "{signed}");
    result(&office, accept).await;
    let (draft, sign) = if accept { ("P6-draft.1", "P7.1") } else { ("P6-no.1", "P7-no.1") };
    let heard = ["hearing-open P6-examine.1", "supplement-receive P6-examine.1"];
    let heard = heard.into_iter().filter(|_| !accept).map(str::to_owned);
    let mut expected = vec!["case-register P6.2".to_owned(), "case-take P6-examine.1".to_owned()];
    expected.extend(heard);
    expected.extend([
        "case-examine P6-examine.1".to_owned(),
        format!("draft-prepare {draft}"),
        format!("result-sign {sign}"),
    ]);
    assert_eq!(acts(&office, number).await, expected);
    ended(&staff, if accept { "granted" } else { "refused" }).await;
    office.workstation.close().await;
}

#[tokio::test]
async fn taraz_assigns_and_its_executor_signs() {
    taraz(true).await;
}

#[tokio::test]
async fn taraz_refuses_and_its_executor_signs() {
    taraz(false).await;
}

/// The values of an attribute in a page.
fn values<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The way of act 7 by pages: take, examine, assign, prepare, sign; no page speaks of a queue.
#[tokio::test]
async fn the_executor_assigns_and_signs_by_pages() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let case = format!("/cases/{}", TARAZ.register(&office, &staff).await);
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    assert_eq!(executor.post(&format!("{case}/take"), &[]).await.location, case);
    let page = speaks_of_no_queue(sound(&mut executor, &case).await);
    assert!(page.contains("Assign housing assistance"), "{page}");

    let documents: Vec<String> = values(&page, "name=\"")
        .into_iter()
        .filter(|name| name.starts_with("found."))
        .map(str::to_owned)
        .collect();
    let mut fields: Vec<(&str, &str)> =
        documents.iter().map(|document| (document.as_str(), "satisfied")).collect();
    fields.dedup();
    let half = executor.post(&format!("{case}/examine"), &[("decision", "accept")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("Mark every document of the list."), "{}", half.text);
    let decide = [fields.as_slice(), &[("decision", "accept")]].concat();
    let asked = executor.post(&format!("{case}/examine"), &decide).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    let page = speaks_of_no_queue(asked.text);
    assert!(page.contains("November 2026 – December 2026"), "{page}");
    assert!(page.contains(&ACCOUNT[16..]) && !page.contains("name=\"account\""), "{page}");
    let wrong = [fields.as_slice(), &[("monthly", "12 345 теңге")]].concat();
    let again = executor.post(&format!("{case}/assist"), &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Enter the sum that is paid a month."), "{}", again.text);
    assert!(again.text.contains("value=\"12 345 теңге\""), "{}", again.text);
    let right = [fields.as_slice(), &[("monthly", "12 345,6")]].concat();
    assert_eq!(executor.post(&format!("{case}/assist"), &right).await.location, case);

    let signer = staff.executor_id.to_string();
    speaks_of_no_queue(sound(&mut executor, &case).await);
    let prepared = executor.post(&format!("{case}/prepare"), &[("signer", &signer)]).await;
    assert_eq!(prepared.location, format!("{case}/draft"), "{}", prepared.text);
    let draft = speaks_of_no_queue(sound(&mut executor, &prepared.location).await);
    assert!(draft.contains("12\u{a0}345,60 tenge"), "{draft}");
    let page = speaks_of_no_queue(sound(&mut executor, &format!("{case}/sign")).await);
    assert!(page.contains("The signed notification goes to the applicant&#39;s cabinet"), "{page}");
    let made: Vec<String> = values(&page, "data-document=\"")
        .iter()
        .map(|digest| {
            let digest = STANDARD.decode(digest).unwrap().try_into().unwrap();
            to_pem(&sign(&staff.signers_key, Content::Digest(&digest), NOW).unwrap())
        })
        .collect();
    let document = values(&page, "name=\"document\" value=\"")[0].to_owned();
    let fields = [("document", document.as_str()), ("cms", &made[0]), ("cms", &made[1])];
    let done = executor.post(&format!("{case}/sign"), &fields).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    speaks_of_no_queue(sound(&mut executor, &case).await);
    let sent = sent(&office).await;
    assert_eq!(sent.iter().filter(|sent| sent.data.read::<CaseNotification>().is_ok()).count(), 1);
    assert_eq!(sent.iter().filter(|sent| sent.data.read::<CaseResult>().is_ok()).count(), 1);
}

/// The main part of an English page has no word of places and lists.
#[track_caller]
fn speaks_of_no_queue(page: String) -> String {
    let main = page.split_once("<main").map_or(page.as_str(), |(_, main)| main).to_lowercase();
    for word in ["queue", "waiting list", "place in", "category"] {
        assert!(!main.contains(word), "{word}: {main}");
    }
    page
}
