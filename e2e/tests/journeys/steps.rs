//! The steps of a citizen, each as a person takes it.

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use kezek_e2e::{Browser, Demo, Person, assert_accessible};

pub(crate) const SERVICE: &str = "kezek-almaty-2012-424-queue";
pub(crate) const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// Every page of this address is accessible in every language; the browser is left in Kazakh.
pub(crate) async fn check_languages(browser: &Browser, address: &str) {
    for language in ["en", "ru", "kk"] {
        browser.go(&format!("{address}?lang={language}")).await;
        assert_accessible(browser).await;
    }
}

/// Presses the main button of the form on the page.
pub(crate) async fn go_on(browser: &Browser) {
    browser.press("form.questions button.go").await;
}

/// Signs with the stand-in signer and waits until the next page is there.
pub(crate) async fn sign(browser: &Browser) {
    browser.press("button[data-sign]:not([disabled])").await;
    let mut waited = Duration::ZERO;
    while browser.has("form.signing").await && !browser.has("main .errors, main .findings").await {
        let limit = Duration::from_secs(30);
        let place = browser.place().await;
        assert!(waited < limit, "nothing happened after signing at {place}:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(200)).await;
        waited += Duration::from_millis(200);
    }
}

/// Registers on the portal: IIN, password, a signed challenge.
pub(crate) async fn register(browser: &Browser, demo: &Demo, person: &Person) {
    check_languages(browser, &format!("{}/register", demo.address("portal"))).await;
    browser.fill("iin", &person.iin).await;
    browser.fill("password", &person.password).await;
    browser.fill("again", &person.password).await;
    go_on(browser).await;
    browser.find("form.signing").await;
    assert_accessible(browser).await;
    browser.press("button[data-sign]:not([disabled])").await;
    // The same address answers with the log-in when the signature was accepted.
    browser.find("input[name='password']").await;
}

/// Logs in on the portal.
pub(crate) async fn log_in(browser: &Browser, demo: &Demo, person: &Person) {
    browser.go(&format!("{}/sign-in", demo.address("portal"))).await;
    browser.fill("iin", &person.iin).await;
    browser.fill("password", &person.password).await;
    go_on(browser).await;
    browser.find("form.account").await;
}

/// Orders the service and fills the form up to the check of the answers.
pub(crate) async fn fill_form(browser: &Browser, demo: &Demo, attachment: &Path, axe: bool) {
    let portal = demo.address("portal");
    browser.go(&format!("{portal}/services/{SERVICE}")).await;
    browser.press("main form.buttons button.go").await;
    you(browser, axe).await;
    family(browser, axe).await;
    home(browser, axe).await;
    grounds(browser, axe).await;
    look(browser, axe).await;
    let field = browser.find("input[type='file'][name='other']").await;
    field.send_keys(attachment.to_str().unwrap()).await.unwrap();
    go_on(browser).await;
    look(browser, axe).await;
    browser.choose("consent-check", "yes").await;
    browser.choose("consent-data", "yes").await;
    go_on(browser).await;
    browser.find("form[action$='/review']").await;
    look(browser, axe).await;
}

async fn look(browser: &Browser, axe: bool) {
    if axe {
        assert_accessible(browser).await;
    }
}

async fn date(browser: &Browser, name: &str, [day, month, year]: [&str; 3]) {
    for (part, value) in [("day", day), ("month", month), ("year", year)] {
        browser.fill(&format!("{name}.{part}"), value).await;
    }
}

async fn you(browser: &Browser, axe: bool) {
    browser.find("[name='birth-date.day']").await;
    look(browser, axe).await;
    if axe {
        // An empty form tells everything that is missing, beside the fields and in a summary.
        go_on(browser).await;
        browser.find(".errors").await;
        look(browser, axe).await;
    }
    date(browser, "birth-date", ["12", "4", "1873"]).await;
    browser.choose("locality", "196220100").await;
    browser.fill("address", "Абай көшесі, 1-үй, 2-пәтер").await;
    browser.fill("phone", "+7 701 000 00 00").await;
    go_on(browser).await;
}

async fn family(browser: &Browser, axe: bool) {
    browser.find("[name='old-civil-acts']").await;
    look(browser, axe).await;
    browser.choose("family-status", "single").await;
    browser.choose("old-civil-acts", "no").await;
    go_on(browser).await;
}

async fn home(browser: &Browser, axe: bool) {
    browser.find("[name='residents']").await;
    look(browser, axe).await;
    browser.choose("housing-now", "rented").await;
    date(browser, "registered-since", ["1", "1", "1890"]).await;
    browser.choose("owned-five-years", "no").await;
    browser.fill("residents", "1").await;
    go_on(browser).await;
}

async fn grounds(browser: &Browser, axe: bool) {
    browser.find("[name='category']").await;
    look(browser, axe).await;
    browser.choose("category", "veterans").await;
    browser.choose("ground", "no-own").await;
    go_on(browser).await;
    browser.find("input[type='file'][name='other']").await;
}

/// Sends the checked answers to the signing page, signs, and gives the number of the request.
pub(crate) async fn sign_and_send(browser: &Browser) -> String {
    go_on(browser).await;
    sign_request(browser).await
}

/// Signs on the signing page, and gives the number of the request.
pub(crate) async fn sign_request(browser: &Browser) -> String {
    browser.find("form.signing").await;
    sign(browser).await;
    let place = browser.place().await;
    let number = place.strip_prefix("/requests/").and_then(|rest| rest.strip_suffix("/sent"));
    number.unwrap_or_else(|| panic!("not sent, but at {place}")).to_owned()
}

/// Waits until the page of the request shows the result, and fetches it.
pub(crate) async fn result(browser: &Browser, demo: &Demo, number: &str) -> Vec<u8> {
    let address = format!("{}/requests/{number}", demo.address("portal"));
    browser.go(&address).await;
    let link = Locator::Css("a[href$='/result']");
    let mut waited = Duration::ZERO;
    while browser.client.find_all(link).await.unwrap().is_empty() {
        assert!(waited < Duration::from_secs(40), "no result:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(500)).await;
        waited += Duration::from_millis(500);
        browser.client.refresh().await.unwrap();
    }
    browser.fetch(&format!("{address}/result")).await
}
