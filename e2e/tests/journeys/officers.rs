//! The steps of officers at the workstation.

use std::time::Duration;

use kezek_e2e::{Browser, Demo, Person, assert_accessible};

use crate::steps::{go_on, sign};

/// Logs in at the workstation.
pub(crate) async fn log_in(browser: &Browser, demo: &Demo, officer: &Person) {
    browser.go(&format!("{}/sign-in", demo.address("workstation"))).await;
    browser.fill("iin", &officer.iin).await;
    browser.fill("password", &officer.password).await;
    go_on(browser).await;
    browser.find("form.account").await;
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
    assert_accessible(browser).await;
    browser.press("main a[href^='/cases/']").await;
    browser.find("main section#step, main #step").await;
    assert_accessible(browser).await;
    format!("{}{}", demo.address("workstation"), browser.place().await)
}

/// Takes the case, marks every document as satisfied and decides.
pub(crate) async fn examine(browser: &Browser, decision: &str) {
    browser.press("form[action$='/take'] button.go").await;
    browser.find("form[action$='/examine']").await;
    assert_accessible(browser).await;
    let script = "document.querySelectorAll(\"form[action$='/examine'] input[value='satisfied']\").forEach(e => e.checked = true);";
    browser.client.execute(script, vec![]).await.unwrap();
    browser.choose("decision", decision).await;
    browser.press("form[action$='/examine'] button.go").await;
}

/// Prepares the document for the signer of the list.
pub(crate) async fn prepare(browser: &Browser) {
    browser.find("form[action$='/prepare']").await;
    assert_accessible(browser).await;
    browser.press("form[action$='/prepare'] select[name='signer'] option:last-child").await;
    browser.press("form[action$='/prepare'] button.go").await;
    browser.find("a[href$='/draft'], iframe").await;
}

/// Signs the document of a case.
pub(crate) async fn sign_result(browser: &Browser, case: &str) {
    browser.go(&format!("{case}/sign")).await;
    browser.find("form.signing").await;
    assert_accessible(browser).await;
    sign(browser).await;
}
