//! Act 1, channel "portal", from registration to a signed notification, and to a motivated refusal.

use kezek_e2e::{Browser, Demo, Width, assert_accessible};

use crate::steps::{LANGUAGES, SERVICE, check_languages};
use crate::{officers, pdf, steps};

const PROVIDER: &str = "talgar";

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_registers_asks_and_receives_a_signed_notification() {
    let demo = Demo::start().await;
    let folder = tempfile::tempdir().unwrap();
    let attachment = folder.path().join("анықтама.pdf");
    std::fs::write(&attachment, b"%PDF-1.7 synthetic copy of a certificate").unwrap();
    let newcomer = demo.newcomer();
    let citizen = Browser::open(Width::Phone).await;
    let portal = demo.address("portal").to_owned();
    for page in ["/", "/sign-in", "/recover", "/check", &format!("/services/{SERVICE}")] {
        check_languages(&citizen, &format!("{portal}{page}")).await;
    }
    steps::register(&citizen, &demo, &newcomer).await;
    steps::log_in(&citizen, &demo, &newcomer).await;
    check_languages(&citizen, &format!("{portal}/cabinet")).await;
    steps::fill_form(&citizen, &demo, &attachment, true).await;
    let number = steps::sign_and_send(&citizen).await;
    assert!(citizen.text().await.contains(&number));
    for page in ["sent", ""] {
        check_languages(&citizen, format!("{portal}/requests/{number}/{page}").trim_end_matches('/')).await;
    }

    let officer = Browser::open(Width::Desktop).await;
    officers::log_in(&officer, &demo, &demo.officer(PROVIDER, "executor")).await;
    let case = officers::open_case(&officer, &demo).await;
    for language in LANGUAGES {
        officer.go(&format!("{case}?lang={language}")).await;
        assert_accessible(&officer).await;
    }
    officers::examine(&officer, "accept").await;
    officers::prepare(&officer).await;
    officer.close().await;

    let signer = Browser::open(Width::Desktop).await;
    officers::log_in(&signer, &demo, &demo.officer(PROVIDER, "authorised-person")).await;
    officers::sign_result(&signer, &case).await;
    signer.close().await;

    let document = steps::result(&citizen, &demo, &number).await;
    pdf::assert_signed(&document, &demo, folder.path());
    check_languages(&citizen, &format!("{portal}/requests/{number}")).await;
    check_languages(&citizen, &format!("{portal}/cabinet/history")).await;
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
    steps::fill_form(&citizen, &demo, &attachment, false).await;
    steps::go_on(&citizen).await;
    citizen.find("form.signing").await;
    demo.prepare_signer("answer=faulty&fault=expired").await;
    steps::sign(&citizen).await;
    assert!(citizen.has("main .findings").await, "{}", citizen.text().await);
    assert_accessible(&citizen).await;
    citizen.press("main a.go").await;
    let number = steps::sign_request(&citizen).await;
    assert_eq!(number.len(), 14);
    citizen.close().await;
}
