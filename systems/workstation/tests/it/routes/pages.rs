//! The pages: a whole case by forms, and what strangers and neighbours see.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_kernel::Language;
use kezek_testbed::cms_signing::{Content, sign, to_pem};

use kezek_messages::Stance;

use crate::citizen::{Answering, Asking};
use crate::http::{Browser, Page, deliver};
use crate::office::{CLERK, EXECUTOR, FUTURE, NEIGHBOUR, NOW, Office, SIGNER, SIGNERS_KEY};
use crate::routes::answers::answer;

async fn registered(office: &Office) -> String {
    let asking = Asking::first();
    let request = asking.request().await;
    let (status, _) = deliver(&office.router, asking.envelope(office, &request)).await;
    assert_eq!(status, StatusCode::OK);
    "/cases/2026-000001".to_owned()
}

/// The values of an attribute in a page.
fn values<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// A case page's checklist with every document marked.
fn marked(page: &Page, decision: &'static str) -> Vec<(String, &'static str)> {
    let mut names: Vec<String> =
        values(&page.text, "name=\"").iter().map(|name| (*name).to_owned()).collect();
    names.retain(|name| name.starts_with("found."));
    names.dedup();
    let mut fields: Vec<(String, &str)> = names.into_iter().map(|name| (name, "satisfied")).collect();
    fields.push(("decision".to_owned(), decision));
    fields
}

async fn send(browser: &mut Browser, path: &str, fields: &[(String, &str)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    browser.post(path, &fields).await
}

#[tokio::test]
async fn a_case_goes_from_the_list_to_the_signature() {
    let office = Office::open().await;
    let case = registered(&office).await;
    let mut executor = Browser::signed_in(&office.router, EXECUTOR).await;
    let list = executor.get("/").await;
    assert!(list.text.contains("Үлгілі Айсұлу Мысалқызы"), "{}", list.text);
    assert!(list.text.contains(&case));
    let page = executor.get(&case).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Қолтаңба расталды."), "{}", page.text);
    assert_eq!(executor.post(&format!("{case}/take"), &[]).await.location, case);
    let page = executor.get(&case).await;
    let fields = marked(&page, "accept");
    assert!(fields.len() > 4, "{fields:?}");
    let decided = send(&mut executor, &format!("{case}/examine"), &fields).await;
    assert_eq!(decided.location, case, "{}", decided.text);
    let page = executor.get(&case).await;
    let signer = (*values(&page.text, "<option value=\"").last().unwrap()).to_owned();
    let prepared = executor.post(&format!("{case}/prepare"), &[("signer", &signer)]).await;
    assert_eq!(prepared.location, format!("{case}/draft"), "{}", prepared.text);
    assert_eq!(executor.get(&prepared.location).await.status, StatusCode::OK);
    assert!(executor.get(&format!("{case}/document.pdf")).await.text.starts_with("%PDF"));

    let mut signer = Browser::signed_in(&office.router, SIGNER).await;
    let page = signer.get(&format!("{case}/sign")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let made: Vec<String> = values(&page.text, "data-document=\"")
        .iter()
        .map(|digest| {
            let digest = STANDARD.decode(digest).unwrap().try_into().unwrap();
            to_pem(&sign(&SIGNERS_KEY, Content::Digest(&digest), NOW).unwrap())
        })
        .collect();
    let document = values(&page.text, "name=\"document\" value=\"")[0].to_owned();
    let fields = [("document", document.as_str()), ("cms", &made[0]), ("cms", &made[1])];
    let done = signer.post(&format!("{case}/sign"), &fields).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert!(done.text.contains("Құжатқа қол қойылды"), "{}", done.text);
    let lists = signer.get("/lists/196220100/large-families").await;
    assert!(lists.text.contains("Үлгілі Айсұлу Мысалқызы"), "{}", lists.text);
    assert!(executor.get(&case).await.text.contains("Қол қойылған құжатты ашу"));
}

#[tokio::test]
async fn a_refusal_asks_for_grounds_and_facts() {
    let office = Office::open().await;
    let case = registered(&office).await;
    let mut executor = Browser::signed_in(&office.router, EXECUTOR).await;
    executor.post(&format!("{case}/take"), &[]).await;
    let page = executor.get(&case).await;
    let mut fields = marked(&page, "refuse");
    let grounds = send(&mut executor, &format!("{case}/examine"), &fields).await;
    assert_eq!(grounds.status, StatusCode::OK);
    assert!(grounds.text.contains("ground.document-missing"), "{}", grounds.text);
    let nothing = send(&mut executor, &format!("{case}/refuse"), &fields).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Бас тартудың кемінде бір негізін таңдаңыз."), "{}", nothing.text);
    fields.push(("ground.document-missing".to_owned(), "yes"));
    fields.push(("fact-kk.document-missing".to_owned(), "Анықтама жоқ"));
    fields.push(("fact-ru.document-missing".to_owned(), "Нет справки"));
    let first = send(&mut executor, &format!("{case}/refuse"), &fields).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        first.text.contains("Бас тартпас бұрын негіздерді өтініш берушіге хабарлаңыз."),
        "{}",
        first.text
    );
    let hearing = [fields.clone(), vec![("next".to_owned(), "hearing")]].concat();
    let told = send(&mut executor, &format!("{case}/refuse"), &hearing).await;
    assert_eq!(told.location, case, "{}", told.text);
    let waiting = executor.get(&case).await;
    assert!(waiting.text.contains("Өтініш беруші тыңдалуда"), "{}", waiting.text);
    assert!(waiting.text.contains("found.income") && waiting.text.contains("Нет справки"));
    let early = send(&mut executor, &format!("{case}/refuse"), &fields).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer(&office, &Answering::first(Stance::NothingToAdd)).await, None);
    for language in Language::ALL {
        executor.get(&format!("/people?lang={language}")).await;
        let page = executor.get(&case).await;
        assert!(kezek_web::inspect::faults(&page.text, language).is_empty(), "{language}");
    }
    let refused = send(&mut executor, &format!("{case}/refuse"), &fields).await;
    assert_eq!(refused.location, case, "{}", refused.text);
}

#[tokio::test]
async fn an_incomplete_checklist_comes_back_with_what_was_marked() {
    let office = Office::open().await;
    let case = registered(&office).await;
    let mut executor = Browser::signed_in(&office.router, EXECUTOR).await;
    executor.post(&format!("{case}/take"), &[]).await;
    let page = executor.post(&format!("{case}/examine"), &[("decision", "accept")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("Тізбедегі әр құжатты белгілеңіз."), "{}", page.text);
}

#[tokio::test]
async fn attachments_are_served_so_that_nothing_in_them_acts() {
    let office = Office::open().await;
    let case = registered(&office).await;
    let mut executor = Browser::signed_in(&office.router, EXECUTOR).await;
    let file = executor.get(&format!("{case}/attachments/1")).await;
    assert!(file.text.starts_with("%PDF-1.4"), "{}", file.text);
    assert_eq!(executor.get(&format!("{case}/attachments/2")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(executor.get(&format!("{case}/attachments/0")).await.status, StatusCode::NOT_FOUND);
    let viewer = executor.get(&format!("{case}?file=1")).await;
    assert!(viewer.text.contains("<iframe src=\"/cases/2026-000001/attachments/1\""), "{}", viewer.text);
}

const CASE_PAGES: [&str; 5] = ["", "/draft", "/sign", "/attachments/1", "/document.pdf"];

#[tokio::test]
async fn another_providers_case_answers_as_if_it_did_not_exist() {
    let office = Office::open().await;
    let case = registered(&office).await;
    for iin in [NEIGHBOUR, CLERK] {
        let mut other = Browser::signed_in(&office.router, iin).await;
        for tail in CASE_PAGES {
            assert_eq!(
                other.get(&format!("{case}{tail}")).await.status,
                StatusCode::NOT_FOUND,
                "{iin} {tail}"
            );
        }
    }
    let mut stranger = Browser::new(&office.router).await;
    for tail in CASE_PAGES {
        assert_eq!(stranger.get(&format!("{case}{tail}")).await.location, "/sign-in", "{tail}");
    }
}

#[tokio::test]
async fn a_wrong_password_tells_nothing_and_guessing_takes_longer_and_longer() {
    let office = Office::open().await;
    let mut browser = Browser::new(&office.router).await;
    for (iin, password) in [(EXECUTOR, "wrong-password"), ("not a number", "x"), ("500101100000", "wrong")] {
        let page = browser.post("/sign-in", &[("iin", iin), ("password", password)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("ЖСН немесе құпиясөз дұрыс емес."), "{}", page.text);
    }
    for _ in 0..3 {
        browser.post("/sign-in", &[("iin", EXECUTOR), ("password", "wrong-password")]).await;
    }
    let page = browser.post("/sign-in", &[("iin", EXECUTOR), ("password", crate::office::PASSWORD)]).await;
    assert!(page.text.contains("секундтан кейін"), "{}", page.text);
    office.clock.advance_seconds(60);
    Browser::signed_in(&office.router, EXECUTOR).await;
}

#[tokio::test]
async fn an_appointment_that_has_not_begun_opens_nothing() {
    let office = Office::open().await;
    let mut browser = Browser::new(&office.router).await;
    let fields = [("iin", FUTURE), ("password", crate::office::PASSWORD)];
    assert_eq!(browser.post("/sign-in", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    office.clock.set("2027-01-04T04:00:00Z".parse().unwrap());
    Browser::signed_in(&office.router, FUTURE).await;
}

/// Opens a page in every language and asks for everything that a page must keep to.
async fn sound(browser: &mut Browser, path: &str) {
    for language in Language::ALL {
        browser.get(&format!("/people?lang={language}")).await;
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let found = kezek_web::inspect::faults(&page.text, language);
        assert!(found.is_empty(), "{path} in {language}: {found:?}");
    }
    browser.get("/people?lang=kk").await;
}

#[tokio::test]
async fn every_state_of_a_case_is_a_sound_page_in_every_language() {
    let office = Office::open().await;
    let case = registered(&office).await;
    let mut executor = Browser::signed_in(&office.router, EXECUTOR).await;
    for path in ["/", "/?show=mine", "/lists", "/people", &case] {
        sound(&mut executor, path).await;
    }
    executor.post(&format!("{case}/take"), &[]).await;
    sound(&mut executor, &format!("{case}?file=1")).await;
    let fields = marked(&executor.get(&case).await, "accept");
    send(&mut executor, &format!("{case}/examine"), &fields).await;
    let page = executor.get(&case).await;
    sound(&mut executor, &case).await;
    let signer = (*values(&page.text, "<option value=\"").last().unwrap()).to_owned();
    executor.post(&format!("{case}/prepare"), &[("signer", &signer)]).await;
    for path in [case.clone(), format!("{case}/draft")] {
        sound(&mut executor, &path).await;
    }
    let mut signer = Browser::signed_in(&office.router, SIGNER).await;
    for path in ["/?show=to-sign".to_owned(), case.clone(), format!("{case}/draft"), format!("{case}/sign")] {
        sound(&mut signer, &path).await;
    }
}

#[tokio::test]
async fn the_grounds_are_a_sound_page_in_every_language() {
    let office = Office::open().await;
    let case = registered(&office).await;
    let mut executor = Browser::signed_in(&office.router, EXECUTOR).await;
    executor.post(&format!("{case}/take"), &[]).await;
    let fields = marked(&executor.get(&case).await, "refuse");
    for language in Language::ALL {
        executor.get(&format!("/people?lang={language}")).await;
        let page = send(&mut executor, &format!("{case}/examine"), &fields).await;
        let found = kezek_web::inspect::faults(&page.text, language);
        assert!(found.is_empty(), "{language}: {found:?}");
    }
}
