//! A case under a real edition: where it enters, what is asked, by when, how it ends.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod common;

use std::sync::Arc;

use kezek_calendar::Calendar;
use kezek_casework::{Arrival, Case, Desk, DeskRefusal, RuleFault, Rules, State};
use kezek_content::Content;
use kezek_kernel::{Instant, OfficerId, SystemName};
use kezek_regulations::{Channel, Library, Outcome, SourceFile};

const EDITION: &str = "almaty-2012-424/2012-12-24";
const ZONE: &str = "Asia/Almaty";

fn rules() -> Rules {
    let content = Content::embedded();
    let files: Vec<SourceFile> = content
        .texts("regulations", "toml")
        .unwrap()
        .into_iter()
        .map(|file| SourceFile::new(file.path, file.text))
        .collect();
    let calendar = content.bytes("calendars/kazakhstan.toml").unwrap().unwrap();
    let calendar = Calendar::from_toml(std::str::from_utf8(&calendar).unwrap()).unwrap();
    Rules::new(Arc::new(Library::load(&files).unwrap()), Arc::new(calendar))
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// A request that is handed in and arrives at this moment, at an office that is always open.
const fn arrival(zone: &str, now: Instant) -> Arrival<'_> {
    Arrival { zone, applied_at: now, now, hours: None }
}

/// A case that has just been registered.
fn opened(rules: &Rules, now: Instant) -> Case {
    let (key, arrival) = (EDITION.parse().unwrap(), arrival(ZONE, now));
    let opening = rules.open(&key, Channel::Portal, SystemName::Workstation, &arrival).unwrap();
    common::case(key, Channel::Portal, &arrival, opening)
}

/// The works that follow one another, as `verb by`, until the end.
#[track_caller]
fn check(examined: Outcome, expected: &[&str], ending: &str) {
    let rules = rules();
    let now = at("2026-11-22T09:00:00Z");
    let mut case = opened(&rules, now);
    let mut seen = Vec::new();
    while let Some(asked) = rules.asked(&case).unwrap() {
        seen.push(format!("{} {}", asked.work.verb, asked.work.by));
        let outcome = if asked.work.verb.can_decide() { examined } else { Outcome::Done };
        case = rules.advance(case, outcome, now).unwrap();
    }
    assert_eq!(seen, expected);
    let State::Ended(end) = &case.state else { panic!("still running") };
    assert_eq!(end.ending, ending);
}

#[test]
fn the_works_of_both_ways_follow_the_edition() {
    let first =
        ["register system:workstation", "examine executor", "draft executor", "sign authorised-person"];
    let granted = [&first[..], &["enlist system:workstation", "dispatch system:workstation"]].concat();
    check(Outcome::Yes, &granted, "granted");
    let refused = [&first[..], &["dispatch system:workstation"]].concat();
    check(Outcome::No, &refused, "refused");
}

#[test]
fn due_dates_are_counted_when_a_step_begins() {
    let rules = rules();
    let case = opened(&rules, at("2026-03-20T05:00:00Z"));
    let due = case.state.step().unwrap().due.clone().unwrap();
    assert_eq!(due.instant, at("2026-03-20T05:01:00Z"));
    let registered = rules.advance(case, Outcome::Done, at("2026-03-20T05:00:10Z")).unwrap();
    let service = registered.service_due.clone().unwrap();
    assert_eq!((service.date.to_string().as_str(), service.zone.as_str()), ("2026-04-20", ZONE));
    let drafting = rules.advance(registered, Outcome::Yes, at("2026-04-01T05:00:00Z")).unwrap();
    let step = drafting.state.step().unwrap().due.clone().unwrap();
    assert_eq!(step.date.to_string(), "2026-04-20");
}

#[test]
fn an_outcome_that_cannot_happen_changes_nothing() {
    let rules = rules();
    let now = at("2026-11-22T09:00:00Z");
    let case = opened(&rules, now);
    assert!(matches!(rules.advance(case.clone(), Outcome::Yes, now), Err(RuleFault::NotPossible(_))));
    let unknown = "almaty-2012-424/2013-01-01".parse().unwrap();
    let open = rules.open(&unknown, Channel::Portal, SystemName::Workstation, &arrival(ZONE, now));
    assert_eq!(open, Err(RuleFault::NoEdition(unknown)));
    let key = EDITION.parse().unwrap();
    let open = rules.open(&key, Channel::Portal, SystemName::Workstation, &arrival("Asia/Nowhere", now));
    assert!(matches!(open, Err(RuleFault::Zone(_))));
}

#[test]
fn a_case_lies_on_one_desk() {
    let rules = rules();
    let case = opened(&rules, at("2026-11-22T09:00:00Z"));
    let (one, other) = (OfficerId::from_bytes([1; 16]), OfficerId::from_bytes([2; 16]));
    let taken = case.state.taken(one).unwrap();
    assert_eq!(taken.step().unwrap().desk, Desk::Officer(one));
    assert_eq!(taken.clone().taken(one), Ok(taken.clone()));
    assert_eq!(taken.clone().taken(other), Err(DeskRefusal::Taken));
    let prepared = taken.prepared(one, one, other).unwrap();
    assert_eq!(prepared.step().unwrap().desk.named().signer, Some(other));
    let given = prepared.step().unwrap().desk.held_by(other).named();
    assert_eq!((given.holder, given.drafter, given.signer), (Some(other), Some(one), Some(other)));
}

#[test]
fn the_executor_stays_responsible_while_the_case_lies_on_other_desks() {
    let rules = rules();
    let now = at("2026-11-22T09:00:00Z");
    let executor = OfficerId::from_bytes([1; 16]);
    let mut case = opened(&rules, now);
    let mut desks = Vec::new();
    while let Some(asked) = rules.asked(&case).unwrap() {
        let outcome = if asked.work.verb.can_decide() { Outcome::Yes } else { Outcome::Done };
        desks.push((asked.work.by.to_string(), case.state.step().unwrap().desk));
        case = rules.advance(Case { executor: Some(executor), ..case }, outcome, now).unwrap();
    }
    let held = Desk::Officer(executor);
    let expected = [
        ("system:workstation", Desk::Nobody),
        ("executor", held),
        ("executor", held),
        ("authorised-person", Desk::Nobody),
        ("system:workstation", Desk::Nobody),
        ("system:workstation", Desk::Nobody),
    ];
    assert_eq!(desks, expected.map(|(by, desk)| (by.to_owned(), desk)));
    assert_eq!(case.executor, Some(executor));
}
