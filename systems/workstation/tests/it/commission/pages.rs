//! The commission's pages, each as the one sees it who works on it.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use kezek_kernel::OfficerId;
use serde_json::Value;

use super::rig::{Commission, MEMBERS, SECRETARY, TARAZ, waiting};
use crate::http::Browser;
use crate::office::{Office, on_postgresql};
use crate::staff::{STAFF_CLERK, STAFF_EXECUTOR};
use crate::steps::sound;

/// Sends a form and expects to be led to another page.
async fn led(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> String {
    let page = browser.post(path, fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}: {}", page.text);
    page.location
}

/// Sends a form and expects the page again with the reason.
async fn told(browser: &mut Browser, path: &str, fields: &[(&str, &str)], reason: &str) {
    let page = browser.post(path, fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    assert!(page.text.contains(reason), "{path} does not say {reason:?}: {}", page.text);
}

#[tokio::test]
async fn each_sees_what_a_meeting_asks_of_him() {
    let office = Office::open().await;
    let staff = TARAZ.appoint(&office).await;
    let commission = Commission::appoint(&office).await;
    let number = waiting(&office, &staff, &TARAZ.asking()).await;
    let ids: Vec<String> = commission.ids.iter().map(OfficerId::to_string).collect();

    let mut clerk = Browser::signed_in(&office.router, STAFF_CLERK).await;
    assert!(!clerk.get("/").await.text.contains("href=\"/meetings\""));
    assert_eq!(clerk.get("/meetings").await.status, StatusCode::NOT_FOUND);

    let mut secretary = Browser::signed_in(&office.router, SECRETARY).await;
    let page = sound(&mut secretary, "/meetings").await;
    assert!(page.contains("1 case waits for the commission"), "{page}");
    let page = sound(&mut secretary, "/meetings/new").await;
    let (_, rest) = page.split_once("name=\"cases\" type=\"checkbox\" value=\"").unwrap();
    let case = rest.split('"').next().unwrap().to_owned();
    let day = [("day.day", "24"), ("day.month", "11"), ("day.year", "2026")];
    let with = |fields: &[(&'static str, &'static str)]| [&day[..], fields].concat();
    told(&mut secretary, "/meetings/new", &with(&[("time", "25")]), "Give the time as 10:00").await;
    told(&mut secretary, "/meetings/new", &with(&[("time", "10:00")]), "The one who presides").await;
    let chosen = [("time", "10:00"), ("place", "Hall"), ("chair", ids[0].as_str()), ("cases", case.as_str())];
    let meeting = led(&mut secretary, "/meetings/new", &[&day[..], &chosen[..]].concat()).await;
    let page = sound(&mut secretary, &meeting).await;
    assert!(page.contains(&number) && page.contains("Hall"), "{page}");
    sound(&mut secretary, &format!("{meeting}/agenda")).await;
    let agenda = format!("{meeting}/agenda");
    assert_eq!(led(&mut secretary, &agenda, &[("cases", case.as_str())]).await, meeting);

    let there = [("chair", ids[0].as_str()), ("present", ids[0].as_str()), ("present", ids[1].as_str())];
    told(&mut secretary, &format!("{meeting}/open"), &there[1..], "The one who presides").await;
    led(&mut secretary, &format!("{meeting}/open"), &there).await;
    sound(&mut secretary, &meeting).await;

    let mut members = Vec::new();
    for iin in &MEMBERS[..2] {
        members.push(Browser::signed_in(&office.router, iin).await);
    }
    let item = format!("{meeting}/cases/{number}");
    for member in &mut members {
        let page = sound(member, &meeting).await;
        assert!(page.contains("Vote: 1 case is left"), "{page}");
        let page = sound(member, &item).await;
        assert!(page.contains(&format!("/cases/{number}")), "{page}");
        assert_eq!(member.get(&format!("/cases/{number}")).await.status, StatusCode::OK);
        assert_eq!(led(member, &format!("{item}/vote"), &[("vote", "for")]).await, meeting);
    }
    led(&mut secretary, &format!("{meeting}/close"), &[]).await;
    told(&mut members[0], &format!("{item}/vote"), &[("vote", "against")], "another stage").await;

    sound(&mut secretary, &meeting).await;
    sound(&mut secretary, &item).await;
    told(&mut secretary, &format!("{item}/conclusion"), &[("kk", "Болады")], "in Kazakh and in Russian")
        .await;
    led(&mut secretary, &format!("{item}/conclusion"), &[("kk", "Болады"), ("ru", "Можно")]).await;
    led(&mut secretary, &format!("{meeting}/protocol"), &[]).await;
    let page = sound(&mut secretary, &meeting).await;
    assert!(page.contains("Record that there is no signature"), "{page}");
    let excuse = format!("{meeting}/excuse");
    told(&mut secretary, &excuse, &[("member", ids[1].as_str())], "Write the reason").await;

    let page = sound(&mut members[0], &format!("{meeting}/sign")).await;
    assert!(page.contains("Signing the protocol of meeting No 2026-1"), "{page}");
    let protocol = members[0].get(&format!("{meeting}/protocol.pdf")).await;
    assert_eq!(protocol.status, StatusCode::OK);
    assert_eq!(secretary.get(&format!("{meeting}/sign")).await.status, StatusCode::NOT_FOUND);

    led(&mut secretary, &excuse, &[("member", ids[1].as_str()), ("reason", "Left early")]).await;
    commission.sign(&format!("/api/v1{meeting}"), 0).await;
    let page = sound(&mut secretary, &meeting).await;
    assert!(page.contains("not signed: Left early"), "{page}");
    led(&mut secretary, &format!("{meeting}/forward"), &[]).await;
    let mut executor = Browser::signed_in(&office.router, STAFF_EXECUTOR).await;
    let page = sound(&mut executor, &format!("/cases/{number}")).await;
    assert!(page.contains("Conclusion of the housing commission") && page.contains("Болады"), "{page}");
    assert!(page.contains("votes for, against, abstained: 2-0-0"), "{page}");
}

/// Fifty-one meetings, called for one moment, are two pages of the list, each meeting on one of them.
async fn listed_by_pages(office: Office) {
    let commission = Commission::appoint(&office).await;
    let mut called = BTreeSet::new();
    for _ in 0..51 {
        called.insert(commission.call(&[]).await);
    }
    let ids = async |query: &str| {
        let (status, list) =
            commission.secretary.call(Method::GET, &format!("/api/v1/meetings{query}"), None).await;
        assert_eq!(status, StatusCode::OK, "{list}");
        let id = |meeting: &Value| meeting["id"].as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(id).collect::<Vec<_>>()
    };
    let first = ids("").await;
    let second = ids(&format!("?before={}", first[49])).await;
    assert_eq!((first.len(), second.len()), (50, 1));
    let listed: BTreeSet<String> =
        first.iter().chain(&second).map(|id| format!("/api/v1/meetings/{id}")).collect();
    assert_eq!(listed, called);
    let (status, _) = commission.secretary.call(Method::GET, "/api/v1/meetings?before=x", None).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let mut secretary = Browser::signed_in(&office.router, SECRETARY).await;
    let next = format!("/meetings?before={}", first[49]);
    assert!(sound(&mut secretary, "/meetings").await.contains(&next));
    assert!(sound(&mut secretary, &next).await.contains(&second[0]));
}

#[tokio::test]
async fn meetings_are_listed_by_pages_on_sqlite() {
    listed_by_pages(Office::open().await).await;
}

#[tokio::test]
async fn meetings_are_listed_by_pages_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        listed_by_pages(office).await;
    }
}
