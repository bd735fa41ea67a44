//! The steps of officers at the workstation. Every page on the way is looked at in every language.

use std::time::Duration;

use fantoccini::Locator;
use kezek_e2e::{Browser, Demo, Person, look_in_languages};

use crate::steps::{go_on, look_at, sign};

/// Logs in at the workstation, in Kazakh.
pub(crate) async fn log_in(browser: &Browser, demo: &Demo, officer: &Person) {
    browser.go(&format!("{}/sign-in?lang=kk", demo.address("workstation"))).await;
    browser.fill("iin", &officer.iin).await;
    browser.fill("password", &officer.password).await;
    go_on(browser).await;
    browser.find("form.account").await;
}

/// Looks at the door: the log-in, and what a wrong one is told.
pub(crate) async fn look_at_door(browser: &Browser, demo: &Demo, officer: &Person) {
    look_at(browser, &format!("{}/sign-in", demo.address("workstation"))).await;
    browser.fill("iin", &officer.iin).await;
    browser.fill("password", "Not-the-password-1871").await;
    go_on(browser).await;
    browser.find("main .errors, main .notice").await;
    look_in_languages(browser).await;
}

/// Looks at the work list with every filter, the people and the lists, as they stand.
pub(crate) async fn look_around(browser: &Browser, demo: &Demo) {
    let workstation = demo.address("workstation").to_owned();
    browser.go(&format!("{workstation}/")).await;
    for filter in links(browser, "nav.filters a").await {
        look_at(browser, &format!("{workstation}{filter}")).await;
    }
    for page in ["/people", "/lists", "/nowhere"] {
        look_at(browser, &format!("{workstation}{page}")).await;
    }
    browser.go(&format!("{workstation}/lists")).await;
    for list in links(browser, "main a[href^='/lists/']").await {
        look_at(browser, &format!("{workstation}{list}")).await;
    }
}

async fn links(browser: &Browser, selector: &str) -> Vec<String> {
    let mut found = Vec::new();
    for link in browser.client.find_all(Locator::Css(selector)).await.unwrap() {
        found.extend(link.attr("href").await.unwrap());
    }
    found
}

/// Opens the only case of the work list, once it has come, and gives its address.
pub(crate) async fn open_case(browser: &Browser, demo: &Demo) -> String {
    let list = format!("{}/", demo.address("workstation"));
    browser.go(&list).await;
    let mut waited = Duration::ZERO;
    while !browser.has("main a[href^='/cases/']").await {
        assert!(waited < Duration::from_secs(40), "the request never came:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(400)).await;
        waited += Duration::from_millis(400);
        browser.client.refresh().await.unwrap();
    }
    browser.press("main a[href^='/cases/']").await;
    browser.find("main #step").await;
    look_in_languages(browser).await;
    format!("{}{}", demo.address("workstation"), browser.place().await)
}

/// Takes the case, marks every document as satisfied, is told that a decision is missing, and decides.
pub(crate) async fn examine(browser: &Browser, decision: &str) {
    browser.press("form[action$='/take'] button.go").await;
    decide(browser, decision).await;
}

/// Marks every document of a case that lies on the officer's desk as satisfied, and decides.
pub(crate) async fn decide(browser: &Browser, decision: &str) {
    browser.find("form[action$='/examine']").await;
    look_in_languages(browser).await;
    mark_documents(browser).await;
    browser.press("form[action$='/examine'] button.go").await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    mark_documents(browser).await;
    browser.choose("decision", decision).await;
    browser.press("form[action$='/examine'] button.go").await;
}

async fn mark_documents(browser: &Browser) {
    let script = "document.querySelectorAll(\"form[action$='/examine'] input[value='satisfied']\").forEach(e => e.checked = true);";
    browser.client.execute(script, vec![]).await.unwrap();
}

/// Tells the person these grounds, or refuses on them once he was heard; each with its fact in Kazakh and in Russian. Without a
/// ground the officer is told first.
pub(crate) async fn refuse(browser: &Browser, grounds: &[(&str, &str, &str)]) {
    browser.find("form[action$='/refuse']").await;
    look_in_languages(browser).await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    for (ground, kk, ru) in grounds {
        browser.choose(&format!("ground.{ground}"), "yes").await;
        browser.fill(&format!("fact-kk.{ground}"), kk).await;
        browser.fill(&format!("fact-ru.{ground}"), ru).await;
    }
    go_on(browser).await;
}

/// Waits until the person's answer lies with the case, and looks at it.
pub(crate) async fn read_answer(browser: &Browser, case: &str) {
    browser.go(case).await;
    let mut waited = Duration::ZERO;
    while !browser.has("main #said").await {
        assert!(waited < Duration::from_secs(40), "no answer:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(400)).await;
        waited += Duration::from_millis(400);
        browser.client.refresh().await.unwrap();
    }
    look_in_languages(browser).await;
}

/// Assigns this sum a month; without one it is told first.
pub(crate) async fn assign_assistance(browser: &Browser, monthly: &str) {
    browser.find("form[action$='/assist']").await;
    look_in_languages(browser).await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    browser.fill("monthly", monthly).await;
    go_on(browser).await;
}

/// Prepares the document for the signer of the list.
pub(crate) async fn prepare(browser: &Browser) {
    browser.find("form[action$='/prepare']").await;
    look_in_languages(browser).await;
    browser.press("form[action$='/prepare'] select[name='signer'] option:last-child").await;
    browser.press("form[action$='/prepare'] button.go").await;
    browser.find("figure.viewer iframe").await;
    look_in_languages(browser).await;
}

/// Signs the document of a case, and looks at the case before and after.
pub(crate) async fn sign_result(browser: &Browser, case: &str) {
    look_at(browser, case).await;
    browser.go(&format!("{case}/sign")).await;
    browser.find("form.signing").await;
    look_in_languages(browser).await;
    sign(browser).await;
    browser.find("main .panel").await;
    look_in_languages(browser).await;
    look_at(browser, case).await;
}
