//! Complaints: from the message to the signed answer, extension, officials concerned, entry by an officer; on both engines.

mod entry;
mod pages;
mod receiving;
mod rig;

use axum::http::{Method, StatusCode};
use kezek_documents::{Decision, pades, result_xml};
use kezek_messages::ComplaintEvent;
use serde_json::{Value, json};

use crate::http::Program;
use crate::office::{Office, on_postgresql};
use crate::walk::signatures_of;
use rig::{Complaining, People, both, listed, post, requested, told};

async fn walk(office: Office) {
    let people = People::of(&office).await;
    let case = people.decided(&office).await;
    for _ in 0..2 {
        assert_eq!(Complaining::first().deliver(&office).await, None, "the same message again is taken once");
    }
    let list = listed(&people.head, "open").await;
    let [complaint] = list.as_slice() else { panic!("{} complaints", list.len()) };
    let number = complaint["number"].as_str().unwrap();
    assert_eq!((number, &complaint["about"]), ("C-2026-000001", &json!("delay")));
    // It arrived on a Sunday, so it counts as Monday's, and Tuesday is the first of five working days.
    assert_eq!(complaint["due"]["date"], "2026-11-30", "{complaint}");

    let nothing = json!({});
    assert_eq!(post(&people.executor, number, "/take", &nothing).await.0, 404, "whom it concerns");
    assert_eq!(post(&people.signer, number, "/take", &nothing).await, (403, "concerned".to_owned()));
    assert_eq!(post(&people.clerk, number, "/take", &nothing).await, (403, "not-yours".to_owned()));
    assert_eq!(post(&people.neighbour, number, "/take", &nothing).await.0, 404);
    assert_eq!(post(&Program::stranger(&office.router), number, "/take", &nothing).await.0, 401);
    assert_eq!(listed(&people.neighbour, "open").await.len(), 0);
    let reason = json!({ "reason": both("Жоғары орган", "Вышестоящий орган") });
    assert_eq!(post(&people.head, number, "/higher-body", &reason).await, (422, "somebody-free".to_owned()));

    let (status, detail) = people.head.call(Method::GET, &format!("/api/v1/complaints/{number}"), None).await;
    assert_eq!(status, StatusCode::OK, "{detail}");
    assert_eq!((&detail["signature_confirmed"], &detail["late"]), (&json!(true), &json!(true)));
    assert_eq!((&detail["case"], detail["concerned"].as_array().unwrap().len()), (&json!(case), 2));
    assert_eq!(detail["answerers"], json!([people.head_id.to_string()]));
    let to = |officer: &str| json!({ "to": officer });
    for concerned in detail["concerned"].as_array().unwrap() {
        let named = post(&people.head, number, "/assign", &to(concerned.as_str().unwrap())).await;
        assert_eq!(named, (422, "no-answerer".to_owned()));
    }
    let head = people.head_id.to_string();
    assert_eq!(post(&people.signer, number, "/assign", &to(&head)).await, (403, "concerned".to_owned()));
    assert_eq!(post(&people.head, number, "/assign", &to(&head)).await.0, 204);
    extension(&people, number).await;
    answer(&office, &people, number).await;
}

/// At most ten working days in all, with a reason.
async fn extension(people: &People, number: &str) {
    let extend = async |days: u16, kk: &str| {
        let body = json!({ "working_days": days, "reason": both(kk, "Нужна выездная проверка") });
        post(&people.head, number, "/extension", &body).await
    };
    let why = "Орнына барып тексеру қажет";
    for wrong in [0, 11] {
        assert_eq!(extend(wrong, why).await, (422, "extension-days".to_owned()));
    }
    assert_eq!(extend(4, " ").await, (422, "no-reason".to_owned()));
    assert_eq!(extend(4, why).await.0, 204);
    assert_eq!(extend(7, why).await, (422, "extension-days".to_owned()), "six are left");
    let due = listed(&people.head, "open").await[0]["due"]["date"].clone();
    assert_eq!(due, "2026-12-04");
}

/// Prepared and signed by the head; the answer leaves with both signatures.
async fn answer(office: &Office, people: &People, number: &str) {
    let words = both("Мерзім бұзылғаны расталды.", "Нарушение срока подтвердилось.");
    let body = |outcome: &str, words: &Value| json!({ "outcome": outcome, "words": words });
    let prepare = async |body: &Value| post(&people.head, number, "/answer", body).await;
    assert_eq!(prepare(&body("sent-up", &words)).await, (422, "no-outcome".to_owned()));
    assert_eq!(prepare(&body("action-ordered", &both("", "х"))).await, (422, "no-words".to_owned()));
    let unprintable = both("100 ₸", "100 ₸");
    assert_eq!(prepare(&body("unsatisfied", &unprintable)).await, (422, "not-printed".to_owned()));
    assert_eq!(prepare(&body("action-ordered", &words)).await.0, 200);
    assert_eq!(post(&people.signer, number, "/answer", &body("action-ordered", &words)).await.1, "concerned",);
    let path = format!("/api/v1/complaints/{number}");
    let (_, to_sign) = people.head.call(Method::GET, &format!("{path}/answer"), None).await;
    let both_signatures = signatures_of(&people.head_key, &to_sign);
    let signed = post(&people.signer, number, "/signature", &both_signatures).await;
    assert_ne!(signed.0, 200, "an official concerned does not sign");
    let (status, done) = people.head.post_once("k-1", &format!("{path}/signature"), &both_signatures).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (status, again) = people.head.post_once("k-1", &format!("{path}/signature"), &both_signatures).await;
    assert_eq!((status, &again), (StatusCode::OK, &done));
    assert_eq!(post(&people.head, number, "/take", &json!({})).await, (409, "moved".to_owned()));

    let words = told(office).await;
    let [registered, extended, answered] = words.as_slice() else { panic!("{} words", words.len()) };
    assert!(words.iter().all(|word| word.complaint_number == Complaining::first().number));
    assert!(
        matches!(&registered.event, ComplaintEvent::Registered { due, .. } if due.date.to_string() == "2026-11-30")
    );
    assert!(matches!(&extended.event, ComplaintEvent::Extended { due, reason }
            if due.date.to_string() == "2026-12-04" && reason.ru == "Нужна выездная проверка"));
    let ComplaintEvent::Answered { outcome, document_number, xml, pdf, signatures } = &answered.event else {
        panic!("no answer")
    };
    assert_eq!(
        (outcome.as_str(), document_number),
        ("action-ordered", &done["number"].as_str().unwrap().to_owned())
    );
    assert_eq!(signatures.len(), 1);
    let extracted = pades::extract(pdf).unwrap();
    assert_eq!((extracted.findings.len(), extracted.signatures.len()), (0, 1));
    assert_eq!(pades::attached_xml(pdf).unwrap().as_ref(), Some(xml));
    let facts = result_xml::read(xml).unwrap();
    let Decision::Answered(printed) = facts.decision else { panic!("not the answer to a complaint") };
    assert_eq!(
        (facts.request.number.as_str(), printed.text.ru.as_str()),
        (number, "Нарушение срока подтвердилось.")
    );
    let ended = listed(&people.head, "ended").await;
    assert_eq!(
        (ended[0]["stage"].as_str(), ended[0]["outcome"].as_str()),
        (Some("answered"), Some("action-ordered"))
    );
}

#[tokio::test]
async fn a_complaint_becomes_a_signed_answer_on_sqlite() {
    walk(Office::open().await).await;
}

#[tokio::test]
async fn a_complaint_becomes_a_signed_answer_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        walk(office).await;
    }
}

#[tokio::test]
async fn whom_the_complaint_names_does_not_answer_and_without_anybody_it_goes_up() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    people.decided(&office).await;
    let naming =
        Complaining { official: "Басшыбаевқа шағымданамын", ..Complaining::first() };
    assert_eq!(naming.deliver(&office).await, None);
    let number = "C-2026-000001";
    let nothing = json!({});
    assert_eq!(post(&people.head, number, "/take", &nothing).await, (403, "concerned".to_owned()));
    let (_, detail) = people.clerk.call(Method::GET, &format!("/api/v1/complaints/{number}"), None).await;
    assert_eq!((&detail["signers"], &detail["may"]), (&json!([]), &json!([])), "{detail}");
    let reason = json!({ "reason": both("Әкімдікке жіберілді", "Направлена в акимат") });
    assert_eq!(post(&people.clerk, number, "/higher-body", &reason).await, (403, "not-yours".to_owned()));
    assert_eq!(post(&people.executor, number, "/higher-body", &reason).await.0, 404);
    let wordless = json!({ "reason": both("", "") });
    assert_eq!(post(&people.head, number, "/higher-body", &wordless).await, (422, "no-reason".to_owned()));
    assert_eq!(post(&people.head, number, "/higher-body", &reason).await.0, 204);
    let words = told(&office).await;
    assert!(matches!(&words[1].event, ComplaintEvent::SentUp { outcome, reason }
        if outcome == "sent-up" && reason.kk == "Әкімдікке жіберілді"));
}

#[tokio::test]
async fn before_anybody_touched_the_case_nobody_is_concerned() {
    let office = Office::open().await;
    let people = People::of(&office).await;
    requested(&office).await;
    assert_eq!(Complaining::first().deliver(&office).await, None);
    let (_, detail) = people.executor.call(Method::GET, "/api/v1/complaints/C-2026-000001", None).await;
    assert_eq!(detail["concerned"], json!([]), "{detail}");
    assert_eq!(post(&people.executor, "C-2026-000001", "/take", &json!({})).await.0, 204);
    assert_eq!(post(&people.head, "C-2026-000001", "/take", &json!({})).await, (409, "taken".to_owned()));
}
