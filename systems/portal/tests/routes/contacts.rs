//! How a person is told: the pages and the API of his addresses.

use serde_json::json;

use crate::rig::{AISULU, Rig, YERLAN, body};
use crate::visitor::{Page, Visitor, sentence};

const EMAIL: &str = "/cabinet/contacts/email";
const ADDRESS: &str = "aisulu@example.kz";

#[track_caller]
fn assert_said(page: &Page, status: u16, language: &str, key: &str) {
    let expected = sentence(language, "contacts", key);
    assert_eq!(page.status, status, "{key}: {}", page.text);
    assert!(page.text.contains(&expected), "{language} {key} «{expected}» is not said:\n{}", page.text);
}

/// The code in the last letter.
async fn code(rig: &Rig) -> String {
    kezek_portal::telling(&rig.portal).tell_due().await.unwrap();
    let (to, text) = rig.post.0.lock().unwrap().pop().expect("no letter came");
    assert_eq!(to, ADDRESS);
    text.split(|each: char| !each.is_ascii_digit()).find(|word| word.len() == 6).unwrap().to_owned()
}

#[tokio::test]
async fn an_address_is_confirmed_switched_and_taken_away_on_pages() {
    let rig = Rig::start().await;
    rig.person(AISULU).await;
    for language in ["kk", "ru", "en"] {
        let mut visitor = Visitor::signed_in(&rig, language, AISULU).await;
        let page = visitor.get("/cabinet/contacts").await;
        assert_said(&page, 200, language, "contact-email-none");
        assert_said(&page, 200, language, "contact-sms-not-offered");
        assert_eq!(visitor.get("/cabinet/contacts/sms").await.status, 404);
        visitor.get(EMAIL).await;
        let page = visitor.post(EMAIL, &[("address", "aisulu")]).await;
        assert_said(&page, 422, language, "contact-email-wrong");
        let page = visitor.post(EMAIL, &[("address", ADDRESS)]).await;
        assert_eq!((page.status, page.location.as_str()), (303, "/cabinet/contacts/email/code"));
        let code = code(&rig).await;
        visitor.get(&page.location).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let page = visitor.post(&format!("{EMAIL}/code"), &[("code", wrong)]).await;
        assert_said(&page, 422, language, "contact-code-wrong");
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let page = visitor.post(&format!("{EMAIL}/code"), &[("code", &spaced)]).await;
        assert_eq!((page.status, page.location.as_str()), (303, "/cabinet/contacts"));
        let page = visitor.get("/cabinet/contacts").await;
        assert!(page.text.contains(ADDRESS), "{}", page.text);
        assert_said(&page, 200, language, "contact-state-on");
        visitor.post(&format!("{EMAIL}/switch"), &[("to", "off")]).await;
        assert_said(&visitor.get("/cabinet/contacts").await, 200, language, "contact-state-off");
        visitor.post(&format!("{EMAIL}/remove"), &[]).await;
        assert!(!visitor.get("/cabinet/contacts").await.text.contains(ADDRESS));
    }
}

#[tokio::test]
async fn programs_do_what_the_pages_do() {
    let rig = Rig::start().await;
    let person = rig.person(AISULU).await;
    let put = async |path: &str, value: serde_json::Value| {
        let request = rig.client.put(format!("{}/api/v1/contacts/{path}", rig.address));
        let request = request.bearer_auth(&person.token).header("content-type", "application/json");
        request.body(value.to_string()).send().await.unwrap().status().as_u16()
    };
    assert_eq!(put("email", json!({ "address": "no" })).await, 422);
    assert_eq!(put("sms", json!({ "address": "+7 701 000 00 00" })).await, 404);
    assert_eq!(put("pigeon", json!({ "address": ADDRESS })).await, 404);
    assert_eq!(put("email", json!({ "address": ADDRESS })).await, 202);
    let code = code(&rig).await;
    let confirm = "/api/v1/contacts/email/confirmation";
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = rig.post(confirm, &person.token, &json!({ "code": wrong })).await;
    assert_eq!(refused.status(), 422);
    assert_eq!(body(refused).await["findings"]["tries_left"], 4);
    // Another person's code is nothing here.
    let other = rig.person(YERLAN).await;
    assert_eq!(rig.post(confirm, &other.token, &json!({ "code": code })).await.status(), 404);
    assert_eq!(rig.post(confirm, &person.token, &json!({ "code": code })).await.status(), 204);
    assert_eq!(put("email/switch", json!({ "on": false })).await, 204);
    assert_eq!(put("language", json!({ "language": "ru" })).await, 204);
    let shown = body(rig.get("/api/v1/contacts", &person.token).await).await;
    assert_eq!(shown["language"], "ru");
    assert_eq!(
        (&shown["contacts"][0]["address"], &shown["contacts"][0]["state"]),
        (&json!(ADDRESS), &json!("off"))
    );
    let remove = rig.client.delete(format!("{}/api/v1/contacts/email", rig.address));
    assert_eq!(remove.bearer_auth(&person.token).send().await.unwrap().status(), 204);
    let shown = body(rig.get("/api/v1/contacts", &person.token).await).await;
    assert_eq!(shown["contacts"][0]["address"], json!(null));
}
