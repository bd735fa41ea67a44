//! The certificate of East Kazakhstan No 247, second regulation: on paper from the hand-in at the counter to the certificate
//! in the person's hand; on both engines.

use axum::http::{Method, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_casework::{history, rows};
use kezek_documents::{Decision, pades, result_xml};
use kezek_kernel::{Instant, Role, Scope};
use kezek_messages::Application;
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::{Credential, TestAuthority};
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use serde_json::{Value, json};

use crate::http::{Browser, Program};
use crate::office::{NOW, Office, authority, on_postgresql};
use crate::staff::{Department, STAFF_CLERK, STAFF_EXECUTOR, Staff};
use crate::walk::{checklist, sent};

pub(crate) const OSKEMEN: Department = Department {
    provider: "oskemen",
    bin: "991340000077",
    locality: "631010000",
    service: "kezek-east-kazakhstan-2015-247-certificate",
    edition: "east-kazakhstan-2015-247-certificate/2017-04-12",
    answers: crate::walk::ANSWERS,
    signer: Role::Head,
};

/// Nine in the morning of Monday 7 December 2026 in Oskemen.
const MONDAY: &str = "2026-12-07T04:00:00Z";

pub(crate) const APPLICANT: &str = "730412200015";

/// What the clerk enters: the marks of the list's four documents, and until when the identity document is valid.
fn paper(marks: [&str; 4], identity_expires: &str) -> Value {
    let answers = json!({
        "iin": APPLICANT, "surname": "Үлгілі", "given-name": "Айсұлу", "patronymic": "Мысалқызы",
        "locality": "631010000", "address": "Үлгі көшесі, 5-үй, 12-пәтер", "phone": "+7 700 000 00 00",
        "represented": "no", "institution-kind": "institution", "institution-name": "№ 1 үлгі мектебі",
        "members.0.relation": "child", "members.0.iin": "681109100022", "members.0.surname": "Үлгілі",
        "members.0.given-name": "Мысал",
    });
    let documents = [("application", ""), ("identity", identity_expires), ("power", ""), ("other", "")];
    let mark = |((document, expires), brought): ((&str, &str), &str)| json!({ "document": document, "brought": brought, "expires": expires });
    let documents: Vec<Value> = documents.into_iter().zip(marks).map(mark).collect();
    json!({
        "edition": OSKEMEN.edition, "language": "ru", "answers": answers, "documents": documents,
        "identity": { "kind": "passport", "number": "N00000001" },
        "files": [{ "document": "other", "name": "../хат.pdf", "content": STANDARD.encode(b"%PDF-1.4 nobody") }],
    })
}

/// A complete set.
pub(crate) fn complete() -> Value {
    paper(["yes", "yes", "not-concerned", "yes"], "2031-05-04")
}

pub(crate) fn clerks_key() -> Credential {
    let subject = TestAuthority::officer(STAFF_CLERK.parse().unwrap(), OSKEMEN.bin.parse().unwrap());
    authority().signer(subject, KeyAlgorithm::EcdsaP256).unwrap()
}

/// Writes the record and hands back its name and bytes.
async fn write(clerk: &Program, paper: &Value) -> (String, Vec<u8>, Value) {
    let (status, answer) = clerk.call(Method::POST, "/api/v1/applications", Some(paper)).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    let record = STANDARD.decode(answer["record"].as_str().unwrap()).unwrap();
    (answer["id"].as_str().unwrap().to_owned(), record, answer)
}

/// Signs a record with this key.
async fn signed(
    clerk: &Program,
    key: &Credential,
    id: &str,
    record: &[u8],
    at: Instant,
) -> (StatusCode, Value) {
    let cms = to_pem(&sign(key, Content::Detached(record), at).unwrap());
    let path = format!("/api/v1/applications/{id}/signature");
    clerk.post_once("sign", &path, &json!({ "cms": cms })).await
}

/// Hands in these papers; hands back the number and whether they were accepted.
pub(crate) async fn hand_in(office: &Office, staff: &Staff, paper: &Value) -> (String, bool) {
    let at = kezek_store::Clock::now(&*office.clock);
    let (id, record, _) = write(&staff.clerk, paper).await;
    let (status, handed) = signed(&staff.clerk, &clerks_key(), &id, &record, at).await;
    assert_eq!(status, StatusCode::OK, "{handed}");
    (handed["number"].as_str().unwrap().to_owned(), handed["accepted"].as_bool().unwrap())
}

pub(crate) async fn done(program: &Program, number: &str, tail: &str, body: &Value) {
    let (status, answer) =
        program.call(Method::POST, &format!("/api/v1/cases/{number}{tail}"), Some(body)).await;
    assert!(status.is_success(), "{tail}: {status} {answer}");
}

async fn refused(program: &Program, number: &str, tail: &str, body: &Value, code: &str) {
    let (status, answer) =
        program.call(Method::POST, &format!("/api/v1/cases/{number}{tail}"), Some(body)).await;
    assert!(status.is_client_error(), "{tail}: {status}");
    assert_eq!(answer["code"], code, "{tail}");
}

async fn bytes(office: &Office, iin: &str, path: &str) -> (StatusCode, String) {
    let mut browser = Browser::signed_in(&office.router, iin).await;
    let page = browser.get(path).await;
    (page.status, page.text)
}

/// From the head's desk to the signed document.
async fn decided(staff: &Staff, number: &str, decision: &Value) {
    done(&staff.head, number, "/assign", &json!({ "executor": staff.executor_id.to_string() })).await;
    let (_, detail) = staff.executor.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    assert_eq!(detail["signature_confirmed"], true, "{detail}");
    let found = if decision["kind"] == "accept" { "satisfied" } else { "not-satisfied" };
    let body = json!({ "checklist": checklist(&detail, found), "decision": decision });
    if decision["kind"] == "refuse" {
        staff.heard_on_paper(number, &decision["grounds"]).await;
    }
    staff.only(&staff.executor, number, "/decision", &body).await;
    done(&staff.executor, number, "/decision", &body).await;
    done(&staff.executor, number, "/document", &json!({})).await;
    let (status, answer) = staff.sign(number).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
}

async fn acts(office: &Office, number: &str) -> Vec<String> {
    let number = number.to_owned();
    let read = office.workstation.store().read(move |read| {
        let case = rows::find_by_number(read, &Scope::System, &number)?.unwrap();
        history::lines(read, case.id)
    });
    let line = |line: history::HistoryLine| format!("{} {}", line.act, line.position.unwrap_or_default());
    read.await.unwrap().into_iter().map(line).collect()
}

async fn certificate(office: Office) {
    office.clock.set(MONDAY.parse().unwrap());
    let staff = OSKEMEN.appoint(&office).await;
    let (number, accepted) = hand_in(&office, &staff, &complete()).await;
    assert_eq!((number.as_str(), accepted), ("2026-000001", true));
    // Ten working days of which 7 December is the first; 16 December is Independence Day.
    assert_eq!(staff.asked(&number).await, ["A2.1", "assign", "head", "2026-12-07"]);
    let (_, detail) = staff.head.call(Method::GET, &format!("/api/v1/cases/{number}"), None).await;
    assert_eq!(detail["attachments"][0]["name"], "хат.pdf", "{detail}");

    let decision = json!({ "kind": "accept", "grant": { "gives": "housing-statement", "dwelling": {
        "fund": "communal", "address_kk": "Үлгі көшесі, 7", "address_ru": "ул. Образцовая, 7",
        "basis_kk": "№ 14 шарт", "basis_ru": "договор № 14",
    } } });
    decided(&staff, &number, &decision).await;
    assert_eq!(staff.asked(&number).await[..3], ["A5.1", "issue", "clerk"]);

    let pdf = page(&office, &number).await;
    let extracted = pades::extract(&pdf).unwrap();
    assert_eq!((extracted.findings.len(), extracted.signatures.len()), (0, 1));
    let facts = result_xml::read(&pades::attached_xml(&pdf).unwrap().unwrap()).unwrap();
    let Decision::Certified(statement) = facts.decision else { panic!("no certificate") };
    assert_eq!(statement.members[0].name.full(), "Үлгілі Мысал");
    assert_eq!(statement.institution, "№ 1 үлгі мектебі");
    assert_eq!(statement.dwelling.unwrap().basis.ru, "договор № 14");

    let nobody = json!({ "receiver": { "who": "representative", "name": "", "power": "" } });
    refused(&staff.clerk, &number, "/issue", &nobody, "no-receiver").await;
    let receiver = json!({ "receiver": { "who": "recipient" } });
    staff.only(&staff.clerk, &number, "/issue", &receiver).await;
    done(&staff.clerk, &number, "/issue", &receiver).await;
    refused(&staff.clerk, &number, "/issue", &receiver, "moved").await;
    let (_, ended) = staff.head.call(Method::GET, "/api/v1/cases?show=ended", None).await;
    assert_eq!(ended["cases"][0]["ending"], "certified", "{ended}");
    assert!(sent(&office).await.is_empty(), "nobody outside waits for a message about the case");
    let expected = [
        "application-accept A0.1",
        "case-assign A2.1",
        "case-examine A3-examine.1",
        "draft-prepare A3.1",
        "result-sign A4.1",
        "result-issue A5.1",
    ];
    assert_eq!(acts(&office, &number).await, expected);
    office.workstation.close().await;
}

/// The document of a case as it lies in the store.
async fn page(office: &Office, number: &str) -> Vec<u8> {
    let number = number.to_owned();
    let read = office.workstation.store().read(move |read| {
        use kezek_store::Read as _;
        let case = rows::find_by_number(read, &Scope::System, &number)?.unwrap();
        let hash: [u8; 32] = read.one(
            "SELECT pdf FROM documents WHERE case_id = ?1",
            &kezek_store::params![case.id],
            |row| row.get(0),
        )?;
        read.blob(&hash)
    });
    read.await.unwrap().unwrap()
}

#[tokio::test]
async fn papers_become_a_certificate_in_the_persons_hand_on_sqlite() {
    certificate(Office::open().await).await;
}

#[tokio::test]
async fn papers_become_a_certificate_in_the_persons_hand_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        certificate(office).await;
    }
}

#[track_caller]
fn check_due(case: Option<kezek_casework::Case>, expected: &str) {
    assert_eq!(case.unwrap().service_due.unwrap().date.to_string(), expected);
}

async fn due(at: Instant, expected: &str) {
    let office = Office::open().await;
    office.clock.set(at);
    let staff = OSKEMEN.appoint(&office).await;
    let (number, _) = hand_in(&office, &staff, &complete()).await;
    let case =
        office.workstation.store().read(move |read| rows::find_by_number(read, &Scope::System, &number));
    check_due(case.await.unwrap(), expected);
}

/// Counted by hand: 7, 8, 9, 10, 11, 14, 15, 17, 18, 21 December; 16 December is a holiday.
#[tokio::test]
async fn the_day_of_hand_in_is_the_first_of_ten_working_days() {
    due(MONDAY.parse().unwrap(), "2026-12-21").await;
}

/// 22 November 2026 is a Sunday: 23, 24, 25, 26, 27, 30 November, 1, 2, 3, 4 December.
#[tokio::test]
async fn a_day_off_is_not_the_first_of_ten_working_days() {
    due(NOW, "2026-12-04").await;
}

#[tokio::test]
async fn an_incomplete_set_is_not_accepted_and_nothing_of_it_is_lost() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let expired = paper(["no", "yes", "not-concerned", "yes"], "2026-11-21");
    let (_, _, answer) = write(&staff.clerk, &expired).await;
    let lacks = json!([
        { "document": "application", "lack": "missing" }, { "document": "identity", "lack": "expired" },
    ]);
    assert_eq!((&answer["complete"], &answer["lacks"]), (&json!(false), &lacks));
    let entries = office.workstation.store().journal_size();
    let (number, accepted) = hand_in(&office, &staff, &expired).await;
    assert_eq!((number.as_str(), accepted), ("2026-N-000001", false));
    assert_eq!(office.workstation.store().journal_size(), entries + 1);
    let (_, list) = staff.clerk.call(Method::GET, "/api/v1/cases", None).await;
    assert_eq!(list["total"], 0, "no case runs");
    let (_, list) = staff.clerk.call(Method::GET, "/api/v1/applications", None).await;
    assert_eq!((&list[0]["number"], &list[0]["accepted"]), (&json!(number), &json!(false)), "{list}");

    // The receipt can be printed again, and each printing is recorded.
    let path = format!("/applications/{number}/receipt.pdf");
    let first = bytes(&office, STAFF_CLERK, &path).await;
    assert!(first.0 == StatusCode::OK && first.1.starts_with("%PDF"), "{}", first.0);
    assert_eq!(bytes(&office, STAFF_CLERK, &path).await, first);
    assert_eq!(office.workstation.store().journal_size(), entries + 3);
    assert_eq!(bytes(&office, STAFF_EXECUTOR, &path).await.0, StatusCode::NOT_FOUND);
    assert!(sent(&office).await.is_empty());
}

#[tokio::test]
async fn a_refusal_after_acceptance_is_handed_over_on_paper() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let (number, _) = hand_in(&office, &staff, &complete()).await;
    let grounds =
        json!([{ "ground": "data-unreliable", "fact_kk": "Дерек дұрыс емес", "fact_ru": "Данные неверны" }]);
    decided(&staff, &number, &json!({ "kind": "refuse", "grounds": grounds })).await;
    assert_eq!(staff.asked(&number).await[..3], ["A5-no.1", "issue", "clerk"]);
    let power = json!({ "receiver": { "who": "representative", "name": "Үлгілі Мысал", "power": "2026-11-20, № 1" } });
    done(&staff.clerk, &number, "/issue", &power).await;
    let (_, ended) = staff.head.call(Method::GET, "/api/v1/cases?show=ended", None).await;
    assert_eq!(ended["cases"][0]["ending"], "refused", "{ended}");
    assert!(sent(&office).await.is_empty());
}

#[tokio::test]
async fn what_is_signed_is_the_record_by_the_clerk_and_once() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let (id, record, _) = write(&staff.clerk, &complete()).await;
    let application = Application::from_xml(&record).unwrap();
    let intake = application.intake.as_ref().unwrap();
    assert_eq!((intake.officer.as_str(), intake.provider.as_str()), (STAFF_CLERK, OSKEMEN.bin));
    assert_eq!(application.channel, "provider");

    // Another record, another person's key, and an officer's key of another body are not accepted.
    let other = TestAuthority::officer(STAFF_CLERK.parse().unwrap(), "991340000037".parse().unwrap());
    let other = authority().signer(other, KeyAlgorithm::EcdsaP256).unwrap();
    let citizen = TestAuthority::citizen(APPLICANT.parse().unwrap());
    let citizen = authority().signer(citizen, KeyAlgorithm::EcdsaP256).unwrap();
    let tampered = String::from_utf8(record.clone()).unwrap().replace("N00000001", "N00000002");
    let own = clerks_key();
    for (key, bytes) in [(&own, tampered.as_bytes()), (&other, &record), (&citizen, &record)] {
        let (status, answer) = signed(&staff.clerk, key, &id, bytes, NOW).await;
        assert_eq!((status, &answer["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("signature")));
    }
    let path = format!("/api/v1/applications/{id}/signature");
    let body = json!({ "cms": to_pem(&sign(&own, Content::Detached(&record), NOW).unwrap()) });
    let expected = json!({ "number": "2026-000001", "accepted": true });
    for _ in 0..2 {
        assert_eq!(staff.clerk.post_once("take", &path, &body).await, (StatusCode::OK, expected.clone()));
    }
    let (status, again) = staff.clerk.post_once("again", &path, &body).await;
    assert_eq!((status, &again["code"]), (StatusCode::CONFLICT, &json!("handed-in")));
    let (_, list) = staff.clerk.call(Method::GET, "/api/v1/cases", None).await;
    assert_eq!(list["total"], 1);
}

#[tokio::test]
async fn only_a_clerk_of_the_provider_takes_papers() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    for other in [&staff.head, &staff.executor, &staff.neighbour] {
        let (status, answer) = other.call(Method::POST, "/api/v1/applications", Some(&complete())).await;
        assert_eq!((status, &answer["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("not-taken")));
    }
    let (number, _) = hand_in(&office, &staff, &complete()).await;
    let (_, list) = staff.neighbour.call(Method::GET, "/api/v1/applications", None).await;
    assert_eq!(list, json!([]));
    let receipt = format!("/api/v1/applications/{number}/receipt.pdf");
    assert_eq!(staff.neighbour.call(Method::GET, &receipt, None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(staff.executor.call(Method::GET, &receipt, None).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_not_filled_is_named() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let mut wrong = complete();
    wrong["answers"]["iin"] = json!("730412200016");
    wrong["answers"]["locality"] = json!("196220100");
    wrong["documents"].as_array_mut().unwrap().pop();
    wrong["identity"]["kind"] = json!("library-card");
    let (status, answer) = staff.clerk.call(Method::POST, "/api/v1/applications", Some(&wrong)).await;
    assert_eq!((status, &answer["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("unfilled")));
    let expected = json!([
        "iin: wrong-check-digit",
        "locality: unknown-locality",
        "other: not-marked",
        "identity: identity-wrong",
    ]);
    assert_eq!(answer["findings"], expected);
}
