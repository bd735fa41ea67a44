//! The door for messages: registered once, whatever comes twice; refused whole, whatever is wrong.

use axum::http::{Method, StatusCode};
use kezek_messages::{CaseRequest, SoapFault};

use crate::citizen::Asking;
use crate::http::{Program, deliver};
use crate::office::{EXECUTOR, Office};

async fn total(office: &Office) -> u64 {
    let executor = Program::signed_in(&office.router, EXECUTOR).await;
    let (_, list) = executor.call(Method::GET, "/api/v1/cases", None).await;
    list["total"].as_u64().unwrap()
}

#[tokio::test]
async fn a_message_that_comes_twice_is_acknowledged_twice_and_registered_once() {
    let office = Office::open().await;
    let asking = Asking::first();
    let request = asking.request().await;
    for _ in 0..2 {
        let (status, _) = deliver(&office.router, asking.envelope(&office, &request)).await;
        assert_eq!(status, StatusCode::OK);
    }
    let again = Asking { message: "m-9", ..Asking::first() };
    let (status, _) = deliver(&office.router, again.envelope(&office, &request)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(total(&office).await, 1);
    assert_eq!(office.workstation.store().outbox().counts().await.unwrap().waiting, 1);
}

async fn check(change: impl FnOnce(&mut Asking, &mut CaseRequest), code: &str, finding: &str) {
    let office = Office::open().await;
    let mut asking = Asking::first();
    let mut request = asking.request().await;
    change(&mut asking, &mut request);
    let (status, reply) = deliver(&office.router, asking.envelope(&office, &request)).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    let fault = SoapFault::read(&reply).unwrap().unwrap();
    assert_eq!((fault.error.code.as_str(), fault.error.message.as_str()), (code, finding));
    assert_eq!(total(&office).await, 0);
}

fn application(request: &mut CaseRequest, from: &str, to: &str) {
    let text = String::from_utf8(request.papers.document.clone()).unwrap();
    assert!(text.contains(from), "{text}");
    request.papers.document = text.replace(from, to).into_bytes();
}

#[tokio::test]
async fn what_is_wrong_is_refused_and_nothing_is_stored_half() {
    let swapped = |_: &mut Asking, request: &mut CaseRequest| request.papers.attachments[0].bytes.push(b'!');
    check(swapped, "SCE001", "attachment-differs-from-signed").await;
    let missing = |_: &mut Asking, request: &mut CaseRequest| request.papers.attachments.clear();
    check(missing, "SCE001", "attachment-differs-from-signed").await;
    let edition =
        |_: &mut Asking, request: &mut CaseRequest| application(request, "2012-12-24<", "2013-01-01<");
    check(edition, "SCE004", "edition-unknown").await;
    let locality = |_: &mut Asking, request: &mut CaseRequest| application(request, "196220100", "110000000");
    check(locality, "SCE004", "locality-unknown").await;
    let rubbish = |_: &mut Asking, request: &mut CaseRequest| request.papers.document = b"<a/>".to_vec();
    check(rubbish, "SCE001", "element-missing").await;
}
