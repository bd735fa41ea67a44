//! Pages that lie on no journey's way, each opened once in every language: figures, search, meetings, counter, contacts.

use kezek_e2e::{Browser, Demo, Width, look_in_languages};

use crate::steps::{go_on, look_at};
use crate::{officers, steps};

#[tokio::test(flavor = "multi_thread")]
async fn pages_beside_the_way_are_accessible_in_every_language() {
    let demo = Demo::start().await;
    let workstation = demo.address("workstation").to_owned();
    let officer = Browser::open(Width::Desktop).await;
    officers::log_in(&officer, &demo, &demo.officer("taraz", "head")).await;
    for page in ["/indicators", "/meetings", "/search"] {
        look_at(&officer, &format!("{workstation}{page}")).await;
    }
    officer.fill("words", "Үлгілі").await;
    officer.press("form[action='/search'] button.go").await;
    officer.find("main").await;
    look_in_languages(&officer).await;
    officer.close().await;

    let portal = demo.address("portal").to_owned();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(1)).await;
    look_at(&citizen, &format!("{portal}/cabinet/contacts/sms")).await;
    citizen.go(&format!("{portal}/cabinet/contacts/email")).await;
    citizen.fill("address", "nobody@example.kz").await;
    go_on(&citizen).await;
    citizen.find("[name='code']").await;
    look_in_languages(&citizen).await;
    citizen.close().await;
}
