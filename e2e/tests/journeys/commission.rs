//! Act 2, channel "portal": the housing commission of Taraz concludes, all sign its protocol, the citizen gets his place.

use kezek_e2e::{Browser, Demo, Width, look_in_languages};

use crate::steps::{Pace, sign};
use crate::{officers, pdf, steps};

const PROVIDER: &str = "taraz";
const SERVICE: (&str, &str) = ("kezek-zhambyl-2014-115-queue", "311010000");

/// An officer of Taraz at the workstation, in a window of his own.
async fn at_work(demo: &Demo, role: &str) -> Browser {
    let browser = Browser::open(Width::Desktop).await;
    officers::log_in(&browser, demo, &demo.officer(PROVIDER, role)).await;
    browser
}

/// Presses the button of the form that goes to this end of an address, and looks at the page that follows.
async fn send(browser: &Browser, tail: &str) {
    browser.press(&format!("form[action$='/{tail}'] button.go")).await;
    look_in_languages(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commission_concludes_and_all_sign_its_protocol() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("copy.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy").unwrap();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(0)).await;
    steps::fill_form_of(&citizen, &demo, &attachment, Pace::Fast, SERVICE).await;
    let number = steps::sign_and_send(&citizen, Pace::Fast).await;

    let clerk = at_work(&demo, "clerk").await;
    let case = officers::open_case(&clerk, &demo).await;
    send(&clerk, "pass").await;
    let head = at_work(&demo, "head").await;
    head.go(&case).await;
    head.press("form[action$='/assign'] select[name='executor'] option:last-child").await;
    send(&head, "assign").await;
    let executor = at_work(&demo, "executor").await;
    executor.go(&case).await;
    send(&executor, "pass").await;

    let meeting = meeting(&demo).await;
    executor.go(&case).await;
    executor.find("main #commission").await;
    look_in_languages(&executor).await;
    officers::decide(&executor, "accept").await;
    officers::prepare(&executor).await;
    executor.go(&case).await;
    send(&executor, "pass").await;
    officers::sign_result(&head, &case).await;
    clerk.go(&case).await;
    send(&clerk, "pass").await;
    for browser in [clerk, head, executor, meeting] {
        browser.close().await;
    }
    let document = steps::result(&citizen, &demo, &number).await;
    pdf::assert_signed(&document, &demo, folder.path());
    citizen.close().await;
}

/// The meeting from its call to the last signature; the secretary sends the cases on.
async fn meeting(demo: &Demo) -> Browser {
    let secretary = at_work(demo, "commission-secretary").await;
    let workstation = demo.address("workstation").to_owned();
    secretary.go(&format!("{workstation}/meetings")).await;
    look_in_languages(&secretary).await;
    secretary.press("main a.go[href='/meetings/new']").await;
    secretary.find("[name='day.day']").await;
    look_in_languages(&secretary).await;
    for (field, text) in
        [("day.day", "24"), ("day.month", "11"), ("day.year", "2026"), ("time", "10:00"), ("place", "Зал")]
    {
        secretary.fill(field, text).await;
    }
    secretary.press("select[name='chair'] option:last-child").await;
    secretary.press("input[name='cases']").await;
    steps::go_on(&secretary).await;
    secretary.find("form[action$='/open']").await;
    look_in_languages(&secretary).await;
    let page = format!("{workstation}{}", secretary.place().await);
    let script = "document.querySelectorAll(\"input[name='present']\").forEach(e => e.checked = true);";
    secretary.client.execute(script, vec![]).await.unwrap();
    send(&secretary, "open").await;

    let mut members = Vec::new();
    for (person, vote) in demo.officers(PROVIDER, "commission-member").iter().zip(["for", "for", "against"]) {
        let member = Browser::open(Width::Desktop).await;
        officers::log_in(&member, demo, person).await;
        member.go(&page).await;
        look_in_languages(&member).await;
        member.press("main td a[href*='/cases/']").await;
        member.find("form[action$='/vote']").await;
        look_in_languages(&member).await;
        member.choose("vote", vote).await;
        send(&member, "vote").await;
        members.push(member);
    }
    secretary.go(&page).await;
    send(&secretary, "close").await;
    secretary.press("main td a[href*='/cases/']").await;
    secretary.fill("kk", "Есепке қоюға негіз бар").await;
    secretary.fill("ru", "Основания для постановки на учёт есть").await;
    send(&secretary, "conclusion").await;
    send(&secretary, "protocol").await;
    for member in members {
        member.go(&format!("{page}/sign")).await;
        member.find("form.signing").await;
        look_in_languages(&member).await;
        sign(&member).await;
        member.find("main #asked").await;
        member.close().await;
    }
    secretary.go(&page).await;
    look_in_languages(&secretary).await;
    send(&secretary, "forward").await;
    secretary
}
