//! Accessibility: axe-core finds nothing on the page as it stands.

use crate::Browser;

/// Fails with the rule and the element when axe-core (WCAG 2.2 AA rules) finds a violation.
pub async fn assert_accessible(browser: &Browser) {
    let modules = std::env::var("KEZEK_NODE_MODULES")
        .expect("KEZEK_NODE_MODULES names a folder with axe-core; `cargo xtask e2e` sets it");
    let script =
        std::fs::read_to_string(format!("{modules}/axe-core/axe.min.js")).expect("axe-core is installed");
    browser.client.execute(&script, vec![]).await.unwrap();
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
           .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))));";
    let violations = browser.client.execute_async(run, vec![]).await.unwrap();
    let found = violations.as_array().cloned().unwrap_or_default();
    assert!(found.is_empty(), "axe at {}: {violations:#}", browser.place().await);
    // A sentence that does not exist is shown as its key in these brackets.
    let said = browser.text().await;
    assert!(!said.contains('⟦'), "a sentence is missing at {}:\n{said}", browser.place().await);
}
