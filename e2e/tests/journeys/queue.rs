//! Act 1, channel "portal", from registration to a signed notification, and what a wrong certificate is told.

use kezek_e2e::{Browser, Demo, Width, look_in_languages};

use crate::steps::{Pace, look_at};
use crate::{officers, pdf, public, steps};

const PROVIDER: &str = "talgar";

/// On the narrowest phone, past every page in every language.
#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_registers_asks_and_receives_a_signed_notification() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("анықтама.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy of a certificate").unwrap();
    let newcomer = demo.newcomer();
    let citizen = Browser::open(Width::Phone).await;
    let portal = demo.address("portal").to_owned();
    public::look_at_all(&citizen, &demo, &demo.citizen(0)).await;
    steps::register(&citizen, &demo, &newcomer).await;
    steps::log_in(&citizen, &demo, &newcomer).await;
    look_at(&citizen, &format!("{portal}/cabinet")).await;
    steps::fill_form(&citizen, &demo, &attachment, Pace::Slow).await;
    let number = steps::sign_and_send(&citizen, Pace::Slow).await;
    assert!(citizen.text().await.contains(&number));
    for page in ["/sent", "", "/openings"] {
        look_at(&citizen, &format!("{portal}/requests/{number}{page}")).await;
    }

    let officer = Browser::open(Width::Desktop).await;
    officers::log_in(&officer, &demo, &demo.officer(PROVIDER, "executor")).await;
    let case = officers::open_case(&officer, &demo).await;
    look_at(&citizen, &format!("{portal}/requests/{number}")).await;
    look_at(&citizen, &format!("{portal}/cabinet")).await;
    officers::examine(&officer, "accept").await;
    officers::prepare(&officer).await;
    officer.close().await;

    let signer = Browser::open(Width::Desktop).await;
    officers::log_in(&signer, &demo, &demo.officer(PROVIDER, "authorised-person")).await;
    officers::sign_result(&signer, &case).await;
    officers::look_around(&signer, &demo).await;
    signer.close().await;

    let document = steps::result(&citizen, &demo, &number).await;
    let said = pdf::assert_signed(&document, &demo, folder.path());
    for page in [
        &format!("/requests/{number}"),
        "/cabinet",
        "/cabinet/history",
        "/cabinet/contacts",
        "/cabinet/contacts/email",
    ] {
        look_at(&citizen, &format!("{portal}{page}")).await;
    }
    public::look_at_checks(&citizen, &demo, &pdf::number(&said), &newcomer).await;
    citizen.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_certificate_is_told_and_the_draft_stays() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("copy.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy").unwrap();
    let citizen = Browser::open(Width::Phone).await;
    steps::log_in(&citizen, &demo, &demo.citizen(0)).await;
    steps::fill_form(&citizen, &demo, &attachment, Pace::Fast).await;
    let review = citizen.client.current_url().await.unwrap();
    look_at(&citizen, &format!("{}/cabinet", demo.address("portal"))).await;
    citizen.go(review.as_str()).await;
    steps::go_on(&citizen).await;
    citizen.find("form.signing").await;
    demo.prepare_signer("answer=faulty&fault=expired").await;
    steps::sign(&citizen).await;
    assert!(citizen.has("main .findings").await, "{}", citizen.text().await);
    look_in_languages(&citizen).await;
    citizen.press("main a.go").await;
    let number = steps::sign_request(&citizen).await;
    assert_eq!(number.len(), 14);
    citizen.close().await;
}
