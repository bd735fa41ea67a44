//! Act 6, the provider's own office: papers over the counter, the certificate drafted and signed, handed over on paper. First
//! an application that is not accepted, then one that is.

use kezek_e2e::{Browser, Demo, Width, look_in_languages};

use crate::steps::{go_on, look_at, sign};
use crate::{officers, pdf};

const PROVIDER: &str = "oskemen";
const APPLICANT: &str = "730412200015";

#[tokio::test(flavor = "multi_thread")]
async fn papers_become_a_certificate_in_the_persons_hand() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let workstation = demo.address("workstation").to_owned();
    let sits = |role| demo.officer(PROVIDER, role);

    let clerk = Browser::open(Width::Desktop).await;
    officers::log_in(&clerk, &demo, &sits("clerk")).await;
    look_at(&clerk, &format!("{workstation}/applications")).await;
    hand_in(&clerk, &workstation, "no").await;
    let refusal = clerk.place().await;
    assert!(refusal.contains("-N-"), "{refusal}");
    look_in_languages(&clerk).await;
    let receipt = clerk.fetch(&format!("{workstation}{refusal}/receipt.pdf")).await;
    assert!(receipt.starts_with(b"%PDF"));

    hand_in(&clerk, &workstation, "yes").await;
    look_in_languages(&clerk).await;
    let number = clerk.place().await.replace("/applications/", "");
    let case = format!("{workstation}/cases/{number}");

    let head = Browser::open(Width::Desktop).await;
    officers::log_in(&head, &demo, &sits("head")).await;
    look_at(&head, &case).await;
    head.press("form[action$='/assign'] select[name='executor'] option:last-child").await;
    head.press("form[action$='/assign'] button.go").await;

    let executor = Browser::open(Width::Desktop).await;
    officers::log_in(&executor, &demo, &sits("executor")).await;
    executor.go(&case).await;
    mark_documents(&executor).await;
    executor.choose("decision", "accept").await;
    executor.press("form[action$='/examine'] button.go").await;
    certify(&executor).await;
    officers::prepare(&executor).await;
    executor.close().await;

    officers::sign_result(&head, &case).await;
    head.close().await;

    look_at(&clerk, &case).await;
    let document = clerk.fetch(&format!("{case}/document.pdf")).await;
    let said = pdf::assert_signed(&document, &demo, folder.path());
    assert!(said.contains("договор № 14"), "{said}");
    clerk.press("form[action$='/issue'] button.go").await;
    clerk.find("main .notice, main .errors").await;
    look_in_languages(&clerk).await;
    clerk.choose("receiver", "recipient").await;
    clerk.press("form[action$='/issue'] button.go").await;
    look_at(&clerk, &format!("{workstation}/?show=ended")).await;
    assert!(clerk.text().await.contains(&number));
    clerk.close().await;
}

/// Fills the form for the person, marks the papers, and signs; the application itself is there or not.
async fn hand_in(browser: &Browser, workstation: &str, application: &str) {
    browser.go(&format!("{workstation}/applications?lang=kk")).await;
    browser.press("form[action='/applications'] button.go").await;
    browser.find("[name='surname']").await;
    go_on(browser).await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    for (field, value) in [
        ("iin", APPLICANT),
        ("surname", "Үлгілі"),
        ("given-name", "Айсұлу"),
        ("address", "Үлгі көшесі, 5-үй, 12-пәтер"),
        ("phone", "+7 700 000 00 00"),
    ] {
        browser.fill(field, value).await;
    }
    browser.choose("locality", "631010000").await;
    go_on(browser).await;
    browser.choose("represented", "no").await;
    look_in_languages(browser).await;
    browser.choose("represented", "no").await;
    go_on(browser).await;
    browser.find("[name='institution-name']").await;
    browser.choose("institution-kind", "institution").await;
    browser.fill("institution-name", "№ 1 үлгі мектебі").await;
    go_on(browser).await;
    browser.find("button[name='add']").await;
    go_on(browser).await;
    browser.find("[name='identity-number']").await;
    look_in_languages(browser).await;
    browser.choose("identity-kind", "passport").await;
    browser.fill("identity-number", "N00000001").await;
    for (document, brought) in
        [("application", application), ("identity", "yes"), ("power", "not-concerned"), ("other", "no")]
    {
        browser.choose(&format!("brought.{document}"), brought).await;
    }
    go_on(browser).await;
    browser.find("form.signing").await;
    look_in_languages(browser).await;
    sign(browser).await;
    browser.find("main .panel").await;
}

async fn mark_documents(browser: &Browser) {
    browser.find("form[action$='/examine']").await;
    look_in_languages(browser).await;
    let script = "document.querySelectorAll(\"form[action$='/examine'] input[value='satisfied']\").forEach(e => e.checked = true);";
    browser.client.execute(script, vec![]).await.unwrap();
}

/// There is a dwelling; without its address the executor is told.
async fn certify(browser: &Browser) {
    browser.find("form[action$='/certify']").await;
    look_in_languages(browser).await;
    browser.choose("dwelling", "communal").await;
    browser.press("form[action$='/certify'] button.go").await;
    browser.find("main .errors").await;
    look_in_languages(browser).await;
    browser.choose("dwelling", "communal").await;
    for (field, value) in [
        ("address-kk", "Өскемен қаласы, Үлгі көшесі, 7-үй"),
        ("address-ru", "город Усть-Каменогорск, улица Образцовая, дом 7"),
        ("basis-kk", "№ 14 шарт"),
        ("basis-ru", "договор № 14"),
    ] {
        browser.fill(field, value).await;
    }
    browser.press("form[action$='/certify'] button.go").await;
}
