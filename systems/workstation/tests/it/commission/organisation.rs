//! Act 2 serves organisations too (point 11): the request of one goes through the commission to the signed result.

use axum::http::{Method, StatusCode};
use kezek_documents::result_xml;
use kezek_kernel::{RecipientName, Role};
use kezek_messages::{
    CaseResult, GenuineAnswer, GenuineQuestion, OpeningsAnswer, OpeningsQuestion, PlaceAnswer, PlaceQuestion,
    services,
};
use serde_json::json;

use super::rig::{Commission, TARAZ, case, done, waiting};
use super::to_the_result;
use crate::citizen::{Asking, HEAD};
use crate::http::{Browser, Program, deliver};
use crate::office::{Office, on_postgresql};
use crate::routes::places::ask;
use crate::staff::{STAFF_EXECUTOR, Staff};

const BIN: &str = "991340003011";
const NAME: &str = "«Үлгі құрылыс» ЖШС";
const ANSWERS: &[(&str, &str)] =
    &[("bin", BIN), ("organisation-name", NAME), ("category", "emergency"), ("surname", "Бөгде")];

fn asking() -> Asking {
    Asking { iin: BIN, answers: ANSWERS, ..TARAZ.asking() }
}

/// The commission is for it, and all sign.
async fn concluded(office: &Office, staff: &Staff, number: &str) {
    let commission = Commission::appoint(office).await;
    let meeting = commission.call(&[number]).await;
    let secretary = &commission.secretary;
    done(secretary, &format!("{meeting}/open"), &commission.there(&[0, 1, 2])).await;
    commission.vote(&meeting, number, ["for", "for", "for"]).await;
    done(secretary, &format!("{meeting}/close"), &json!({})).await;
    let words = json!({ "kk": "Есепке қоюға болады", "ru": "Постановка на учёт возможна" });
    done(secretary, &format!("{meeting}/cases/{number}/conclusion"), &words).await;
    done(secretary, &format!("{meeting}/protocol"), &json!({})).await;
    for member in 0..3 {
        commission.sign(&meeting, member).await;
    }
    done(secretary, &format!("{meeting}/forward"), &json!({})).await;
    assert_eq!(staff.asked(number).await[..3], ["C3.1", "examine", "executor"]);
}

/// The case's page says whose request it is and who signed it.
async fn page_of_the_case(office: &Office, number: &str) {
    let mut browser = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    let page = browser.get(&format!("/cases/{number}")).await.text;
    for said in [BIN, NAME, "БСН", "Ұйымның атауы", "Сынақов Ерлан", HEAD] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let list = browser.get("/").await.text;
    assert!(list.contains(NAME), "{list}");
}

async fn found(program: &Program, words: &str) -> usize {
    let body = json!({ "words": words });
    let (status, answer) = program.call(Method::POST, "/api/v1/cases/search", Some(&body)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer["cases"].as_array().unwrap().len()
}

/// What is asked of the provider afterwards, by the organisation and by another.
async fn asked_afterwards(office: &Office, result: &CaseResult) {
    let facts = result_xml::read(&result.xml).unwrap();
    let (number, document) = (asking().number, facts.number.to_string());
    for (bin, known) in [(BIN, true), ("991340003021", false)] {
        let applicant = bin.parse().unwrap();
        let place = PlaceQuestion { request_number: number.to_owned(), applicant };
        let place: PlaceAnswer = ask(office, services::PLACE, &place).await;
        assert_eq!(place.place.map(|place| place.number), known.then_some(1), "{bin}");
        let openings = OpeningsQuestion { request_number: number.to_owned(), applicant };
        let openings: OpeningsAnswer = ask(office, services::OPENINGS, &openings).await;
        assert_eq!(!openings.openings.is_empty(), known, "{bin}");
        let genuine = GenuineQuestion { document_number: document.clone(), person_number: applicant };
        let genuine: GenuineAnswer = ask(office, services::GENUINE, &genuine).await;
        assert_eq!(genuine.genuine, known, "{bin}");
    }
}

async fn an_organisation(office: Office) {
    let staff = TARAZ.appoint(&office).await;
    let number = waiting(&office, &staff, &asking()).await;
    let (status, detail) = staff.executor.call(Method::GET, &case(&number, ""), None).await;
    assert_eq!(status, StatusCode::OK, "{detail}");
    let said = (&detail["case"]["person"], &detail["signature_confirmed"]);
    assert_eq!(said, (&json!(NAME), &json!(true)), "{detail}");
    page_of_the_case(&office, &number).await;
    for (words, hits) in [(BIN, 1), ("үлгі құр", 1), ("991340003021", 0), (HEAD, 0), ("Бөгде", 0)]
    {
        assert_eq!(found(&staff.executor, words).await, hits, "{words}");
    }
    assert_eq!(found(&staff.neighbour, BIN).await, 0);
    concluded(&office, &staff, &number).await;
    let result = to_the_result(&office, &staff, &number, true).await;
    let facts = result_xml::read(&result.xml).unwrap();
    assert_eq!(facts.addressee.number, BIN.parse().unwrap());
    assert_eq!(facts.addressee.name, RecipientName::Organisation(NAME.to_owned()));
    asked_afterwards(&office, &result).await;
    office.workstation.close().await;
}

#[tokio::test]
async fn an_organisation_passes_the_commission_on_sqlite() {
    an_organisation(Office::open().await).await;
}

#[tokio::test]
async fn an_organisation_passes_the_commission_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        an_organisation(office).await;
    }
}

/// Who signed for the organisation is an officer of the provider: the case is his own, whatever his role.
#[tokio::test]
async fn who_signed_for_an_organisation_does_not_work_on_its_case() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let from = jiff::civil::date(2026, 1, 5);
    crate::office::officer(&office.workstation, HEAD, "Өтініш", "taraz", Role::Head, from).await;
    let number = TARAZ.take_in(&office, &staff, &asking()).await;
    let head = Program::signed_in(&office.router, HEAD).await;
    let (status, _) = head.call(Method::GET, &case(&number, ""), None).await;
    assert_ne!(status, StatusCode::OK, "his own case is not opened");
    let reason = json!({ "working_days": 1, "reason": { "kk": "Себеп", "ru": "Причина" } });
    let (status, answer) = head.call(Method::POST, &case(&number, "/extension"), Some(&reason)).await;
    assert_eq!((status, &answer["code"]), (StatusCode::FORBIDDEN, &json!("own-case")));
}

#[tokio::test]
async fn a_service_for_persons_takes_no_organisation() {
    let office = Office::open().await;
    let asking = Asking { iin: BIN, answers: ANSWERS, ..Asking::first() };
    let request = asking.request().await;
    let (_, reply) = deliver(&office.router, asking.envelope(&office, &request)).await;
    assert!(reply.contains("recipient-not-served"), "{reply}");
}
