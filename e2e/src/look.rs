//! A look at the page as it stands: accessible, no wider than the screen, and the same in every language.

use crate::{Browser, Width, assert_accessible, shots};

/// The languages in which every page is looked at.
const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];

/// Looks at the page in the language in which it stands.
pub async fn look(browser: &Browser) {
    look_once(browser).await;
}

/// Looks at the page as it stands, and gives its language.
async fn look_once(browser: &Browser) -> String {
    let script = "return document.documentElement.lang";
    let language = browser.client.execute(script, vec![]).await.unwrap();
    let language = language.as_str().unwrap_or_default().to_owned();
    shots::save(browser, &language).await;
    assert_accessible(browser).await;
    if browser.width() == Width::Phone {
        assert_fits(browser).await;
    }
    language
}

/// Looks at the page as it stands, and then in the other languages: it is loaded again, and an answer to a form is
/// asked for again, so that pages of errors are seen in every language too. The next page comes in the first language.
pub async fn look_in_languages(browser: &Browser) {
    let first = look_once(browser).await;
    for language in LANGUAGES.into_iter().filter(|language| *language != first) {
        speak(browser, language).await;
        browser.client.refresh().await.unwrap();
        let shown = look_once(browser).await;
        assert_eq!(shown, language, "at {}", browser.place().await);
    }
    speak(browser, &first).await;
}

/// Chooses the language of the pages that come, as the switch does; the page that is open stays.
async fn speak(browser: &Browser, language: &str) {
    browser.fetch(&format!("/sign-in?lang={language}")).await;
}

/// Nothing on the page scrolls sideways; the widest element that sticks out is named.
async fn assert_fits(browser: &Browser) {
    let script = "const limit = screen.width;
        if (document.documentElement.scrollWidth <= limit) return '';
        const out = Array.from(document.body.querySelectorAll('*'))
            .filter(e => e.getBoundingClientRect().right > limit + 0.5);
        return document.documentElement.scrollWidth + ' px: ' + out.map(e => e.outerHTML.slice(0, 200)).join(' | ');";
    let wide = browser.client.execute(script, vec![]).await.unwrap();
    let wide = wide.as_str().unwrap_or_default();
    assert!(wide.is_empty(), "{} scrolls sideways at {} px: {wide}", browser.place().await, Width::PHONE_PX);
}
