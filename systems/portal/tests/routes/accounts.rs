//! Accounts and sessions: who gets in, who does not, and what strangers learn.

use kezek_testbed::authority::Fault;
use serde_json::json;

use crate::rig::{AISULU, PASSWORD, Rig, YERLAN, body, sign};

async fn status(rig: &Rig, path: &str, sent: &serde_json::Value) -> (u16, String) {
    let answer = rig.post(path, "", sent).await;
    let status = answer.status().as_u16();
    (status, body(answer).await["code"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn wrong_numbers_and_passwords_are_told_apart_before_anything_is_stored() {
    let rig = Rig::start().await;
    for (iin, password, code) in [
        ("730412200016", PASSWORD, "iin-wrong"),
        ("7304122000", PASSWORD, "iin-wrong"),
        ("", PASSWORD, "iin-wrong"),
        (AISULU, "қысқа", "password-not-accepted"),
        (AISULU, "x730412200015x", "password-not-accepted"),
    ] {
        let found = status(&rig, "/api/v1/accounts", &json!({ "iin": iin, "password": password })).await;
        assert_eq!(found, (422, code.to_owned()), "{iin} {password}");
    }
}

#[tokio::test]
async fn a_challenge_signed_by_another_person_or_a_wrong_key_makes_no_account() {
    let rig = Rig::start().await;
    let asked =
        body(rig.post("/api/v1/accounts", "", &json!({ "iin": AISULU, "password": PASSWORD })).await).await;
    let text = asked["text"].as_str().unwrap().as_bytes().to_vec();
    let path = format!("/api/v1/accounts/{}", asked["challenge"].as_str().unwrap());
    let strangers = [
        (rig.key(YERLAN), "certificate-iin-differs-from-request"),
        (rig.faulty_key(Fault::Expired, AISULU), "certificate-expired"),
        (rig.faulty_key(Fault::LoginOnly, AISULU), "certificate-for-authentication-only"),
    ];
    for (key, code) in strangers {
        let answer = rig.post(&path, "", &json!({ "cms": sign(&key, &text) })).await;
        assert_eq!(answer.status(), 422);
        let found = body(answer).await.to_string();
        assert!(found.contains(code), "{code}: {found}");
    }
    let session = status(&rig, "/api/v1/sessions", &json!({ "iin": AISULU, "password": PASSWORD })).await;
    assert_eq!(session, (401, "iin-or-password-wrong".to_owned()));
}

#[tokio::test]
async fn a_challenge_works_once() {
    let rig = Rig::start().await;
    let key = rig.key(AISULU);
    let asked =
        body(rig.post("/api/v1/accounts", "", &json!({ "iin": AISULU, "password": PASSWORD })).await).await;
    let cms = sign(&key, asked["text"].as_str().unwrap().as_bytes());
    let path = format!("/api/v1/accounts/{}", asked["challenge"].as_str().unwrap());
    assert_eq!(rig.post(&path, "", &json!({ "cms": cms })).await.status(), 204);
    assert_eq!(rig.post(&path, "", &json!({ "cms": cms })).await.status(), 404);
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_of_the_old_one() {
    let rig = Rig::start().await;
    let first = rig.person(AISULU).await;
    assert_eq!(rig.get("/api/v1/requests", &first.token).await.status(), 200);
    let second = rig.person(AISULU).await;
    assert_eq!(rig.get("/api/v1/requests", &first.token).await.status(), 401);
    assert_eq!(rig.get("/api/v1/requests", &second.token).await.status(), 200);
}

#[tokio::test]
async fn wrong_passwords_cost_time_and_tell_nothing() {
    let rig = Rig::start().await;
    rig.person(AISULU).await;
    rig.clock.stop();
    // The same answers for an IIN with an account and for one without.
    for iin in [AISULU, YERLAN] {
        let mut answers = Vec::new();
        for _ in 0..5 {
            answers.push(
                status(&rig, "/api/v1/sessions", &json!({ "iin": iin, "password": "Басқа-құпиясөз" }))
                    .await
                    .0,
            );
        }
        assert!(answers.contains(&429), "{answers:?}");
        assert!(answers.iter().all(|status| [401, 429].contains(status)), "{answers:?}");
    }
    let waiting = rig.post("/api/v1/sessions", "", &json!({ "iin": AISULU, "password": PASSWORD })).await;
    assert_eq!(waiting.status(), 429, "the right password waits too while the delay runs");
}
