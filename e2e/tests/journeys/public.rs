//! The pages that anybody sees without logging in.

use kezek_e2e::{Browser, Demo, Person, look_in_languages};

use crate::steps::{SERVICE, go_on, look_at};

/// The published edition that is looked at: the longest way, with a commission.
const EDITION: &str = "/acts/zhambyl-2014-115/2014-11-27";

/// Looks at every public page, at what a wrong log-in is told, and at a page that does not exist.
pub(crate) async fn look_at_all(browser: &Browser, demo: &Demo, somebody: &Person) {
    let portal = demo.address("portal");
    let service = format!("/services/{SERVICE}");
    for page in ["/", "/recover", "/nowhere", &service, "/acts", EDITION, &format!("{EDITION}/portal")] {
        look_at(browser, &format!("{portal}{page}")).await;
    }
    look_at(browser, &format!("{portal}/sign-in")).await;
    browser.fill("iin", &somebody.iin).await;
    browser.fill("password", "Not-the-password-1873").await;
    go_on(browser).await;
    browser.find("main .errors, main .notice").await;
    look_in_languages(browser).await;
}

/// Asks whether a document is genuine: nothing given, a number that nobody gave out, and this one.
pub(crate) async fn look_at_checks(browser: &Browser, demo: &Demo, number: &str, person: &Person) {
    look_at(browser, &format!("{}/check", demo.address("portal"))).await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    for (number, answer) in [("18730000001873", "main .notice:not(.done)"), (number, "main .notice.done")] {
        browser.fill("number", number).await;
        browser.fill("iin", &person.iin).await;
        go_on(browser).await;
        browser.find(answer).await;
        look_in_languages(browser).await;
    }
}
