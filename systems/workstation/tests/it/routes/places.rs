//! Places: the number on the notification is true at the moment of signing; one person stands once in a list.

use axum::http::{Method, StatusCode};
use kezek_exchange::Link;
use kezek_messages::{
    Data, GenuineAnswer, GenuineQuestion, MessageInfo, OpeningsAnswer, OpeningsQuestion, Payload,
    PlaceAnswer, PlaceQuestion, Property, Reply, Sender, SyncQuestion, property, services,
};
use serde_json::json;

use crate::citizen::Asking;
use crate::http::{Program, deliver};
use crate::office::{EXECUTOR, NOW, Office, SIGNER};
use crate::walk::{accept, signatures};

pub(crate) async fn register(office: &Office, asking: &Asking) -> String {
    let request = asking.request().await;
    let (status, reply) = deliver(&office.router, asking.envelope(office, &request)).await;
    assert_eq!(status, StatusCode::OK, "{reply}");
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, list) = executor.call(Method::GET, "/api/v1/cases?show=unit", None).await;
    let cases = list["cases"].as_array().unwrap();
    let found = cases.iter().find(|case| case["request_number"] == asking.number).unwrap();
    found["number"].as_str().unwrap().to_owned()
}

async fn to_sign(signer: &Program, number: &str) -> serde_json::Value {
    signer.call(Method::GET, &format!("/api/v1/cases/{number}/document"), None).await.1
}

async fn sign(signer: &Program, number: &str) -> (StatusCode, serde_json::Value) {
    let prepared = to_sign(signer, number).await;
    let address = format!("/api/v1/cases/{number}/signature");
    signer.call(Method::POST, &address, Some(&signatures(&prepared))).await
}

#[tokio::test]
async fn a_draft_is_stale_when_an_earlier_applicant_enters_first() {
    let office = Office::open().await;
    let late = register(&office, &Asking::first()).await;
    let early = Asking { accepted: NOW.plus_seconds(-60), ..Asking::second() };
    let early = register(&office, &early).await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let signer = Program::signed_in(&office.router, SIGNER).await;
    assert_eq!(accept(&executor, &late).await["place"], 1);
    assert_eq!(accept(&executor, &early).await["place"], 1);
    assert_eq!(sign(&signer, &early).await.1["place"], 1);

    let (status, refused) = sign(&signer, &late).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("place-changed")));
    assert_eq!(refused["place"], 2);
    let address = format!("/api/v1/cases/{late}/document");
    let (status, again) = signer.call(Method::POST, &address, Some(&json!({}))).await;
    assert_eq!((status, &again["place"]), (StatusCode::OK, &json!(2)), "{again}");
    let (status, done) = sign(&signer, &late).await;
    assert_eq!((status, &done["place"]), (StatusCode::OK, &json!(2)), "{done}");

    let (_, list) = executor.call(Method::GET, "/api/v1/lists/196220100/large-families", None).await;
    let places: Vec<_> = list.as_array().unwrap().iter().map(|entry| entry["case"].clone()).collect();
    assert_eq!(places, [json!(early), json!(late)]);
}

#[tokio::test]
async fn one_person_does_not_stand_twice_in_a_list() {
    let office = Office::open().await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let signer = Program::signed_in(&office.router, SIGNER).await;
    let first = register(&office, &Asking::first()).await;
    accept(&executor, &first).await;
    assert_eq!(sign(&signer, &first).await.0, StatusCode::OK);
    let again = Asking { number: "10100000000077", message: "m-77", ..Asking::first() };
    let second = register(&office, &again).await;
    let at = |tail: &str| format!("/api/v1/cases/{second}{tail}");
    executor.call(Method::POST, &at("/take"), None).await;
    let (_, detail) = executor.call(Method::GET, &at(""), None).await;
    let checklist = crate::walk::checklist(&detail, "satisfied");
    let decision = json!({ "checklist": checklist, "decision": { "kind": "accept" } });
    executor.call(Method::POST, &at("/decision"), Some(&decision)).await;
    let (status, refused) = executor.call(Method::POST, &at("/document"), Some(&json!({}))).await;
    assert_eq!((status, &refused["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("stands")));
    assert_eq!(refused["place"], 1);
}

pub(crate) async fn ask<Q: Payload, A: Payload>(office: &Office, service: &str, payload: &Q) -> A {
    let locality = Property { key: property::LOCALITY.to_owned(), value: "196220100".to_owned() };
    let question = SyncQuestion {
        info: MessageInfo {
            message_id: "q-1".to_owned(),
            correlation_id: None,
            service_id: service.to_owned(),
            route_id: None,
            date: NOW,
            sender: Sender { id: "portal".to_owned() },
            properties: vec![locality],
            session_id: None,
        },
        data: Data::of(payload).unwrap(),
    };
    let envelope = office.portal.sign(&question.body().unwrap(), "q-1").unwrap();
    let (status, reply) = deliver(&office.router, envelope.into_bytes()).await;
    assert_eq!(status, StatusCode::OK, "{reply}");
    let link: &Link = &office.portal;
    match link.check_reply(reply.as_bytes(), "workstation").unwrap() {
        Reply::Answer(answer) => answer.data.unwrap().read().unwrap(),
        _ => panic!("not an answer"),
    }
}

#[tokio::test]
async fn the_questions_tell_what_they_are_asked_and_nothing_else() {
    let office = Office::open().await;
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let signer = Program::signed_in(&office.router, SIGNER).await;
    let asking = Asking::first();
    let number = register(&office, &asking).await;
    let place = |iin: &str| PlaceQuestion {
        request_number: asking.number.to_owned(),
        applicant: iin.parse().unwrap(),
    };
    let before: PlaceAnswer = ask(&office, services::PLACE, &place(asking.iin)).await;
    assert_eq!(before.place, None);
    accept(&executor, &number).await;
    let document = sign(&signer, &number).await.1["number"].as_str().unwrap().to_owned();
    let after: PlaceAnswer = ask(&office, services::PLACE, &place(asking.iin)).await;
    assert_eq!(after.place.map(|place| (place.number, place.of)), Some((1, 1)));
    let strangers: PlaceAnswer = ask(&office, services::PLACE, &place("681109100022")).await;
    assert_eq!(strangers.place, None);

    let genuine = |number: &str, person: &str| GenuineQuestion {
        document_number: number.to_owned(),
        person_number: person.parse().unwrap(),
    };
    for (number, person, expected) in [
        (document.as_str(), asking.iin, true),
        (document.as_str(), "681109100022", false),
        ("10100412345678", asking.iin, false),
    ] {
        let answer: GenuineAnswer = ask(&office, services::GENUINE, &genuine(number, person)).await;
        assert_eq!(answer.genuine, expected, "{number}");
    }

    let openings = |iin: &str| OpeningsQuestion {
        request_number: asking.number.to_owned(),
        applicant: iin.parse().unwrap(),
    };
    let opened: OpeningsAnswer = ask(&office, services::OPENINGS, &openings(asking.iin)).await;
    let parts: Vec<&str> = opened.openings.iter().map(|opening| opening.part.as_str()).collect();
    assert_eq!(parts, ["document", "document", "request"]);
    assert!(opened.openings.iter().all(|opening| !opening.position.kk.is_empty()), "{opened:?}");
    let strangers: OpeningsAnswer = ask(&office, services::OPENINGS, &openings("681109100022")).await;
    assert_eq!(strangers.openings, []);
}
