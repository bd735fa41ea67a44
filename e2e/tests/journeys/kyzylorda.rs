//! Act 3, channel "portal", in Kazakh: the executor accepts within fifteen minutes and the report with the day of the result
//! comes into the cabinet; then from desk to desk, until the executor sends the notification that the head has signed.

use kezek_e2e::{Browser, Demo, Width, look};

use crate::steps::{Pace, look_at};
use crate::{officers, pdf, steps};

const PROVIDER: &str = "kyzylorda";
const SERVICE: (&str, &str) = ("kezek-kyzylorda-2014-561-queue", "431010000");

/// An officer of Kyzylorda at the workstation, in a window of his own.
async fn at_work(demo: &Demo, role: &str) -> Browser {
    let browser = Browser::open(Width::Desktop).await;
    officers::log_in(&browser, demo, &demo.officer(PROVIDER, role)).await;
    browser
}

/// Says of the work at which the case stands that it is done.
async fn pass(browser: &Browser, case: &str) {
    browser.go(case).await;
    look(browser).await;
    browser.press("form[action$='/pass'] button.go").await;
    after(browser).await;
}

/// Looks at the list to which an officer comes back when the case has left his desk.
async fn after(browser: &Browser) {
    browser.find("nav.filters").await;
    look(browser).await;
}

/// The page of the request says these words; loaded again in Kazakh.
async fn told(browser: &Browser, address: &str, words: &str) {
    browser.go(address).await;
    browser.wait_for_text(words, std::time::Duration::from_secs(40)).await;
    look(browser).await;
}

/// A term of minutes ends at an hour, which stands behind the day of its end.
#[track_caller]
fn assert_hour(page: &str) {
    let line = page.lines().find(|line| line.starts_with("Кезең мерзімінің соңы:")).unwrap_or_default();
    assert_eq!(line.matches(':').count(), 2, "{page}");
}

/// The head extends the term by five working days.
async fn extend(head: &Browser, case: &str) {
    head.go(case).await;
    head.press("a[href$='/extend']").await;
    look(head).await;
    head.fill("days", "5").await;
    head.fill("reason-kk", "Мұрағатқа сұрау жіберілді").await;
    head.fill("reason-ru", "Направлен запрос в архив").await;
    head.press("form[action$='/extend'] button.go").await;
    head.wait_for_text("Мерзімді ұзартты", std::time::Duration::from_secs(20)).await;
    look(head).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn act_3_is_accepted_with_the_day_of_the_result_and_goes_from_desk_to_desk() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("көшірме.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy").unwrap();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(1)).await;
    steps::fill_form_of(&citizen, &demo, &attachment, Pace::Steady, SERVICE).await;
    let number = steps::sign_and_send(&citizen, Pace::Steady).await;
    let request = format!("{}/requests/{number}", demo.address("portal"));
    told(&citizen, &request, "Көрсетілетін қызметті берушіге жіберілді").await;
    assert!(!citizen.text().await.contains("соңғы күні"), "nobody has accepted the request yet");

    let executor = at_work(&demo, "executor").await;
    let case = officers::open_case(&executor, &demo).await;
    executor.go(&case).await;
    assert_hour(&executor.text().await);
    pass(&executor, &case).await;
    told(&citizen, &request, "соңғы күні").await;
    let now = citizen.find("li.now").await.text().await.unwrap();
    assert!(now.contains("Құжаттарыңыз тіркеліп жатыр"), "the acceptance is done: {now}");

    let clerk = at_work(&demo, "clerk").await;
    pass(&clerk, &case).await;
    let head = at_work(&demo, "head").await;
    head.go(&case).await;
    head.press("form[action$='/assign'] select[name='executor'] option:last-child").await;
    head.press("form[action$='/assign'] button.go").await;
    after(&head).await;
    extend(&head, &case).await;
    told(&citizen, &request, "Себебі: Мұрағатқа сұрау жіберілді").await;
    look_at(&executor, &format!("{case}/correct")).await;
    executor.go(&case).await;
    officers::decide(&executor, "accept").await;
    officers::prepare(&executor).await;
    officers::sign_result(&head, &case).await;
    pass(&executor, &case).await;
    for browser in [clerk, head, executor] {
        browser.close().await;
    }
    let document = steps::result(&citizen, &demo, &number).await;
    pdf::assert_signed(&document, &demo, folder.path());
    told(&citizen, &request, "Қызмет көрсетілді").await;
    look_at(&citizen, &format!("{request}/rating")).await;
    citizen.close().await;
}
