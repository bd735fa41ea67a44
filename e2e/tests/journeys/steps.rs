//! The steps of a citizen, each as a person takes it.

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use kezek_e2e::{Browser, Demo, Person, look, look_in_languages};

pub(crate) const SERVICE: &str = "kezek-almaty-2012-424-queue";

/// How closely a journey looks at the pages on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// At every page in every language, with what it says when something is missing.
    Slow,
    /// At every page once.
    Steady,
    /// At none.
    Fast,
}

impl Pace {
    async fn look(self, browser: &Browser) {
        match self {
            Self::Slow => look_in_languages(browser).await,
            Self::Steady => look(browser).await,
            Self::Fast => {}
        }
    }

    /// Looks at a topic as it comes, and on the slow way at what an empty form is told.
    async fn look_at_topic(self, browser: &Browser) {
        self.look(browser).await;
        if self == Self::Slow {
            go_on(browser).await;
            browser.find("main .errors").await;
            self.look(browser).await;
        }
    }
}

/// The page at this address in every language.
pub(crate) async fn look_at(browser: &Browser, address: &str) {
    browser.go(address).await;
    look_in_languages(browser).await;
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
    look_at(browser, &format!("{}/register", demo.address("portal"))).await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    browser.fill("iin", &person.iin).await;
    browser.fill("password", &person.password).await;
    browser.fill("again", &person.password).await;
    go_on(browser).await;
    browser.find("form.signing").await;
    look_in_languages(browser).await;
    browser.press("button[data-sign]:not([disabled])").await;
    // The same address answers with the log-in when the signature was accepted; it cannot be asked for again.
    browser.find("input[name='password']").await;
    look(browser).await;
}

/// Logs in on the portal, in Kazakh.
pub(crate) async fn log_in(browser: &Browser, demo: &Demo, person: &Person) {
    browser.go(&format!("{}/sign-in?lang=kk", demo.address("portal"))).await;
    browser.fill("iin", &person.iin).await;
    browser.fill("password", &person.password).await;
    go_on(browser).await;
    browser.find("form.account").await;
}

/// Orders the service and fills the form up to the check of the answers.
pub(crate) async fn fill_form(browser: &Browser, demo: &Demo, attachment: &Path, pace: Pace) {
    fill_form_of(browser, demo, attachment, pace, (SERVICE, "196220100")).await;
}

/// Orders this service in this locality and fills its form up to the check of the answers.
pub(crate) async fn fill_form_of(
    browser: &Browser,
    demo: &Demo,
    attachment: &Path,
    pace: Pace,
    (service, locality): (&str, &str),
) {
    let portal = demo.address("portal");
    browser.go(&format!("{portal}/services/{service}")).await;
    pace.look(browser).await;
    browser.press("main form.buttons button.go").await;
    you(browser, pace, locality).await;
    family(browser, pace).await;
    home(browser, pace).await;
    grounds(browser, pace).await;
    documents(browser, pace, attachment).await;
    pace.look_at_topic(browser).await;
    browser.choose("consent-check", "yes").await;
    browser.choose("consent-data", "yes").await;
    go_on(browser).await;
    browser.find("form[action$='/review']").await;
    pace.look(browser).await;
}

async fn date(browser: &Browser, name: &str, [day, month, year]: [&str; 3]) {
    for (part, value) in [("day", day), ("month", month), ("year", year)] {
        browser.fill(&format!("{name}.{part}"), value).await;
    }
}

async fn you(browser: &Browser, pace: Pace, locality: &str) {
    browser.find("[name='birth-date.day']").await;
    pace.look_at_topic(browser).await;
    date(browser, "birth-date", ["12", "4", "1873"]).await;
    browser.choose("locality", locality).await;
    browser.fill("address", "Абай көшесі, 1-үй, 2-пәтер").await;
    browser.fill("phone", "+7 701 000 00 00").await;
    go_on(browser).await;
}

async fn family(browser: &Browser, pace: Pace) {
    browser.find("[name='old-civil-acts']").await;
    pace.look_at_topic(browser).await;
    browser.choose("family-status", "single").await;
    browser.choose("old-civil-acts", "no").await;
    go_on(browser).await;
}

async fn home(browser: &Browser, pace: Pace) {
    browser.find("[name='residents']").await;
    pace.look_at_topic(browser).await;
    browser.choose("housing-now", "rented").await;
    date(browser, "registered-since", ["1", "1", "1890"]).await;
    browser.choose("owned-five-years", "no").await;
    browser.fill("residents", "1").await;
    go_on(browser).await;
}

async fn grounds(browser: &Browser, pace: Pace) {
    browser.find("[name='category']").await;
    pace.look_at_topic(browser).await;
    browser.choose("category", "veterans").await;
    browser.choose("ground", "no-own").await;
    go_on(browser).await;
}

async fn documents(browser: &Browser, pace: Pace, attachment: &Path) {
    browser.find("input[type='file'][name='other']").await;
    pace.look(browser).await;
    if pace == Pace::Slow {
        // A file of another kind is told beside its field.
        let wrong = attachment.with_extension("txt");
        std::fs::write(&wrong, "not a document").unwrap();
        attach(browser, &wrong).await;
        browser.find("main .errors").await;
        pace.look(browser).await;
    }
    attach(browser, attachment).await;
    browser.find("[name='consent-check']").await;
}

async fn attach(browser: &Browser, file: &Path) {
    let field = browser.find("input[type='file'][name='other']").await;
    field.send_keys(file.to_str().unwrap()).await.unwrap();
    go_on(browser).await;
}

/// Sends the checked answers to the signing page, signs, and gives the number of the request.
pub(crate) async fn sign_and_send(browser: &Browser, pace: Pace) -> String {
    go_on(browser).await;
    browser.find("form.signing").await;
    pace.look(browser).await;
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

/// Waits until the page of the request asks for an answer, writes, signs and sends it.
pub(crate) async fn answer(browser: &Browser, demo: &Demo, number: &str, stance: &str, text: &str) {
    let address = format!("{}/requests/{number}", demo.address("portal"));
    browser.go(&address).await;
    let mut waited = Duration::ZERO;
    while !browser.has("main a[href$='/answer']").await {
        assert!(waited < Duration::from_secs(40), "nothing is asked:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(500)).await;
        waited += Duration::from_millis(500);
        browser.client.refresh().await.unwrap();
    }
    look_in_languages(browser).await;
    browser.press("main a[href$='/answer']").await;
    browser.find("form.questions").await;
    look_in_languages(browser).await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    browser.choose("stance", stance).await;
    browser.fill("text", text).await;
    go_on(browser).await;
    browser.find("form.signing").await;
    look_in_languages(browser).await;
    sign(browser).await;
    assert_eq!(browser.place().await, format!("/requests/{number}"), "{}", browser.text().await);
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
