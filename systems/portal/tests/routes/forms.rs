//! What a person meets who hands in something wrong: a sentence in his language, and nothing stored half.

use kezek_testbed::authority::Fault;

use crate::rig::{AISULU, Rig, YERLAN, answers, sign};
use crate::visitor::{Page, Visitor, sentence};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];
const PDF: &[u8] = b"%PDF-1.7 synthetic copy";

#[track_caller]
fn assert_said(page: &Page, status: u16, language: &str, file: &str, key: &str) {
    let expected = sentence(language, file, key);
    assert_eq!(page.status, status, "{key}: {}", page.text);
    assert!(page.text.contains(&expected), "{language} {key} «{expected}» is not said:\n{}", page.text);
}

#[tokio::test]
async fn files_that_are_not_accepted_are_told_beside_their_document() {
    let rig = Rig::start().await;
    rig.person(AISULU).await;
    let large = [b"%PDF-1.7 ".as_slice(), &vec![b'x'; 2 * 1024 * 1024]].concat();
    for language in LANGUAGES {
        let mut visitor = Visitor::signed_in(&rig, language, AISULU).await;
        let documents = format!("{}/documents", visitor.draft().await);
        for (bytes, key) in [
            (large.as_slice(), "file-fault-file-too-large"),
            (b"MZ not a document", "file-fault-file-type"),
            (b"", "file-fault-file-empty"),
        ] {
            let page = visitor.upload(&documents, "other", &[("copy.pdf", bytes)]).await;
            assert_said(&page, 422, language, "order", key);
        }
        let page = visitor.upload(&documents, "other", &[("copy.pdf", PDF); 50]).await;
        assert_said(&page, 422, language, "order", "file-fault-files-too-many");
        // Nothing of the refused files stays, and what is accepted can be opened again by its owner alone.
        assert!(!visitor.get(&documents).await.text.contains("MZ not"));
    }
}

#[tokio::test]
async fn answers_that_are_wrong_are_told_all_at_once() {
    let rig = Rig::start().await;
    rig.person(AISULU).await;
    for language in LANGUAGES {
        let mut visitor = Visitor::signed_in(&rig, language, AISULU).await;
        let you = format!("{}/you", visitor.draft().await);
        let long = "ү".repeat(500);
        let sent = [
            ("surname", long.as_str()),
            ("given-name", "Айсұлу"),
            ("birth-date.day", "31"),
            ("birth-date.month", "2"),
            ("birth-date.year", "1873"),
            ("phone", "12"),
            // The page names the questions that stood on it; one that an answer has just brought up is shown first.
            ("asked", "iin surname given-name patronymic birth-date locality address phone email"),
        ];
        let page = visitor.post(&you, &sent).await;
        assert_eq!(page.status, 422, "{page:?}");
        assert!(page.text.contains(&sentence(language, "shell", "form-errors-title")), "{}", page.text);
        for field in ["surname", "birth-date", "phone", "locality", "address"] {
            assert!(
                page.text.contains(&format!("href=\"#{field}")),
                "{language}: {field} is not in the summary"
            );
        }
        assert!(page.text.contains(&long), "what was typed is kept");
    }
}

#[tokio::test]
async fn every_wrong_certificate_gets_its_sentence_on_the_page_of_refusal() {
    let rig = Rig::start().await;
    let faults = [
        (Fault::Expired, "finding-certificate-expired"),
        (Fault::NotYetValid, "finding-certificate-not-yet-valid"),
        (Fault::UnknownAuthority, "finding-issuer-unknown"),
        (Fault::RevokedInCrl, "finding-certificate-revoked"),
        (Fault::RevokedInOcsp, "finding-certificate-revoked"),
        (Fault::LoginOnly, "finding-certificate-for-authentication-only"),
    ];
    // A revocation list stays in use for a minute, so the keys are revoked before the portal first fetches it.
    let keys = faults.map(|(fault, key)| (rig.faulty_key(fault, AISULU), key));
    let person = rig.person(AISULU).await;
    for language in LANGUAGES {
        let mut visitor = Visitor::signed_in(&rig, language, AISULU).await;
        let draft = filled(&mut visitor).await;
        let document = prepared(&mut visitor, &draft).await;
        for (key, finding) in &keys {
            let page = visitor.post(&format!("{draft}/sign"), &[("cms", &sign(key, &document))]).await;
            assert_said(&page, 422, language, "findings", finding);
        }
        let stranger = sign(&rig.key(YERLAN), &document);
        let page = visitor.post(&format!("{draft}/sign"), &[("cms", &stranger)]).await;
        assert_said(&page, 422, language, "findings", "finding-certificate-iin-differs-from-account");
        let other = sign(&person.key, b"other bytes");
        let page = visitor.post(&format!("{draft}/sign"), &[("cms", &other)]).await;
        assert_said(&page, 422, language, "findings", "finding-content-differs");
    }
    assert_eq!(rig.requests(&person).await, 0);
}

#[tokio::test]
async fn a_second_request_for_the_same_service_is_answered_by_the_running_one() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let mut visitor = Visitor::signed_in(&rig, "ru", AISULU).await;
    let (first, second) = (filled(&mut visitor).await, filled(&mut visitor).await);
    let later = prepared(&mut visitor, &second).await;
    let document = prepared(&mut visitor, &first).await;
    let sent = visitor.post(&format!("{first}/sign"), &[("cms", &sign(&person.key, &document))]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    assert!(sent.location.ends_with("/sent"), "{}", sent.location);
    visitor.get(&sent.location).await;
    let page = visitor.post(&format!("{second}/sign"), &[("cms", &sign(&person.key, &later))]).await;
    assert_said(&page, 409, "ru", "cabinet", "request-running-title");
    let page = visitor.post(&format!("/services/{}/order", crate::rig::SERVICE), &[]).await;
    assert_said(&page, 409, "ru", "cabinet", "request-running-title");
    assert_eq!(rig.requests(&person).await, 1);
}

#[tokio::test]
async fn what_belongs_to_another_person_looks_like_nothing() {
    let rig = Rig::start().await;
    let owner = rig.person(AISULU).await;
    rig.person(YERLAN).await;
    let mut visitor = Visitor::signed_in(&rig, "kk", AISULU).await;
    let draft = filled(&mut visitor).await;
    let document = prepared(&mut visitor, &draft).await;
    let other_draft = visitor.draft().await;
    let sent = visitor.post(&format!("{draft}/sign"), &[("cms", &sign(&owner.key, &document))]).await;
    let request = sent.location.strip_suffix("/sent").unwrap_or_else(|| panic!("{sent:?}")).to_owned();
    let mut stranger = Visitor::signed_in(&rig, "kk", YERLAN).await;
    let of_request =
        ["", "/sent", "/openings", "/result", "/acknowledgement"].map(|part| format!("{request}{part}"));
    let of_draft = ["/you", "/review", "/sign", "/files/1"].map(|part| format!("{other_draft}{part}"));
    for path in of_request.iter().chain(&of_draft) {
        let page = stranger.get(path).await;
        assert_said(&page, 404, "kk", "shell", "fault-not-found-title");
    }
    for path in
        [format!("{other_draft}/discard"), format!("{other_draft}/review"), format!("{request}/refresh")]
    {
        let page = stranger.post(&path, &[]).await;
        assert_said(&page, 404, "kk", "shell", "fault-not-found-title");
    }
    assert_eq!(visitor.get(&format!("{other_draft}/you")).await.status, 200);
}

/// A draft with complete answers, filled topic by topic.
async fn filled(visitor: &mut Visitor<'_>) -> String {
    let draft = visitor.draft().await;
    let answers = answers();
    let text = |name: &str| answers[name].as_str().unwrap_or_default().to_owned();
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in answers.as_object().unwrap() {
        let value = value.as_str().unwrap();
        match value.split('-').collect::<Vec<_>>().as_slice() {
            [year, month, day] if year.len() == 4 => {
                for (part, value) in [("year", year), ("month", month), ("day", day)] {
                    fields.push((format!("{name}.{part}"), (*value).to_owned()));
                }
            }
            _ => fields.push((name.clone(), text(name))),
        }
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for topic in ["you", "family", "home", "grounds", "documents", "consent"] {
        let page = visitor.post(&format!("{draft}/{topic}"), &fields).await;
        assert_eq!(page.status, 303, "{topic}: {}", page.text);
        visitor.get(&page.location).await;
    }
    draft
}

/// The document that waits for its signature.
async fn prepared(visitor: &mut Visitor<'_>, draft: &str) -> Vec<u8> {
    let page = visitor.post(&format!("{draft}/review"), &[]).await;
    assert_eq!(page.location, format!("{draft}/sign"), "{}", page.text);
    let page = visitor.get(&page.location).await;
    let encoded = page.text.split_once("data-document=\"").unwrap().1.split('"').next().unwrap();
    decode(encoded)
}

fn decode(base64: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(base64).unwrap()
}
