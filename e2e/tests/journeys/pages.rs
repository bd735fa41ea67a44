//! Pages that lie on no journey's way, each opened once in every language: figures, search, contacts.

use kezek_e2e::{Browser, Demo, Width, look_in_languages};

use crate::steps::{go_on, look_at};
use crate::{officers, steps};

#[tokio::test(flavor = "multi_thread")]
async fn pages_beside_the_way_are_accessible_in_every_language() {
    let demo = Demo::start().await;
    let workstation = demo.address("workstation").to_owned();
    let officer = Browser::open(Width::Desktop).await;
    officers::log_in(&officer, &demo, &demo.officer("taraz", "head")).await;
    look_at(&officer, &format!("{workstation}/indicators")).await;
    officer.find("main table").await;
    look_at(&officer, &format!("{workstation}/search")).await;
    // One letter is too few, and nobody of this name has a case.
    for (words, answer) in [("Ү", "main .errors"), ("Үлгілі", "form[action='/search']")] {
        officer.fill("words", words).await;
        officer.press("form[action='/search'] button.go").await;
        officer.find(answer).await;
        look_in_languages(&officer).await;
    }
    officer.close().await;

    let portal = demo.address("portal").to_owned();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(1)).await;
    look_at(&citizen, &format!("{portal}/cabinet/contacts/sms")).await;
    citizen.find("[name='address']").await;
    citizen.go(&format!("{portal}/cabinet/contacts/email")).await;
    citizen.fill("address", "nobody@example.kz").await;
    go_on(&citizen).await;
    citizen.find("[name='code']").await;
    look_in_languages(&citizen).await;
    citizen.close().await;
}
