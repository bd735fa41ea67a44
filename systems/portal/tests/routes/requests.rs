//! Requests: what is accepted once, and everything that is not accepted.

use kezek_testbed::authority::{Credential, Fault};
use serde_json::{Value, json};

use crate::rig::{AISULU, Person, Rig, YERLAN, answers, body, sign};

async fn document(rig: &Rig, person: &Person) -> Vec<u8> {
    rig.document(person, &answers(), &[]).await
}

/// Sends a document under this key and expects a refusal that names the code; nothing may be stored.
#[track_caller]
fn assert_refused(status: u16, found: &Value, code: &str, expected_status: u16) {
    assert_eq!(status, expected_status, "{found}");
    assert!(found.to_string().contains(code), "{code} is not in {found}");
}

async fn check_key(rig: &Rig, person: &Person, key: &Credential, code: &str) {
    let document = document(rig, person).await;
    let answer = rig.submit(&person.token, &document, &sign(key, &document), &[], None).await;
    let status = answer.status().as_u16();
    assert_refused(status, &body(answer).await, code, 422);
    assert_eq!(rig.requests(person).await, 0, "{code}");
}

#[tokio::test]
async fn a_complete_signed_application_is_accepted_once() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let document = document(&rig, &person).await;
    let cms = sign(&person.key, &document);
    let first = rig.submit(&person.token, &document, &cms, &[], Some("key-1")).await;
    assert_eq!(first.status(), 201);
    let first = body(first).await;
    let number = first["number"].as_str().unwrap().to_owned();
    assert!(number.len() == 14 && number.starts_with("101"), "{number}");
    let again = rig.submit(&person.token, &document, &cms, &[], Some("key-1")).await;
    assert_eq!(again.status(), 201);
    assert_eq!(body(again).await, first);
    let without_key = rig.submit(&person.token, &document, &cms, &[], None).await;
    assert_eq!(without_key.status(), 409);
    assert_eq!(body(without_key).await["findings"]["number"], json!(number));
    assert_eq!(rig.requests(&person).await, 1);
    let note = rig.get(&format!("/api/v1/requests/{number}/acknowledgement"), &person.token).await;
    let note = note.text().await.unwrap();
    assert!(note.contains(first["entry_hash"].as_str().unwrap()), "{note}");
}

#[tokio::test]
async fn a_second_application_waits_for_the_end_of_the_first() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    for (expected, code) in [(201, "number"), (409, "another-request-running")] {
        let document = document(&rig, &person).await;
        let answer = rig.submit(&person.token, &document, &sign(&person.key, &document), &[], None).await;
        assert_eq!(answer.status(), expected);
        assert!(body(answer).await.to_string().contains(code));
    }
}

#[tokio::test]
async fn one_idempotency_key_cannot_serve_two_requests() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let first = document(&rig, &person).await;
    let sent = rig.submit(&person.token, &first, &sign(&person.key, &first), &[], Some("same")).await;
    assert_eq!(sent.status(), 201);
    let other = document(&rig, &person).await;
    let sent = rig.submit(&person.token, &other, &sign(&person.key, &other), &[], Some("same")).await;
    assert_eq!(sent.status(), 409);
}

#[tokio::test]
async fn every_wrong_certificate_has_its_own_finding() {
    let rig = Rig::start().await;
    let faults = [
        (Fault::Expired, "certificate-expired"),
        (Fault::NotYetValid, "certificate-not-yet-valid"),
        (Fault::UnknownAuthority, "issuer-unknown"),
        (Fault::RevokedInCrl, "certificate-revoked"),
        (Fault::RevokedInOcsp, "certificate-revoked"),
        (Fault::LoginOnly, "certificate-for-authentication-only"),
    ];
    // A revocation list stays in use for a minute, so the keys are revoked before the portal first fetches it.
    let keys = faults.map(|(fault, code)| (rig.faulty_key(fault, AISULU), code));
    let person = rig.person(AISULU).await;
    for (key, code) in &keys {
        check_key(&rig, &person, key, code).await;
    }
    let stranger = rig.key(YERLAN);
    check_key(&rig, &person, &stranger, "certificate-iin-differs-from-account").await;
}

#[tokio::test]
async fn a_signature_over_other_bytes_and_rubbish_are_refused() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let document = document(&rig, &person).await;
    let other = sign(&person.key, b"other bytes");
    for (cms, code) in
        [(other.as_str(), "content-differs"), ("rubbish", "cms-malformed"), ("", "cms-malformed")]
    {
        let answer = rig.submit(&person.token, &document, cms, &[], None).await;
        let status = answer.status().as_u16();
        assert_refused(status, &body(answer).await, code, 422);
    }
    let rubbish = rig.submit(&person.token, b"<application/>", &other, &[], None).await;
    let status = rubbish.status().as_u16();
    assert_refused(status, &body(rubbish).await, "not-an-application", 422);
    assert_eq!(rig.requests(&person).await, 0);
}

#[tokio::test]
async fn answers_are_checked_again_when_a_signed_document_comes() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let document = String::from_utf8(document(&rig, &person).await).unwrap();
    for (from, to, code) in [
        ("<value>veterans</value>", "<value>nobody</value>", "not-in-list"),
        ("<value>1873-04-12</value>", "<value>12.04.1873</value>", "not-a-date"),
        ("<locality>196220100</locality>", "<locality>710000000</locality>", "not-given-in-locality"),
        ("<value>veterans</value>", "<value>large-families</value>", "application-not-as-written"),
        ("<label>", "<label>X ", "application-not-as-written"),
        ("<channel>portal</channel>", "<channel>centre</channel>", "edition-not-offered"),
        ("/2012-12-24</edition>", "/2013-12-24</edition>", "edition-changed"),
        ("almaty-2012-424/2012-12-24</edition>", "almaty-2011-1/2012-12-24</edition>", "edition-closed"),
    ] {
        assert!(document.contains(from), "{from}");
        let changed = document.replacen(from, to, 1);
        let cms = sign(&person.key, changed.as_bytes());
        let answer = rig.submit(&person.token, changed.as_bytes(), &cms, &[], None).await;
        let status = answer.status().as_u16();
        let expected = if matches!(code, "edition-changed" | "edition-closed") { 409 } else { 422 };
        assert_refused(status, &body(answer).await, code, expected);
    }
    assert_eq!(rig.requests(&person).await, 0);
}

#[tokio::test]
async fn all_faults_of_the_form_come_at_once() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let mut wrong = answers();
    wrong["phone"] = json!("12");
    wrong["surname"] = json!("ү".repeat(500));
    wrong["category"] = json!("servants");
    wrong.as_object_mut().unwrap().remove("address");
    let asked = json!({ "service": crate::rig::SERVICE, "answers": wrong });
    let answer = rig.post("/api/v1/applications", &person.token, &asked).await;
    assert_eq!(answer.status(), 422);
    let fields = body(answer).await["findings"]["fields"].clone();
    let named: Vec<&str> =
        fields.as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect();
    for field in ["phone", "surname", "address", "employment", "employer"] {
        assert!(named.contains(&field), "{field} is not in {named:?}");
    }
}

#[tokio::test]
async fn attachments_must_be_the_ones_that_were_signed() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let copy: &[u8] = b"%PDF-1.7 synthetic copy";
    let signed = rig.document(&person, &answers(), &[("other", copy)]).await;
    let cms = sign(&person.key, &signed);
    let executable: &[u8] = b"MZ not a document";
    for (files, code) in [
        (vec![], "form-faulty"),
        (vec![("other", b"%PDF-1.7 another copy".as_slice())], "form-faulty"),
        (vec![("other", executable)], "file-type"),
        (vec![("other", b"".as_slice())], "file-empty"),
        (vec![("other", copy); 50], "files-too-many"),
        (vec![("nothing", copy)], "document-unknown"),
    ] {
        let answer = rig.submit(&person.token, &signed, &cms, &files, None).await;
        let status = answer.status().as_u16();
        assert_refused(status, &body(answer).await, code, 422);
    }
    let large = [b"%PDF-1.7 ".as_slice(), &vec![b'x'; 2 * 1024 * 1024]].concat();
    let answer = rig.submit(&person.token, &signed, &cms, &[("other", &large)], None).await;
    let status = answer.status().as_u16();
    assert_refused(status, &body(answer).await, "file-too-large", 422);
    assert_eq!(rig.requests(&person).await, 0);
    let accepted = rig.submit(&person.token, &signed, &cms, &[("other", copy)], None).await;
    assert_eq!(accepted.status(), 201);
}

#[tokio::test]
async fn another_persons_request_looks_like_none() {
    let rig = Rig::start().await;
    let (owner, stranger) = (rig.person(AISULU).await, rig.person(YERLAN).await);
    let document = document(&rig, &owner).await;
    let sent = rig.submit(&owner.token, &document, &sign(&owner.key, &document), &[], None).await;
    let number = body(sent).await["number"].as_str().unwrap().to_owned();
    for part in ["", "/result", "/acknowledgement", "/place"] {
        let foreign = rig.get(&format!("/api/v1/requests/{number}{part}"), &stranger.token).await;
        let missing = rig.get(&format!("/api/v1/requests/10199999999999{part}"), &stranger.token).await;
        assert_eq!((foreign.status().as_u16(), missing.status().as_u16()), (404, 404), "{part}");
        assert_eq!(body(foreign).await, body(missing).await);
    }
    assert_eq!(rig.get(&format!("/api/v1/requests/{number}"), &owner.token).await.status(), 200);
    assert_eq!(rig.get("/api/v1/requests", "").await.status(), 401);
}

#[tokio::test]
async fn an_accepted_request_survives_a_restart_of_the_store() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let document = document(&rig, &person).await;
    let sent = rig.submit(&person.token, &document, &sign(&person.key, &document), &[], None).await;
    assert_eq!(sent.status(), 201);
    let entries = rig.portal.store().journal_size();
    let waiting = rig.portal.store().outbox().counts().await.unwrap().waiting;
    assert_eq!(waiting, 1, "the gateway is down, the message waits");
    assert!(entries >= 2, "an account and a request are in the journal");
    assert!(rig.data().join("kezek.db").exists());
}
