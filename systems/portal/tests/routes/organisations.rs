//! Organisations: an account by BIN, who may sign for one, and which services take them (act 2, point 11).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_testbed::authority::{Credential, Standing};
use serde_json::{Value, json};

use crate::rig::{AISULU, PASSWORD, Person, Rig, SERVICE, answers, body, sign};
use crate::visitor::{Visitor, sentence};

const BIN: &str = "991340003011";
const OTHER: &str = "991340003021";
const ACT_TWO: &str = "kezek-zhambyl-2014-115-queue";
/// The organisation's name in the certificates of the test authority.
const NAME: &str = "Үлгі бөлімі";

async fn organisation(rig: &Rig) -> Person {
    rig.holder(BIN, rig.member_key(BIN, Standing::FirstHead)).await
}

/// The keys that sign for nobody but their holders, each with its finding.
fn wrong_keys(rig: &Rig) -> [(Credential, &'static str); 3] {
    [
        (rig.key(AISULU), "certificate-bin-missing"),
        (rig.member_key(OTHER, Standing::FirstHead), "certificate-bin-differs"),
        (rig.member_key(BIN, Standing::Employee), "signer-role-unfit"),
    ]
}

/// Complete answers of an organisation.
fn own_answers() -> Value {
    json!({
        "organisation-name": NAME, "organisation-address": "Тараз қаласы, Төле би көшесі, 1-үй",
        "locality": "311010000", "phone": "+7 701 000 00 00", "category": "veterans", "ground": "no-own",
        "consent-check": "yes", "consent-data": "yes"
    })
}

#[tokio::test]
async fn an_account_by_bin_is_made_by_head_or_signatory_and_by_nobody_else() {
    let rig = Rig::start().await;
    let asked = json!({ "iin": BIN, "password": PASSWORD });
    let asked = body(rig.post("/api/v1/accounts", "", &asked).await).await;
    let text = asked["text"].as_str().unwrap().to_owned();
    assert!(text.contains(&format!("<bin>{BIN}</bin>")), "{text}");
    let path = format!("/api/v1/accounts/{}", asked["challenge"].as_str().unwrap());
    for (key, code) in wrong_keys(&rig) {
        let answer = rig.post(&path, "", &json!({ "cms": sign(&key, text.as_bytes()) })).await;
        assert_eq!(answer.status(), 422, "{code}");
        let found = body(answer).await.to_string();
        assert!(found.contains(code), "{code}: {found}");
    }
    let session = json!({ "iin": BIN, "password": PASSWORD });
    assert_eq!(rig.post("/api/v1/sessions", "", &session).await.status(), 401);
    for standing in [Standing::FirstHead, Standing::RightToSign] {
        rig.holder(BIN, rig.member_key(BIN, standing)).await;
    }
    let mut visitor = Visitor::signed_in(&rig, "ru", BIN).await;
    let cabinet = visitor.get("/cabinet").await.text;
    assert!(cabinet.contains(NAME), "{cabinet}");
}

#[tokio::test]
async fn a_wrong_certificate_is_told_on_the_page_in_words() {
    let rig = Rig::start().await;
    let mut visitor = Visitor::new(&rig, "ru").await;
    let asked = [("iin", BIN), ("password", PASSWORD), ("again", PASSWORD)];
    let path = visitor.post("/register", &asked).await.location;
    let page = visitor.get(&path).await.text;
    let (_, rest) = page.split_once("data-document=\"").unwrap();
    let text = STANDARD.decode(rest.split('"').next().unwrap()).unwrap();
    assert!(page.contains(&format!("data-holder=\"BIN{BIN}\"")), "{page}");
    for (key, code) in wrong_keys(&rig) {
        let told = visitor.post(&path, &[("cms", &sign(&key, &text))]).await;
        let words = sentence("ru", "findings", &format!("finding-{code}"));
        assert_eq!(told.status, 422);
        assert!(told.text.contains(&words), "{code}: {}", told.text);
    }
}

#[tokio::test]
async fn a_request_of_an_organisation_is_signed_for_it() {
    let rig = Rig::start().await;
    let person = organisation(&rig).await;
    let document = rig.document_for(ACT_TWO, &person, &own_answers(), &[]).await;
    let text = String::from_utf8(document.clone()).unwrap();
    for part in [format!("<bin>{BIN}</bin>"), "code=\"organisation-name\"".to_owned()] {
        assert!(text.contains(&part), "{part}: {text}");
    }
    assert!(!text.contains("code=\"surname\"") && !text.contains("family-status"), "{text}");
    for (key, code) in wrong_keys(&rig) {
        let answer = rig.submit(&person.token, &document, &sign(&key, &document), &[], None).await;
        assert_eq!(answer.status(), 422, "{code}");
        let found = body(answer).await.to_string();
        assert!(found.contains(code), "{code}: {found}");
    }
    assert_eq!(rig.requests(&person).await, 0);
    let sent = rig.submit(&person.token, &document, &sign(&person.key, &document), &[], None).await;
    assert_eq!(sent.status(), 201, "{}", sent.text().await.unwrap());
}

#[tokio::test]
async fn a_person_and_an_organisation_answer_their_own_questions() {
    let rig = Rig::start().await;
    let (person, organisation) = (rig.person(AISULU).await, organisation(&rig).await);
    let mut of_person = answers();
    of_person["locality"] = json!("311010000");
    for (caller, answers, field) in
        [(&organisation, of_person.clone(), "surname"), (&person, own_answers(), "organisation-name")]
    {
        let asked = json!({ "service": ACT_TWO, "answers": answers, "language": "kk" });
        let refused = rig.post("/api/v1/applications", &caller.token, &asked).await;
        assert_eq!(refused.status(), 422);
        let found = body(refused).await.to_string();
        assert!(found.contains(field) && found.contains("unknown-field"), "{found}");
    }
    rig.document_for(ACT_TWO, &person, &of_person, &[]).await;
}

#[tokio::test]
async fn a_service_for_persons_says_so_before_a_draft_is_begun() {
    let rig = Rig::start().await;
    let person = organisation(&rig).await;
    let asked = json!({ "service": SERVICE, "answers": answers(), "language": "kk" });
    let refused = rig.post("/api/v1/applications", &person.token, &asked).await;
    assert_eq!(refused.status(), 422);
    assert_eq!(body(refused).await["code"], "service-not-for-recipient");
    for language in ["kk", "ru", "en"] {
        let mut visitor = Visitor::signed_in(&rig, language, BIN).await;
        let words = sentence(language, "portal", "service-not-for-organisations-title");
        let service = format!("/services/{SERVICE}");
        let page = visitor.get(&service).await;
        assert!(page.text.contains(&words) && !page.text.contains("/order\""), "{}", page.text);
        let begun = visitor.post(&format!("{service}/order"), &[]).await;
        assert_eq!(begun.status, 422);
        assert!(begun.text.contains(&words), "{}", begun.text);
        let own = visitor.get(&format!("/services/{ACT_TWO}")).await;
        assert!(!own.text.contains(&words), "{}", own.text);
    }
    let drafts = body(rig.get("/api/v1/drafts", &person.token).await).await;
    assert_eq!(drafts["drafts"], json!([]));
}

#[tokio::test]
async fn the_form_is_filled_with_the_number_and_name_of_the_account() {
    let rig = Rig::start().await;
    organisation(&rig).await;
    let mut visitor = Visitor::signed_in(&rig, "ru", BIN).await;
    let begun = visitor.post(&format!("/services/{ACT_TWO}/order"), &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let page = visitor.get(&begun.location).await.text;
    assert!(page.contains(BIN) && page.contains(NAME), "{page}");
    assert!(!page.contains("name=\"surname\""), "{page}");
    let first = [
        ("asked", "bin organisation-name locality organisation-address phone"),
        ("organisation-name", NAME),
        ("locality", "311010000"),
        ("organisation-address", "Тараз, Төле би көшесі, 1"),
        ("phone", "+7 701 000 00 00"),
    ];
    let next = visitor.post(&begun.location, &first).await;
    assert!(next.location.ends_with("/grounds"), "{} {}", next.location, next.text);
}
