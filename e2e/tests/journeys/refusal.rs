//! Act 1, channel "portal": a motivated refusal, from the grounds that an executor tells, over the objection that the citizen signs,
//! to the document that he reads. The citizen sits at a desk.

use kezek_e2e::{Browser, Demo, Width, look};

use crate::steps::{Pace, look_at};
use crate::{officers, pdf, steps};

const PROVIDER: &str = "talgar";

/// Ground, fact in Kazakh, fact in Russian.
const GROUNDS: [(&str, &str, &str); 2] = [
    ("document-unreadable", "Анықтаманың екінші беті оқылмайды", "Вторая страница справки не читается"),
    ("data-differ", "Мекенжай анықтамада басқаша көрсетілген", "Адрес в справке указан иначе"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_tells_its_grounds_and_who_opened_the_data() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("справка.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy of a certificate").unwrap();
    let (executor, signs) = (demo.officer(PROVIDER, "executor"), demo.officer(PROVIDER, "authorised-person"));

    let officer = Browser::open(Width::Desktop).await;
    officers::look_at_door(&officer, &demo, &executor).await;
    officers::log_in(&officer, &demo, &executor).await;
    look_at(&officer, &format!("{}/", demo.address("workstation"))).await;

    let citizen = Browser::open(Width::Desktop).await;
    steps::log_in(&citizen, &demo, &demo.citizen(0)).await;
    steps::fill_form(&citizen, &demo, &attachment, Pace::Steady).await;
    let number = steps::sign_and_send(&citizen, Pace::Steady).await;
    look(&citizen).await;

    let case = officers::open_case(&officer, &demo).await;
    officers::examine(&officer, "refuse").await;
    officers::refuse(&officer, &GROUNDS).await;
    steps::answer(&citizen, &demo, &number, "objection", "Вторая страница читается, прошу проверить").await;
    officers::read_answer(&officer, &case).await;
    officers::decide(&officer, "refuse").await;
    officers::refuse(&officer, &GROUNDS).await;
    officers::prepare(&officer).await;
    officer.close().await;

    let signer = Browser::open(Width::Desktop).await;
    officers::log_in(&signer, &demo, &signs).await;
    officers::sign_result(&signer, &case).await;
    signer.close().await;

    let document = steps::result(&citizen, &demo, &number).await;
    look_at(&citizen, &format!("{}/requests/{number}", demo.address("portal"))).await;
    let said = pdf::assert_signed(&document, &demo, folder.path());
    for (ground, kk, ru) in GROUNDS {
        assert!(said.contains(kk) && said.contains(ru), "{ground}:\n{said}");
    }
    look_at(&citizen, &format!("{}/requests/{number}/openings", demo.address("portal"))).await;
    let openings = citizen.client.find_all(fantoccini::Locator::Css("main tbody tr")).await.unwrap();
    assert!(openings.len() >= 2, "executor and authorised person opened it:\n{}", citizen.text().await);
    citizen.close().await;
}
