//! Terms under the real editions: facts and instants in, due instants out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod common;

use std::sync::Arc;

use kezek_calendar::{Line, OfficeHours, Term, Unit};
use kezek_casework::{Arrival, Case, Clock, Rules};
use kezek_content::Content;
use kezek_kernel::{Instant, SystemName};
use kezek_regulations::{Channel, Outcome};

const ALMATY: &str = "almaty-2012-424/2012-12-24";
const ZHAMBYL: &str = "zhambyl-2014-115/2014-11-27";
const KYZYLORDA: &str = "kyzylorda-2014-561-queue/2014-04-22";
const OSKEMEN: &str = "east-kazakhstan-2015-247-queue/2017-04-12";
const ASSISTANCE: &str = "zhambyl-2016-106/2017-09-11";

fn rules() -> Rules {
    let content = Content::embedded();
    Rules::new(Arc::new(content.library().unwrap()), Arc::new(content.calendar().unwrap()))
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// From nine until half past six, as in the data.
fn hours() -> OfficeHours {
    let content = Content::embedded().parameters().unwrap();
    content.hours_at("talgar", jiff::civil::date(2026, 11, 22)).unwrap()
}

/// A case handed in and registered at one moment, with so many works done in that moment.
fn case(rules: &Rules, edition: &str, channel: Channel, now: Instant, works: usize) -> Case {
    let (key, zone) = (edition.parse().unwrap(), "Asia/Almaty");
    let arrival = Arrival { zone, applied_at: now, now, hours: Some(hours()) };
    let opening = rules.open(&key, channel, SystemName::Workstation, &arrival).unwrap();
    let mut case = common::case(key, channel, &arrival, opening);
    for _ in 0..works {
        case = rules.advance(case, Outcome::Done, now).unwrap();
    }
    case
}

/// Position, end of the step's term, end of the service's term.
fn told(case: &Case) -> [String; 3] {
    let step = case.state.step().unwrap();
    let instant =
        |due: Option<&kezek_casework::DueDate>| due.map_or("-".to_owned(), |due| due.instant.to_string());
    [step.position.to_string(), instant(step.due.as_ref()), instant(case.service_due.as_ref())]
}

#[test]
fn terms_of_the_acts() {
    use Channel::{Centre, Portal};
    // Edition, channel, works done at once, handed in; position, end of the step, end of the service. Almaty is five hours ahead.
    let table = [
        // Thirty calendar days from the registration. In hours; a second before they end; when they end; on a Saturday.
        (ALMATY, Portal, 1, "2026-03-20T05:00:00Z", ["C3.1", "-", "2026-04-20T19:00:00Z"]),
        (ALMATY, Portal, 1, "2026-11-20T13:29:59Z", ["C3.1", "-", "2026-12-21T19:00:00Z"]),
        (ALMATY, Portal, 1, "2026-11-20T13:30:00Z", ["C3.1", "-", "2026-12-23T19:00:00Z"]),
        (ALMATY, Portal, 1, "2026-11-21T07:00:00Z", ["C3.1", "-", "2026-12-23T19:00:00Z"]),
        // Friday evening before Nauryz: received on the 26th, the thirtieth day is a Saturday.
        (ALMATY, Portal, 1, "2026-03-20T14:00:00Z", ["C3.1", "-", "2026-04-27T19:00:00Z"]),
        // One calendar day from the moment, whenever it is; on a Saturday it ends with the next working day.
        (ZHAMBYL, Portal, 0, "2026-11-25T15:00:00Z", ["A1.1", "2026-11-26T15:00:00Z", "-"]),
        (ZHAMBYL, Portal, 0, "2026-11-21T07:00:00Z", ["A1.1", "2026-11-23T19:00:00Z", "-"]),
        // Fifteen minutes from when the office opens; twenty-five calendar days from the day it received the request.
        (
            KYZYLORDA,
            Portal,
            0,
            "2026-11-22T09:00:00Z",
            ["S2.1", "2026-11-23T04:15:00Z", "2026-12-18T19:00:00Z"],
        ),
        (
            KYZYLORDA,
            Portal,
            0,
            "2026-11-24T06:00:00Z",
            ["S2.1", "2026-11-24T06:15:00Z", "2026-12-21T19:00:00Z"],
        ),
        // Thirty days from the moment of application, to the same time of day; a Sunday moves the end to Monday's.
        (
            OSKEMEN,
            Portal,
            1,
            "2026-11-22T09:00:00Z",
            ["A1.1", "2026-11-23T04:20:00Z", "2026-12-22T09:00:00Z"],
        ),
        (
            OSKEMEN,
            Portal,
            1,
            "2026-11-20T15:00:00Z",
            ["A1.1", "2026-11-23T04:20:00Z", "2026-12-21T19:00:00Z"],
        ),
        // At the centre the result lies a day before.
        (
            OSKEMEN,
            Centre,
            1,
            "2026-11-25T05:00:00Z",
            ["A1.1", "2026-11-25T05:20:00Z", "2026-12-24T19:00:00Z"],
        ),
        // Nine calendar days from the hand-in at the centre.
        (
            ASSISTANCE,
            Centre,
            0,
            "2026-11-23T05:00:00Z",
            ["A1.1", "2026-11-23T05:20:00Z", "2026-12-02T19:00:00Z"],
        ),
    ];
    let rules = rules();
    let (mut found, mut expected) = (Vec::new(), Vec::new());
    for (edition, channel, works, handed_in, due) in table {
        let case = case(&rules, edition, channel, at(handed_in), works);
        found.push((edition, handed_in, told(&case)));
        expected.push((edition, handed_in, due.map(str::to_owned)));
    }
    assert_eq!(found, expected);
}

#[test]
fn the_moment_of_application_stays_while_its_terms_move() {
    let rules = rules();
    let evening = at("2026-11-20T15:00:00Z");
    let case = case(&rules, ALMATY, Channel::Portal, evening, 1);
    assert_eq!((case.applied_at, case.registered_at), (evening, evening));
    let term = rules.service_term(&case).unwrap().unwrap();
    assert_eq!(Some(term.due.local_date), case.service_due.map(|due| due.date));
    let arrived = term.due.derivation.iter().any(|line| matches!(line, Line::Arrived { .. }));
    assert!(arrived, "{:?}", term.due.derivation);
}

#[test]
fn what_is_done_after_the_arrival_is_counted_from_when_it_is_done() {
    let rules = rules();
    let morning = at("2026-11-23T05:00:00Z");
    let case = case(&rules, OSKEMEN, Channel::Portal, morning, 1);
    // The clerk stays until eight: the head's half hour runs from then, not from the next morning.
    let evening = at("2026-11-23T15:00:00Z");
    let registered = rules.advance(case, Outcome::Done, evening).unwrap();
    let assigned = rules.advance(registered, Outcome::Done, evening).unwrap();
    assert_eq!(told(&assigned)[..2], ["A2.1", "2026-11-23T15:30:00Z"].map(str::to_owned));
}

#[test]
fn a_term_runs_from_the_beginning_of_its_step_whatever_works_it_has() {
    let rules = rules();
    let morning = at("2026-11-23T05:00:00Z");
    let mut case = case(&rules, OSKEMEN, Channel::Portal, morning, 1);
    for (position, done, due) in [
        ("A1.1", "2026-11-23T05:15:00Z", "2026-11-23T05:20:00Z"),
        ("A1.2", "2026-11-23T05:18:00Z", "2026-11-23T05:20:00Z"),
        ("A2.1", "2026-11-23T05:20:00Z", "2026-11-23T05:48:00Z"),
    ] {
        assert_eq!(told(&case)[..2], [position, due].map(str::to_owned));
        assert_eq!(rules.step_term(&case).unwrap().map(|term| term.due.instant), Some(at(due)));
        case = rules.advance(case, Outcome::Done, at(done)).unwrap();
    }
    // Where the act gives the time of one work only, it runs from when the case came to that work.
    let mut refused = self::case(&rules, ALMATY, Channel::Portal, morning, 1);
    let evening = at("2026-11-23T10:00:00Z");
    refused = rules.advance(refused, Outcome::No, morning).unwrap();
    for done in [at("2026-11-23T09:00:00Z"), evening] {
        assert!(refused.state.step().unwrap().due.is_none());
        refused = rules.advance(refused, Outcome::Done, done).unwrap();
    }
    assert_eq!(told(&refused)[..2], ["P7.3", "2026-11-23T10:00:30Z"].map(str::to_owned));
}

/// The case waits from one instant until another, or until its applicant's three working days have run out.
fn waited(rules: &Rules, clock: Clock, from: &str, until: Option<&str>) -> Case {
    let case = case(rules, ALMATY, Channel::Portal, at("2026-11-23T05:00:00Z"), 1);
    let waiting = rules.suspended(case, 3, clock, at(from)).unwrap();
    match until {
        Some(until) => rules.resumed(waiting, at(until)).unwrap(),
        None => waiting,
    }
}

#[test]
fn days_of_waiting_are_left_out_where_the_clock_stands() {
    let rules = rules();
    let check = |clock, until, expected: &str| {
        let case = waited(&rules, clock, "2026-11-26T05:00:00Z", until);
        let found = case.service_due.unwrap().date.to_string();
        assert_eq!(found, expected, "{clock:?} {until:?}");
    };
    // Thirty calendar days from Monday the 23rd end on Wednesday, 23 December.
    check(Clock::Runs, Some("2026-11-27T05:00:00Z"), "2026-12-23");
    check(Clock::Stands, Some("2026-11-26T10:00:00Z"), "2026-12-23");
    check(Clock::Stands, Some("2026-11-27T05:00:00Z"), "2026-12-24");
    // The time of the applicant ends with Tuesday, 1 December, whenever somebody looks.
    check(Clock::Stands, Some("2026-12-20T05:00:00Z"), "2026-12-29");
    check(Clock::Stands, None, "2026-12-29");
}

#[test]
fn a_case_waits_until_the_end_of_the_last_working_day() {
    let rules = rules();
    let waiting = waited(&rules, Clock::Stands, "2026-11-26T05:00:00Z", None);
    let until = waiting.terms.waiting().unwrap().until.clone();
    assert_eq!(until.instant, at("2026-12-01T19:00:00Z"));
    let resumed = rules.resumed(waiting, at("2026-12-20T05:00:00Z")).unwrap();
    assert!(resumed.terms.waiting().is_none());
    assert_eq!(resumed.terms.suspensions[0].ended_at, Some(until.instant));
    let lines = rules.service_term(&resumed).unwrap().unwrap().due.derivation;
    assert!(lines.iter().any(|line| matches!(line, Line::Paused { .. })), "{lines:?}");
}

#[test]
fn a_hearing_waits_three_working_days_and_moves_no_term() {
    let rules = rules();
    let table = [
        // Told on; objections until; refused after.
        ("2026-11-23T05:00:00Z", "2026-11-25", "2026-11-26"),
        // Over a weekend.
        ("2026-11-26T05:00:00Z", "2026-11-30", "2026-12-01"),
        // Over Independence Day, Wednesday, 16 December.
        ("2026-12-14T05:00:00Z", "2026-12-17", "2026-12-18"),
    ];
    for (told, objects_until, refused_after) in table {
        let case = case(&rules, ALMATY, Channel::Portal, at("2026-11-23T05:00:00Z"), 1);
        let due = case.service_due.clone();
        let heard = rules.heard(case, 3, 2, at(told)).unwrap();
        let waiting = heard.terms.waiting().unwrap();
        assert_eq!(waiting.answer_until().date.to_string(), objects_until, "{told}");
        assert_eq!(waiting.until.date.to_string(), refused_after, "{told}");
        assert!(!waiting.stops_clock());
        let answered = rules.resumed(heard, at(told)).unwrap();
        assert_eq!(answered.service_due, due, "{told}");
    }
}

#[test]
fn what_the_migration_writes_reads_back() {
    let stored = r#"{"suspensions":[{"from":"2026-11-23T05:00:00Z","until":{"instant":"2026-11-26T19:00:00Z",
        "date":"2026-11-26","zone":"Asia/Almaty","provisional":false},"waits_for":{"kind":"correction","clock":"stands"}}]}"#;
    let terms: kezek_casework::Terms = serde_json::from_str(stored).unwrap();
    assert!(terms.waiting().unwrap().stops_clock());
}

#[test]
fn an_extension_moves_the_terms_of_days_and_no_further_than_the_law_lets_it() {
    let rules = rules();
    let two_months = Term::new(2, Unit::Months);
    let table = [
        // Edition; how far the extension may go; extended by; the end of the step's term and of the service's then.
        (ALMATY, 41, 5, "-", "2026-12-30T19:00:00Z"),
        (KYZYLORDA, 41, 41, "2026-11-23T05:15:00Z", "2027-02-18T19:00:00Z"),
        // No term of the whole service: that of the step.
        (ZHAMBYL, 40, 2, "2026-11-26T19:00:00Z", "-"),
    ];
    for (edition, may, days, step, service) in table {
        let morning = at("2026-11-23T05:00:00Z");
        let case = case(&rules, edition, Channel::Portal, morning, usize::from(edition == ALMATY));
        assert_eq!(rules.extensible_by(&case, two_months, morning).unwrap(), may, "{edition}");
        assert_eq!(rules.extensible_by(&case, Term::new(0, Unit::Months), morning).unwrap(), 0);
        let extended = rules.extended(case, days, morning.plus_seconds(1)).unwrap();
        assert_eq!(told(&extended)[1..], [step, service].map(str::to_owned), "{edition}");
        let later = morning.plus_seconds(60);
        assert_eq!(rules.extensible_by(&extended, two_months, later).unwrap(), may - days, "{edition}");
        let (_, term) = rules.extensible(&extended).unwrap().unwrap();
        assert!(term.due.derivation.iter().any(|line| matches!(line, Line::Extended { .. })));
        assert_eq!(
            rules.extensible_by(&extended, two_months, term.due.instant).unwrap(),
            0,
            "it has run out"
        );
    }
}
