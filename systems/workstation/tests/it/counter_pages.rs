//! The counter as officers see it: the clerk's form page by page, the certificate on the case page, in every language.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_testbed::KeyAlgorithm;
use kezek_testbed::authority::TestAuthority;
use kezek_testbed::cms_signing::{Content, sign, to_pem};
use serde_json::json;

use crate::counter::{APPLICANT, OSKEMEN, clerks_key, complete, done, hand_in};
use crate::http::Browser;
use crate::office::{NOW, Office, authority};
use crate::staff::{STAFF_CLERK, STAFF_EXECUTOR, STAFF_HEAD};
use crate::steps::sound;

/// The part of an attribute's value that follows, up to its quote.
fn value<'a>(text: &'a str, before: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split('"').next()).unwrap()
}

#[tokio::test]
async fn the_clerk_goes_through_the_form_page_by_page() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let mut clerk = Browser::signed_in(&office.router, STAFF_CLERK).await;
    let page = sound(&mut clerk, "/applications").await;
    assert!(page.contains(OSKEMEN.edition), "{page}");
    let begun = clerk.post("/applications", &[("edition", OSKEMEN.edition)]).await;
    let intake = begun.location.strip_suffix("/you").unwrap().to_owned();
    assert_eq!(
        clerk.post(&begun.location, &[("asked", "surname")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let unfilled = sound(&mut clerk, &format!("{intake}/sign")).await;
    assert!(!unfilled.contains("data-sign"), "nothing is signed before it is filled");

    let paper = complete();
    let answers = paper["answers"].as_object().unwrap();
    let all: Vec<(&str, &str)> =
        answers.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
    for (topic, next) in [
        ("you", "representative"),
        ("representative", "institution"),
        ("institution", "family"),
        ("family", "documents"),
    ] {
        sound(&mut clerk, &format!("{intake}/{topic}")).await;
        let page = clerk.post(&format!("{intake}/{topic}"), &all).await;
        assert_eq!(page.location, format!("{intake}/{next}"), "{topic}: {}", page.text);
    }
    let papers = format!("{intake}/documents");
    sound(&mut clerk, &papers).await;
    let mut marks = vec![
        ("identity-kind", "passport"),
        ("identity-number", "N00000001"),
        ("brought.application", "yes"),
        ("brought.identity", "yes"),
        ("expires.identity.day", "31"),
        ("expires.identity.month", "2"),
        ("expires.identity.year", "2031"),
        ("brought.power", "not-concerned"),
        ("brought.other", "no"),
    ];
    let wrong = clerk.post(&papers, &marks).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "the 31st of February");
    marks[4].1 = "28";
    assert_eq!(clerk.post(&papers, &marks).await.location, format!("{intake}/sign"));

    sound(&mut clerk, &format!("{intake}/sign")).await;
    let page = clerk.get(&format!("{intake}/sign")).await.text;
    let record = STANDARD.decode(value(&page, "data-document=\"")).unwrap();
    let citizen = TestAuthority::citizen(APPLICANT.parse().unwrap());
    let citizen = authority().signer(citizen, KeyAlgorithm::EcdsaP256).unwrap();
    let wrong = to_pem(&sign(&citizen, Content::Attached(&record), NOW).unwrap());
    let wrong = clerk.post(&format!("{intake}/sign"), &[("cms", &wrong)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = clerk.get(&format!("{intake}/sign")).await.text;
    let record = STANDARD.decode(value(&page, "data-document=\"")).unwrap();
    let cms = to_pem(&sign(&clerks_key(), Content::Attached(&record), NOW).unwrap());
    let taken = clerk.post(&format!("{intake}/sign"), &[("cms", &cms)]).await;
    assert_eq!(taken.location, "/applications/2026-000001", "{}", taken.text);
    let page = sound(&mut clerk, &taken.location).await;
    assert!(page.contains("/applications/2026-000001/receipt.pdf"), "{page}");
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    let page = sound(&mut executor, "/applications").await;
    assert!(!page.contains(OSKEMEN.edition) && page.contains("2026-000001"), "{page}");
    assert_eq!(executor.get(&papers).await.status, StatusCode::NOT_FOUND);
    drop(staff);
}

#[tokio::test]
async fn the_clerk_hands_the_certificate_over_on_the_case_page() {
    let office = Office::open().await;
    let staff = OSKEMEN.appoint(&office).await;
    let (number, _) = hand_in(&office, &staff, &complete()).await;
    let case = format!("/cases/{number}");
    done(&staff.head, &number, "/assign", &json!({ "executor": staff.executor_id.to_string() })).await;
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    let page = sound(&mut executor, &case).await;
    assert!(page.contains("N00000001") && page.contains("Noted at the office"), "{page}");
    let marks = ["application", "identity", "power", "other"].map(|id| format!("found.{id}"));
    let mut fields: Vec<(&str, &str)> = marks.iter().map(|name| (name.as_str(), "satisfied")).collect();
    fields.push(("decision", "accept"));
    let asked = executor.post(&format!("{case}/examine"), &fields).await;
    assert!(asked.text.contains("/certify"), "{}", asked.text);
    let nothing = executor.post(&format!("{case}/certify"), &fields).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.push(("dwelling", "none"));
    assert_eq!(executor.post(&format!("{case}/certify"), &fields).await.location, case);
    done(&staff.executor, &number, "/document", &json!({})).await;
    assert_eq!(staff.sign(&number).await.0, StatusCode::OK);

    let mut clerk = Browser::signed_in(&office.router, STAFF_CLERK).await;
    let page = sound(&mut clerk, &case).await;
    assert!(page.contains("document.pdf") && page.contains("name=\"receiver\""), "{page}");
    let nobody = clerk.post(&format!("{case}/issue"), &[("receiver", "")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let power = [("receiver", "representative"), ("name", "Үлгілі Мысал"), ("power", "2026-11-20, № 1")];
    assert_eq!(clerk.post(&format!("{case}/issue"), &power).await.location, "/");
    let mut head = Browser::signed_in(&office.router, STAFF_HEAD).await;
    let page = sound(&mut head, &case).await;
    assert!(page.contains("Үлгілі Мысал") && page.contains("2026-11-20, № 1"), "{page}");
}
