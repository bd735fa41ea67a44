//! Act 2 from the request to the sent result, with its housing commission; and what a commission refuses.

mod organisation;
mod pages;
mod rig;

use axum::http::{Method, StatusCode};
use kezek_messages::{CaseEvent, CaseNotification, CaseResult, Resolution};
use serde_json::{Value, json};

use self::rig::{Commission, MEMBERS, TARAZ, case, done, refused, waiting};
use crate::citizen::Asking;
use crate::office::{Office, on_postgresql};
use crate::staff::Staff;
use crate::walk::sent;

/// From the executor's desk to the portal, as he decides.
async fn to_the_result(office: &Office, staff: &Staff, number: &str, accept: bool) -> CaseResult {
    assert_eq!(staff.asked(number).await[..3], ["C3.1", "examine", "executor"]);
    let decision = staff.decision(number, accept).await;
    if !accept {
        staff.heard(office, number).await;
    }
    done(&staff.executor, &case(number, "/decision"), &decision).await;
    done(&staff.executor, &case(number, "/document"), &json!({})).await;
    done(&staff.executor, &case(number, "/pass"), &json!({})).await;
    let (status, signed) = staff.sign(number).await;
    assert_eq!(status, StatusCode::OK, "{signed}");
    done(&staff.clerk, &case(number, "/pass"), &json!({})).await;
    let sent = sent(office).await;
    let results: Vec<CaseResult> = sent.iter().filter_map(|message| message.data.read().ok()).collect();
    let [result] = <[CaseResult; 1]>::try_from(results).unwrap();
    match &result.resolution {
        Resolution::Positive { place } => assert_eq!((accept, *place), (true, Some(1))),
        Resolution::Negative { grounds } => assert_eq!((accept, grounds.len()), (false, 1)),
    }
    result
}

/// One against, one signature refused because the certificate is another's, votes changed, a late vote refused.
async fn act_two(office: Office, accept: bool) {
    let staff = TARAZ.appoint(&office).await;
    let commission = Commission::appoint(&office).await;
    let number = waiting(&office, &staff, &TARAZ.asking()).await;
    let number = number.as_str();
    let registered: Vec<CaseNotification> =
        sent(&office).await.iter().map(|message| message.data.read().unwrap()).collect();
    assert!(
        matches!(registered.as_slice(), [one] if matches!(one.event, CaseEvent::Registered { due: None, .. }))
    );

    let member = &commission.members[0];
    let (status, _) = member.call(Method::GET, &case(number, ""), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "the case is on no agenda yet");
    let (_, found) = commission.secretary.call(Method::GET, "/api/v1/meetings/waiting", None).await;
    assert_eq!(found[0]["number"], number, "{found}");
    let meeting = commission.call(&[number]).await;
    let meeting = meeting.as_str();
    let (_, found) = commission.secretary.call(Method::GET, "/api/v1/meetings/waiting", None).await;
    assert_eq!(found, json!([]), "the case is on an agenda");
    let (status, opened) = member.call(Method::GET, &case(number, ""), None).await;
    assert_eq!(status, StatusCode::OK, "{opened}");
    let (status, _) = commission.alien.call(Method::GET, meeting, None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "another provider's member");

    let vote = format!("{meeting}/cases/{number}/vote");
    let aye = json!({ "vote": "for" });
    refused(member, &vote, &aye, "meeting-moved").await;
    let everybody = commission.there(&[0, 1, 2]);
    refused(member, &format!("{meeting}/open"), &everybody, "not-yours").await;
    done(&commission.secretary, &format!("{meeting}/open"), &everybody).await;
    refused(&commission.alien, &vote, &aye, "not-found").await;
    refused(&commission.secretary, &vote, &aye, "not-yours").await;
    refused(&staff.executor, &vote, &aye, "not-yours").await;
    refused(member, &vote, &json!({ "vote": "perhaps" }), "vote-unreadable").await;

    commission.vote(meeting, number, ["for", "against", "against"]).await;
    done(&commission.members[1], &vote, &aye).await;
    let votes = commission.detail(meeting).await["agenda"][0]["votes"].clone();
    assert_eq!(votes.as_array().unwrap().len(), 3, "a second vote stands in place of the first: {votes}");
    done(&commission.secretary, &format!("{meeting}/close"), &json!({})).await;
    refused(&commission.members[2], &vote, &aye, "meeting-moved").await;
    let detail = commission.detail(meeting).await;
    assert_eq!(
        (&detail["agenda"][0]["outcome"], &detail["meeting"]["asked"]),
        (&json!("for"), &json!("conclude"))
    );
    assert_eq!(staff.asked(number).await[..3], ["A4.2", "conclude", "commission-secretary"]);

    let protocol = format!("{meeting}/protocol");
    refused(&commission.secretary, &protocol, &json!({}), "words-missing").await;
    let conclusion = format!("{meeting}/cases/{number}/conclusion");
    refused(&commission.secretary, &conclusion, &json!({ "kk": "Болады", "ru": " " }), "no-words").await;
    let words = json!({ "kk": "Есепке қоюға болады", "ru": "Постановка на учёт возможна" });
    refused(member, &conclusion, &words, "not-yours").await;
    done(&commission.secretary, &conclusion, &words).await;
    assert_eq!(staff.asked(number).await[..3], ["A4.3", "sign-protocol", "commission-member"]);
    done(&commission.secretary, &protocol, &json!({})).await;
    done(&commission.secretary, &conclusion, &words).await;
    refused(
        &commission.secretary,
        &format!("{protocol}/excuse"),
        &json!({ "officer": commission.id(2), "reason": "-" }),
        "meeting-moved",
    )
    .await;
    done(&commission.secretary, &protocol, &json!({})).await;

    signing(&commission, &protocol, meeting).await;
    assert_eq!(staff.asked(number).await[..3], ["A4.4", "forward", "commission-secretary"]);
    refused(&commission.secretary, &conclusion, &words, "meeting-moved").await;
    refused(member, &format!("{meeting}/forward"), &json!({}), "not-yours").await;
    done(&commission.secretary, &format!("{meeting}/forward"), &json!({})).await;
    let (status, _) = member.call(Method::GET, &case(number, ""), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "the case has left the commission");

    let (_, seen) = staff.executor.call(Method::GET, &case(number, ""), None).await;
    let seen = &seen["commission"];
    assert_eq!(
        (&seen["in_favour"], &seen["votes_for"], &seen["votes_against"]),
        (&json!(true), &json!(2), &json!(1))
    );
    assert_eq!(seen["words_ru"], "Постановка на учёт возможна");
    let (status, _) = staff.executor.call(Method::GET, &format!("{meeting}/protocol.pdf"), None).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = staff.clerk.call(Method::GET, &format!("{meeting}/protocol.pdf"), None).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    to_the_result(&office, &staff, number, accept).await;
    office.workstation.close().await;
}

/// Two sign, each with his own certificate; the third has left, which the secretary records.
async fn signing(commission: &Commission, protocol: &str, meeting: &str) {
    let path = format!("{protocol}/signature");
    let another = commission.signatures(meeting, 0, 1).await;
    let (status, answer) = commission.members[0].call(Method::POST, &path, Some(&another)).await;
    assert_eq!(
        (status, &answer["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("signature")),
        "{answer}"
    );
    assert!(!answer["findings"].as_array().unwrap().is_empty(), "{answer}");
    commission.sign(meeting, 0).await;
    let again = commission.signatures(meeting, 0, 0).await;
    refused(&commission.members[0], &path, &again, "has-signed").await;
    let excuse = |member: usize, reason: &str| json!({ "officer": commission.id(member), "reason": reason });
    let path = format!("{protocol}/excuse");
    refused(&commission.members[1], &path, &excuse(2, "Кетіп қалды"), "not-yours").await;
    refused(&commission.secretary, &path, &excuse(2, " "), "no-reason").await;
    refused(&commission.secretary, &path, &excuse(0, "Кетіп қалды"), "has-signed").await;
    done(&commission.secretary, &path, &excuse(2, "Кетіп қалды")).await;
    refused(&commission.secretary, &path, &excuse(1, "Кетіп қалды"), "too-few-signatures").await;
    commission.sign(meeting, 1).await;
    let detail = commission.detail(meeting).await;
    assert_eq!(detail["meeting"]["stage"], "signed", "{detail}");
    let reasons: Vec<&Value> =
        detail["members"].as_array().unwrap().iter().map(|each| &each["reason"]).collect();
    assert_eq!(reasons.iter().filter(|reason| **reason == "Кетіп қалды").count(), 1);
}

#[tokio::test]
async fn a_request_passes_the_commission_and_is_granted_on_sqlite() {
    act_two(Office::open().await, true).await;
}

#[tokio::test]
async fn a_request_passes_the_commission_and_is_granted_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        act_two(office, true).await;
    }
}

#[tokio::test]
async fn the_executor_may_refuse_after_a_conclusion_in_favour() {
    act_two(Office::open().await, false).await;
}

#[tokio::test]
async fn without_a_quorum_or_a_majority_a_case_stays_for_another_meeting() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let commission = Commission::appoint(&office).await;
    let first = waiting(&office, &staff, &TARAZ.asking()).await;
    let (iin, number, message) = ("681109100022", "10100000000002", "m-2");
    let second = waiting(&office, &staff, &Asking { iin, number, message, ..TARAZ.asking() }).await;
    let secretary = &commission.secretary;

    let meeting = commission.call(&[&first]).await;
    let other = json!({
        "held_at": "2026-11-25T05:00:00Z", "place": "Зал", "chair": commission.id(0), "cases": [first]
    });
    refused(secretary, "/api/v1/meetings", &other, "on-agenda").await;
    done(secretary, &format!("{meeting}/agenda"), &json!({ "cases": [first, second] })).await;
    refused(
        secretary,
        &format!("{meeting}/open"),
        &json!({ "chair": commission.id(0), "present": [commission.id(1)] }),
        "no-chair",
    )
    .await;
    done(secretary, &format!("{meeting}/open"), &commission.there(&[0])).await;
    let vote = |meeting: &str, case: &str| format!("{meeting}/cases/{case}/vote");
    refused(&commission.members[1], &vote(&meeting, &first), &json!({ "vote": "for" }), "not-present").await;
    done(&commission.members[0], &vote(&meeting, &first), &json!({ "vote": "for" })).await;
    done(secretary, &format!("{meeting}/close"), &json!({})).await;
    assert_eq!(commission.detail(&meeting).await["meeting"]["stage"], "failed");
    assert_eq!(staff.asked(&first).await[0], "A4.1", "no quorum");

    let meeting = commission.call(&[&first, &second]).await;
    assert_eq!(commission.detail(&meeting).await["meeting"]["number"], "2026-2");
    done(secretary, &format!("{meeting}/open"), &commission.there(&[0, 1, 2])).await;
    commission.vote(&meeting, &first, ["abstained", "for", "against"]).await;
    commission.vote(&meeting, &second, ["against", "against", "for"]).await;
    done(secretary, &format!("{meeting}/attendance"), &commission.there(&[0, 1])).await;
    done(secretary, &format!("{meeting}/close"), &json!({})).await;
    let detail = commission.detail(&meeting).await;
    let outcomes: Vec<&Value> =
        detail["agenda"].as_array().unwrap().iter().map(|item| &item["outcome"]).collect();
    assert_eq!(outcomes, ["left", "against"], "{detail}");
    let found = secretary.call(Method::GET, "/api/v1/meetings/waiting", None).await.1;
    assert_eq!(found[0]["number"], first.as_str(), "{found}");
    assert_eq!(staff.asked(&second).await[0], "A4.2");
}

#[tokio::test]
async fn a_meeting_called_off_gives_its_cases_back() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let commission = Commission::appoint(&office).await;
    let number = waiting(&office, &staff, &TARAZ.asking()).await;
    let (secretary, nothing) = (&commission.secretary, json!({}));
    let meeting = commission.call(&[&number]).await;
    let cancel = format!("{meeting}/cancel");
    refused(&commission.members[0], &cancel, &nothing, "not-yours").await;
    refused(&commission.alien, &cancel, &nothing, "not-found").await;
    done(secretary, &cancel, &nothing).await;
    let detail = commission.detail(&meeting).await;
    assert_eq!(
        (&detail["meeting"]["stage"], &detail["meeting"]["asked"]),
        (&json!("cancelled"), &json!(null))
    );
    refused(secretary, &cancel, &nothing, "meeting-moved").await;
    refused(secretary, &format!("{meeting}/open"), &commission.there(&[0, 1]), "meeting-moved").await;
    let found = secretary.call(Method::GET, "/api/v1/meetings/waiting", None).await.1;
    assert_eq!(found[0]["number"], number.as_str(), "{found}");
    let another = commission.call(&[&number]).await;
    done(secretary, &format!("{another}/open"), &commission.there(&[0, 1])).await;
    refused(secretary, &format!("{another}/cancel"), &nothing, "meeting-moved").await;
}

#[tokio::test]
async fn nobody_votes_on_his_own_case_and_the_chair_decides_a_tie() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let commission = Commission::appoint(&office).await;
    let number = waiting(&office, &staff, &Asking { iin: MEMBERS[2], ..TARAZ.asking() }).await;
    let meeting = commission.call(&[&number]).await;
    done(&commission.secretary, &format!("{meeting}/open"), &commission.there(&[0, 1, 2])).await;
    let vote = format!("{meeting}/cases/{number}/vote");
    refused(&commission.members[2], &vote, &json!({ "vote": "for" }), "own-case").await;
    let (status, _) = commission.members[2].call(Method::GET, &case(&number, ""), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "his own request among the provider's papers");
    done(&commission.members[0], &vote, &json!({ "vote": "against" })).await;
    done(&commission.members[1], &vote, &json!({ "vote": "for" })).await;
    done(&commission.secretary, &format!("{meeting}/close"), &json!({})).await;
    assert_eq!(commission.detail(&meeting).await["agenda"][0]["outcome"], "against");
}

#[tokio::test]
async fn what_is_sent_again_happens_once() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let commission = Commission::appoint(&office).await;
    let number = waiting(&office, &staff, &TARAZ.asking()).await;
    let body = json!({
        "held_at": "2026-11-24T05:00:00Z", "place": "Зал", "chair": commission.id(0), "cases": [number]
    });
    let mut called = Vec::new();
    for _ in 0..2 {
        called.push(commission.secretary.post_once("call", "/api/v1/meetings", &body).await.1["id"].clone());
    }
    assert_eq!(called[0], called[1]);
    let meeting = format!("/api/v1/meetings/{}", called[0].as_str().unwrap());
    let entries = office.workstation.store().journal_size();
    for _ in 0..2 {
        let path = format!("{meeting}/open");
        let (status, _) = commission.secretary.post_once("open", &path, &commission.there(&[0, 1])).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
    }
    assert_eq!(office.workstation.store().journal_size(), entries + 1);
}
