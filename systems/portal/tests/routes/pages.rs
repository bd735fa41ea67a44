//! Pages: every public address answers in every language, and a stranger sees nothing of others.

use crate::rig::{AISULU, PASSWORD, Rig, SERVICE};

async fn page(rig: &Rig, path: &str, language: &str) -> (u16, String) {
    let request =
        rig.client.get(format!("{}{path}", rig.address)).header("cookie", format!("lang={language}"));
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn public_pages_answer_in_three_languages() {
    let rig = Rig::start().await;
    let edition = "/acts/kyzylorda-2014-561-queue/2014-04-22";
    let service = format!("/services/{SERVICE}");
    for path in [
        "/",
        "/register",
        "/recover",
        "/sign-in",
        "/check",
        &service,
        "/acts",
        edition,
        &format!("{edition}/portal"),
    ] {
        for language in ["kk", "ru", "en"] {
            let (status, text) = page(&rig, path, language).await;
            assert_eq!(status, 200, "{path}");
            assert!(text.contains(&format!("<html lang=\"{language}\"")), "{path} in {language}");
        }
    }
}

#[tokio::test]
async fn figures_of_a_channel_are_files() {
    let rig = Rig::start().await;
    let channel = "/acts/zhambyl-2014-115/2014-11-27/portal";
    for (file, media, needle) in [
        ("flow.ru.svg", "image/svg+xml", "Условные обозначения"),
        ("interaction.ru.svg", "image/svg+xml", "Условные обозначения"),
        ("process.ru.bpmn", "application/xml", "Жилищная комиссия"),
    ] {
        let request = rig.client.get(format!("{}{channel}/{file}", rig.address));
        let answer = request.send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], media);
        assert!(answer.text().await.unwrap().contains(needle), "{file}");
    }
}

#[tokio::test]
async fn pages_of_a_person_lead_a_stranger_to_the_log_in() {
    let rig = Rig::start().await;
    for path in
        ["/cabinet", "/cabinet/history", "/requests/10100000000001", "/drafts/x/you", "/drafts/x/sign"]
    {
        let answer = rig.client.get(format!("{}{path}", rig.address)).send().await.unwrap();
        assert_eq!(answer.status(), 303, "{path}");
        let place = answer.headers()["location"].to_str().unwrap().to_owned();
        assert!(place.starts_with("/sign-in?next="), "{place}");
    }
}

#[tokio::test]
async fn unknown_addresses_methods_and_forms_of_other_sites_are_refused() {
    let rig = Rig::start().await;
    assert_eq!(page(&rig, "/nothing", "kk").await.0, 404);
    assert_eq!(page(&rig, "/services/nothing", "ru").await.0, 404);
    assert_eq!(page(&rig, "/acts/kyzylorda-2014-561-queue/2014-04-21", "kk").await.0, 404);
    assert_eq!(page(&rig, "/acts/../2014-04-22", "kk").await.0, 404);
    assert_eq!(page(&rig, "/acts/kyzylorda-2014-561-queue/2014-04-22/portal/nothing.svg", "kk").await.0, 404);
    let put = rig.client.put(format!("{}/sign-in", rig.address)).send().await.unwrap();
    assert_eq!(put.status(), 405);
    let forged =
        rig.client.post(format!("{}/sign-in", rig.address)).form(&[("iin", AISULU), ("password", PASSWORD)]);
    assert_eq!(forged.send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn machines_learn_how_the_portal_fares() {
    let rig = Rig::start().await;
    for (path, needle) in [
        ("/health/live", "live"),
        ("/health/ready", "ready"),
        ("/metrics", "kezek_journal_entries"),
        ("/journal/checkpoint", "kezek.local/portal"),
    ] {
        let (status, text) = page(&rig, path, "en").await;
        assert_eq!(status, 200, "{path}");
        assert!(text.contains(needle), "{path}: {text}");
    }
    let (status, description) = page(&rig, "/api/openapi.json", "en").await;
    assert_eq!(status, 200);
    assert!(description.contains("/api/v1/requests/{number}/acknowledgement"));
}
