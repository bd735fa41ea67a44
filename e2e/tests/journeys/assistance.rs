//! Act 7, channel "portal": housing assistance, from the form on a phone in Russian to the notification that the executor
//! himself signs.

use std::path::Path;

use kezek_e2e::{Browser, Demo, Width, look};

use crate::steps::{go_on, look_at};
use crate::{officers, pdf, steps};

const PROVIDER: &str = "taraz-social";
const SERVICE: &str = "kezek-zhambyl-2016-106-assistance";
const ACCOUNT: &str = "KZ61999KZT5004100100";

#[tokio::test(flavor = "multi_thread")]
async fn assistance_is_assigned_and_signed_by_the_executor() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("справка.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy of a certificate").unwrap();
    let portal = demo.address("portal").to_owned();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(2)).await;
    citizen.go(&format!("{portal}/services/{SERVICE}?lang=ru")).await;
    look(&citizen).await;
    fill_form(&citizen, &attachment).await;
    let number = steps::sign_and_send(&citizen, steps::Pace::Steady).await;
    look_at(&citizen, &format!("{portal}/requests/{number}/sent")).await;

    let officer = Browser::open(Width::Desktop).await;
    officers::log_in(&officer, &demo, &demo.officer(PROVIDER, "executor")).await;
    let case = officers::open_case(&officer, &demo).await;
    officers::examine(&officer, "accept").await;
    officers::assign_assistance(&officer, "12 345,60").await;
    officers::prepare(&officer).await;
    officers::sign_result(&officer, &case).await;
    officer.close().await;

    let document = steps::result(&citizen, &demo, &number).await;
    let said = pdf::assert_signed(&document, &demo, folder.path());
    for words in [
        "12 345,60 тенге",
        "12 345,60 теңге",
        "KZ61 999K ZT50 0410 0100",
        "Уведомление о назначении жилищной помощи",
    ] {
        assert!(said.contains(words), "{words}:\n{said}");
    }
    for page in [&format!("/requests/{number}"), "/cabinet", "/cabinet/history"] {
        look_at(&citizen, &format!("{portal}{page}")).await;
    }
    citizen.go(&format!("{portal}/requests/{number}?lang=ru")).await;
    let told = citizen.text().await;
    assert!(told.contains("Что назначено") && !told.contains("очеред"), "{told}");
    citizen.close().await;
}

/// Orders the service and fills the form up to the check of the answers; an account with a wrong digit is told.
async fn fill_form(browser: &Browser, attachment: &Path) {
    browser.press("main form.buttons button.go").await;
    topic(browser, "birth-date.day").await;
    for (part, value) in [("day", "28"), ("month", "2"), ("year", "1891")] {
        browser.fill(&format!("birth-date.{part}"), value).await;
    }
    browser.fill("phone", "+7 701 000 00 00").await;
    browser.choose("occupation", "pension").await;
    go_on(browser).await;
    topic(browser, "lives-alone").await;
    browser.choose("lives-alone", "yes").await;
    go_on(browser).await;
    topic(browser, "dwelling").await;
    browser.choose("locality", "311010000").await;
    browser.fill("address", "улица Примерная, дом 1, квартира 2").await;
    for (field, value) in [
        ("dwelling", "flat"),
        ("tenure", "own"),
        ("heating", "central-metered"),
        ("only-dwelling", "yes"),
        ("all-registered", "yes"),
    ] {
        browser.choose(field, value).await;
    }
    browser.fill("area", "32").await;
    browser.fill("rooms", "1").await;
    go_on(browser).await;
    topic(browser, "income-pensions").await;
    browser.fill("income-pensions", "150000").await;
    go_on(browser).await;
    topic(browser, "telephone").await;
    browser.choose("telephone", "no").await;
    browser.fill("expense-upkeep", "9000").await;
    go_on(browser).await;
    topic(browser, "expense-heat").await;
    browser.fill("expense-heat", "45000").await;
    go_on(browser).await;
    topic(browser, "account-number").await;
    browser.fill("bank", "Пример банк").await;
    browser.fill("account-number", "KZ61999KZT5004100101").await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look(browser).await;
    browser.fill("account-number", ACCOUNT).await;
    go_on(browser).await;
    topic(browser, "income").await;
    for document in ["income", "upkeep-bills", "utility-bills"] {
        let field = browser.find(&format!("input[type='file'][name='{document}']")).await;
        field.send_keys(attachment.to_str().unwrap()).await.unwrap();
    }
    go_on(browser).await;
    topic(browser, "consent-check").await;
    browser.choose("consent-check", "yes").await;
    browser.choose("consent-data", "yes").await;
    go_on(browser).await;
    browser.find("form[action$='/review']").await;
    look(browser).await;
}

/// Waits for the topic with this field and looks at it.
async fn topic(browser: &Browser, field: &str) {
    browser.find(&format!("[name='{field}']")).await;
    look(browser).await;
}
