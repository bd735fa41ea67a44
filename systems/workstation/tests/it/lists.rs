//! Work lists: each role sees what waits for it, page by page in both directions, and no page reads a whole table.

use axum::http::{Method, StatusCode};
use kezek_casework::worklist::{self, Filter, OfficerDesk, Page, Seek};
use kezek_casework::{Arrival, Case, DueDate, End, Person, State};
use kezek_kernel::{CaseId, Instant, OfficerId, PersonName, ProviderId, Role, Scope, SystemName};
use kezek_regulations::{Channel, Outcome};
use kezek_store::{Read as _, StoreError};
use kezek_workstation::staging::stage;

use crate::http::Program;
use crate::office::{NOW, Office, on_postgresql};
use crate::steps::{KYZYLORDA, done};

async fn shown(program: &Program, list: &str) -> Vec<String> {
    let (status, answer) = program.call(Method::GET, &format!("/api/v1/cases?show={list}"), None).await;
    assert_eq!(status, StatusCode::OK, "{list}: {answer}");
    let cases = answer["cases"].as_array().unwrap();
    assert_eq!(
        (answer["total"].as_u64(), &answer["more"]),
        (Some(cases.len() as u64), &false.into()),
        "{list}"
    );
    cases.iter().map(|case| case["number"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_unit_sees_what_is_asked_of_its_role_until_somebody_takes_it() {
    let office = Office::open().await;
    // A Monday, within office hours.
    office.clock.advance_seconds(24 * 60 * 60);
    let staff = KYZYLORDA.appoint(&office).await;
    let number = KYZYLORDA.register(&office, &staff).await;
    let nothing = serde_json::json!({});
    assert_eq!(shown(&staff.executor, "unit").await, [number.as_str()]);
    for each in [&staff.clerk, &staff.head, &staff.neighbour] {
        assert!(shown(each, "unit").await.is_empty());
    }
    done(&staff.other, &number, "/take", &nothing).await;
    assert!(shown(&staff.executor, "unit").await.is_empty());
    assert_eq!(shown(&staff.other, "mine").await, [number.as_str()]);
    done(&staff.other, &number, "/pass", &nothing).await;
    assert_eq!(shown(&staff.clerk, "unit").await, [number.as_str()]);
    assert_eq!(shown(&staff.clerk, "today").await, [number.as_str()]);
    assert!(shown(&staff.clerk, "overdue").await.is_empty());
    office.clock.advance_seconds(16 * 60);
    assert_eq!(shown(&staff.clerk, "overdue").await, [number.as_str()]);
    assert!(shown(&staff.clerk, "today").await.is_empty());
    let path = "/api/v1/cases?show=overdue";
    let (_, list) = staff.clerk.call(Method::GET, path, None).await;
    assert_eq!(list["cases"][0]["due"]["left"], "late-seconds", "{list}");
    assert_eq!(list["cases"][0]["due"]["amount"], 60, "{list}");
    for wrong in ["show=free", "show=attention", "after=7", "after=1_2&before=3_4"] {
        let (status, _) = staff.clerk.call(Method::GET, &format!("/api/v1/cases?{wrong}"), None).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

/// A case of a provider that the executor is asked to examine, due so many hours from now.
fn case(office: &Office, provider: u8, number: u16, due_hours: i64) -> Case {
    let rules = &office.workstation.office().rules;
    let edition = "almaty-2012-424/2012-12-24".parse().unwrap();
    let zone = "Asia/Almaty";
    let arrival = Arrival { zone, applied_at: NOW, now: NOW, hours: None };
    let opening = rules.open(&edition, Channel::Portal, SystemName::Workstation, &arrival).unwrap();
    let [high, low] = number.to_be_bytes();
    let opened = Case {
        id: CaseId::from_bytes([low, high, provider, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]),
        provider: ProviderId::from_bytes([provider; 16]),
        locality: "196220100".parse().unwrap(),
        zone: zone.to_owned(),
        sequence: u64::from(provider) * 10_000 + u64::from(number),
        number: format!("2026-{provider:02}{number:04}"),
        edition,
        channel: Channel::Portal,
        request_number: format!("{provider}{number}"),
        sender: "portal".to_owned(),
        chain: "1".to_owned(),
        person: Person { iin: "730412200015".parse().unwrap(), name: PersonName::default() }.into(),
        person_key: [3; 32],
        representative_key: None,
        applied_at: NOW,
        registered_at: NOW,
        service_due: opening.service_due,
        executor: None,
        milestones: opening.milestones,
        terms: opening.terms,
        state: opening.state,
    };
    let mut case = rules.advance(opened, Outcome::Done, NOW).unwrap();
    let instant = NOW.plus_seconds(due_hours * 3600);
    let State::Running(step) = &mut case.state else { panic!("ended") };
    assert_eq!(step.asked, Some(Role::Executor));
    let date = instant.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date();
    step.due = Some(DueDate { instant, date, zone: zone.to_owned(), provisional: false });
    case
}

/// Forty-five running cases with equal terms among them, twenty-two ended ones, and as many of another provider.
async fn filled(office: &Office) -> Vec<Case> {
    let mut cases = Vec::new();
    for provider in [8, 9] {
        for number in 0..67 {
            let mut case = case(office, provider, number, i64::from(number % 9) * 20 - 41);
            if number >= 45 {
                let at = NOW.plus_seconds(-i64::from(number % 5));
                case.state = State::Ended(End { ending: "granted".to_owned(), at });
            }
            cases.push(case);
        }
    }
    let staged = cases.clone();
    let kept = office.workstation.store().keep::<_, StoreError>(move |act| Ok(stage(act, &staged)?));
    kept.await.unwrap();
    cases
}

async fn page(office: &Office, filter: &Filter, seek: Seek) -> Page {
    let (scope, filter) = (Scope::Providers(vec![ProviderId::from_bytes([8; 16])]), filter.clone());
    office
        .workstation
        .store()
        .read(move |read| worklist::page(read, &scope, &filter, seek, 10))
        .await
        .unwrap()
}

/// The list read from its beginning, and from its end; both must be the expected one.
async fn walked(office: &Office, filter: &Filter, mut expected: Vec<(Instant, CaseId)>, what: &str) {
    expected.sort_unstable();
    if *filter == Filter::Ended {
        expected.reverse();
    }
    let expected: Vec<CaseId> = expected.into_iter().map(|(_, case)| case).collect();
    let ids = |page: &Page| page.cases.iter().map(|case| case.id).collect::<Vec<_>>();
    let (mut forward, mut seek) = (Vec::new(), Seek::Start);
    loop {
        let page = page(office, filter, seek).await;
        assert_eq!(page.before.is_some(), !forward.is_empty(), "{what}");
        forward.extend(ids(&page));
        let Some(after) = page.after else { break };
        seek = Seek::After(after);
    }
    assert_eq!(forward, expected, "{what}");
    let (mut backward, mut seek, mut reached) = (Vec::new(), Seek::End, expected.len());
    while reached > 0 {
        let page = page(office, filter, seek).await;
        let mut part = ids(&page);
        // The first page is shown whole, though some of it was seen.
        part.truncate(reached);
        reached -= part.len();
        part.extend(backward);
        backward = part;
        match page.before {
            Some(before) => seek = Seek::Before(before),
            None => break,
        }
    }
    assert_eq!(backward, expected, "{what} backward");
    let (scope, filter) = (Scope::Providers(vec![ProviderId::from_bytes([8; 16])]), filter.clone());
    let counted = office.workstation.store().read(move |read| worklist::count(read, &scope, &filter)).await;
    assert_eq!(counted.unwrap().counted as usize, expected.len(), "{what}");
}

async fn paged(office: Office) {
    let cases = filled(&office).await;
    let own = || cases.iter().filter(|case| case.provider == ProviderId::from_bytes([8; 16]));
    let due = |case: &Case| case.governing_due().map(|due| (due, case.id));
    let running: Vec<_> = own().filter_map(due).collect();
    let ended = own().filter_map(|case| match &case.state {
        State::Ended(end) => Some((end.at, case.id)),
        State::Running(_) => None,
    });
    let within = |from: i64, to: i64| {
        let (from, to) = (NOW.plus_seconds(from), NOW.plus_seconds(to));
        running.iter().copied().filter(|(due, _)| *due > from && *due < to).collect::<Vec<_>>()
    };
    let unit = |role| Filter::Unit(vec![(ProviderId::from_bytes([8; 16]), role)]);
    walked(&office, &Filter::Running, running.clone(), "running").await;
    walked(&office, &Filter::Ended, ended.collect(), "ended").await;
    walked(&office, &Filter::Overdue, within(-1_000_000, 1), "overdue").await;
    walked(&office, &Filter::Soon, within(0, 3 * 86_400), "soon").await;
    walked(&office, &Filter::Today(NOW.plus_seconds(40_000)), within(0, 40_001), "today").await;
    walked(&office, &unit(Role::Executor), running.clone(), "unit").await;
    walked(&office, &unit(Role::Clerk), Vec::new(), "another unit").await;
    office.workstation.close().await;
}

#[tokio::test]
async fn lists_are_walked_forward_and_back_on_sqlite() {
    paged(Office::open().await).await;
}

#[tokio::test]
async fn lists_are_walked_forward_and_back_on_postgresql() {
    if let Some(office) = on_postgresql().await {
        paged(office).await;
    }
}

#[tokio::test]
async fn no_list_reads_a_whole_table() {
    let office = Office::open().await;
    filled(&office).await;
    let provider = ProviderId::from_bytes([8; 16]);
    let officer = OfficerId::from_bytes([5; 16]);
    let desk = |role| vec![OfficerDesk { officer, provider, role }];
    let filters = [
        Filter::Running,
        Filter::OnDesks(desk(None)),
        Filter::OnDesks(desk(Some(Role::Executor))),
        Filter::ToSign(desk(None)),
        Filter::ToSign(desk(Some(Role::Head))),
        Filter::Unit(vec![(provider, Role::Executor)]),
        Filter::Today(NOW.plus_seconds(3600)),
        Filter::Soon,
        Filter::Overdue,
        Filter::Attention(vec![provider]),
        Filter::Ended,
    ];
    let mark = worklist::Mark { at: NOW, case: CaseId::from_bytes([7; 16]) };
    for filter in filters {
        for seek in [Seek::Start, Seek::After(mark), Seek::Before(mark), Seek::End] {
            let scope = Scope::Providers(vec![provider]);
            for (sql, params) in worklist::statements(&scope, &filter, seek, 51, NOW) {
                let explain = format!("EXPLAIN QUERY PLAN {sql}");
                let plan = office
                    .workstation
                    .store()
                    .read(move |read| read.all(&explain, &params, |row| row.get::<String>(3)));
                let plan = plan.await.unwrap();
                let sound = |line: &String| {
                    line.starts_with("SEARCH cases USING")
                        && line.contains("INDEX cases_")
                        && line.contains("=?")
                };
                assert!(plan.iter().all(sound), "{filter:?} {seek:?}: {plan:?}\n{sql}");
            }
        }
    }
}

#[tokio::test]
async fn the_list_in_three_languages_has_no_fault() {
    let office = Office::open().await;
    let staff = KYZYLORDA.appoint(&office).await;
    KYZYLORDA.register(&office, &staff).await;
    let mut head = crate::http::Browser::signed_in(&office.router, crate::staff::STAFF_HEAD).await;
    for path in ["/", "/?show=unit", "/?show=today", "/?show=attention", "/?show=ended&before=x", "/search"] {
        crate::steps::sound(&mut head, path).await;
    }
}
