//! A complaint about a request that nobody has touched: signed in the cabinet, taken by the head, answered under his signature,
//! and read in the cabinet. Every page on the way is looked at in every language.

use std::time::Duration;

use kezek_e2e::{Browser, Demo, Width, look_in_languages};

use crate::steps::{Pace, go_on, look_at, sign};
use crate::{officers, pdf, steps};

const PROVIDER: &str = "kyzylorda";
const SERVICE: (&str, &str) = ("kezek-kyzylorda-2014-561-queue", "431010000");

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_is_answered_by_somebody_whom_it_does_not_concern() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("хат.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic letter").unwrap();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(1)).await;
    steps::fill_form_of(&citizen, &demo, &attachment, Pace::Fast, SERVICE).await;
    let request = steps::sign_and_send(&citizen, Pace::Fast).await;
    let complaint = complain(&citizen, &demo, &request).await;

    let head = at_work(&demo).await;
    let page = open(&head, &demo).await;
    look_at(&head, &format!("{}/complaints/new", demo.address("workstation"))).await;
    head.go(&page).await;
    head.press("form[action$='/take'] button.go").await;
    look_at(&head, &page).await;
    head.press("form[action$='/prepare'] button.go").await;
    head.find("main .errors, main .notice").await;
    look_in_languages(&head).await;
    head.choose("outcome", "unsatisfied").await;
    head.fill("words-kk", "Өтінішіңіз мерзімінде қаралып жатыр.").await;
    head.fill("words-ru", "Ваша заявка рассматривается в установленный срок.").await;
    head.press("form[action$='/prepare'] select[name='signer'] option:last-child").await;
    head.press("form[action$='/prepare'] button.go").await;
    look_at(&head, &page).await;

    head.go(&format!("{page}/sign")).await;
    head.find("form.signing").await;
    look_in_languages(&head).await;
    sign(&head).await;
    look_at(&head, &page).await;
    head.close().await;

    let address = format!("{}/complaints/{complaint}", demo.address("portal"));
    citizen.go(&address).await;
    let mut waited = Duration::ZERO;
    while !citizen.has("main a[href$='/answer']").await {
        assert!(waited < Duration::from_secs(40), "no answer:\n{}", citizen.text().await);
        tokio::time::sleep(Duration::from_millis(500)).await;
        waited += Duration::from_millis(500);
        citizen.client.refresh().await.unwrap();
    }
    look_in_languages(&citizen).await;
    let said = pdf::assert_signed(&citizen.fetch(&format!("{address}/answer")).await, &demo, folder.path());
    assert!(said.contains("мерзімінде") && said.contains("установленный срок"), "{said}");
    citizen.close().await;
}

/// The head at the workstation.
async fn at_work(demo: &Demo) -> Browser {
    let browser = Browser::open(Width::Desktop).await;
    officers::log_in(&browser, demo, &demo.officer(PROVIDER, "head")).await;
    browser
}

/// Complains about a request, is told what is missing first, and gives the number of the complaint.
async fn complain(browser: &Browser, demo: &Demo, request: &str) -> String {
    browser.go(&format!("{}/requests/{request}", demo.address("portal"))).await;
    browser.press("#complaints a[href$='/complaint']").await;
    browser.find("form.questions").await;
    look_in_languages(browser).await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    browser.choose("about", "delay").await;
    browser.fill("circumstances", "Өтінішім әлі қаралған жоқ.").await;
    browser.fill("wish", "Өтінішті қарауды сұраймын.").await;
    browser.fill("address", "Қызылорда қаласы, Үлгі көшесі, 1-үй").await;
    go_on(browser).await;
    browser.find("form.signing").await;
    look_in_languages(browser).await;
    sign(browser).await;
    let place = browser.place().await;
    look_in_languages(browser).await;
    let number = place.strip_prefix("/complaints/").and_then(|rest| rest.strip_suffix("/sent"));
    number.unwrap_or_else(|| panic!("not sent, but at {place}")).to_owned()
}

/// Opens the only complaint of the list, once it has come, and gives its address.
async fn open(browser: &Browser, demo: &Demo) -> String {
    let list = format!("{}/complaints", demo.address("workstation"));
    browser.go(&list).await;
    let mut waited = Duration::ZERO;
    while !browser.has("main td a[href^='/complaints/']").await {
        assert!(waited < Duration::from_secs(40), "the complaint never came:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(400)).await;
        waited += Duration::from_millis(400);
        browser.client.refresh().await.unwrap();
    }
    look_in_languages(browser).await;
    browser.press("main td a[href^='/complaints/']").await;
    browser.find("main form").await;
    look_in_languages(browser).await;
    format!("{}{}", demo.address("workstation"), browser.place().await)
}
