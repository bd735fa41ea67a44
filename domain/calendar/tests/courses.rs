//! What moves the end of a term: office hours, paper, suspension, extension, the day before.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use jiff::civil::time;
use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, Course, Line, OfficeHours, Pause, StartRule, Term, Unit, due};
use kezek_kernel::Instant;

const KAZAKHSTAN: &str = include_str!("../../../content/calendars/kazakhstan.toml");

fn almaty() -> TimeZone {
    TimeZone::get("Asia/Almaty").unwrap()
}

/// A local time in Almaty, UTC+5 in the year of these examples.
fn local(text: &str) -> Instant {
    Instant::from(format!("{text}[Asia/Almaty]").parse::<jiff::Zoned>().unwrap().timestamp())
}

fn pause(from: &str, until: &str) -> Pause {
    Pause { from: from.parse().unwrap(), until: until.parse().unwrap() }
}

/// The end of the course, and the lines of its derivation beside event, first and last day.
#[track_caller]
fn check(course: &Course<'_>, expected: &str) {
    let found = due(&Calendar::from_toml(KAZAKHSTAN).unwrap(), course);
    let end = found.instant.timestamp().to_zoned(almaty()).strftime("%Y-%m-%d %H:%M").to_string();
    let told = found.derivation.iter().filter_map(|line| match line {
        Line::Event { .. } | Line::FirstDay { .. } | Line::LastDay { .. } | Line::Duration { .. } => None,
        Line::Arrived { from, to, .. } => Some(format!("arrived {from} counts as {to}")),
        Line::PaperDay { date } => Some(format!("paper {date}")),
        Line::Skipped { date, .. } => Some(format!("skipped {date}")),
        Line::Paused { from, until } => Some(format!("paused {from} to {until}")),
        Line::Moved { from, to, .. } => Some(format!("moved {from} to {to}")),
        Line::Extended { by, to } => Some(format!("extended by {by} to {to}")),
        Line::Ahead { days, to } => Some(format!("{days} ahead {to}")),
        Line::Provisional { date } => Some(format!("provisional {date}")),
    });
    let told: Vec<String> = std::iter::once(end).chain(told).collect();
    assert_eq!(told.join("; "), expected);
}

fn days(amount: u16) -> Term {
    Term::new(amount, Unit::CalendarDays)
}

fn working(amount: u16) -> Term {
    Term::new(amount, Unit::WorkingDays)
}

#[test]
fn what_comes_late_counts_from_the_next_working_day() {
    let zone = almaty();
    let hours = OfficeHours::new(time(9, 0, 0, 0), time(18, 30, 0, 0)).unwrap();
    let course = |at: &str, term| Course::new(local(at), &zone, term).arriving_within(hours);
    check(&course("2026-06-01T18:29:00", days(1)), "2026-06-03 00:00");
    check(
        &course("2026-06-01T18:30:00", days(1)),
        "2026-06-04 00:00; arrived 2026-06-01 counts as 2026-06-02",
    );
    check(&course("2026-06-01T07:00:00", days(1)), "2026-06-03 00:00");
    // Friday evening before a free Saturday and Sunday.
    check(
        &course("2026-06-05T20:00:00", days(1)),
        "2026-06-10 00:00; arrived 2026-06-05 counts as 2026-06-08",
    );
    check(
        &course("2026-06-06T10:00:00", days(1)),
        "2026-06-10 00:00; arrived 2026-06-06 counts as 2026-06-08",
    );
    // Minutes run from the hour at which the office opens.
    let twenty = Term::new(20, Unit::Minutes);
    check(
        &course("2026-06-06T10:00:00", twenty),
        "2026-06-08 09:20; arrived 2026-06-06 counts as 2026-06-08",
    );
    check(&course("2026-06-08T18:20:00", twenty), "2026-06-08 18:40");
    // So they do in the morning, while a term of days does not ask for the hour.
    check(
        &course("2026-06-08T03:00:00", twenty),
        "2026-06-08 09:20; arrived 2026-06-08 counts as 2026-06-08",
    );
    assert!(OfficeHours::new(time(18, 0, 0, 0), time(9, 0, 0, 0)).is_err());
}

#[test]
fn on_paper_the_day_of_acceptance_never_counts() {
    let zone = almaty();
    let course = Course::new(local("2026-06-01T10:30:00"), &zone, days(30));
    check(&course.starting(StartRule::SameDay), "2026-07-01 00:00");
    check(&course.starting(StartRule::SameDay).on_paper(), "2026-07-02 00:00; paper 2026-06-01");
    check(&course.starting(StartRule::Moment), "2026-07-01 10:30");
    check(&course.starting(StartRule::Moment).on_paper(), "2026-07-02 00:00; paper 2026-06-01");
    check(&course.on_paper(), "2026-07-02 00:00");
}

#[test]
fn the_clock_stands_while_the_case_is_suspended() {
    let zone = almaty();
    let course = Course::new(local("2026-06-01T10:00:00"), &zone, days(10));
    check(&course, "2026-06-12 00:00");
    let one = [pause("2026-06-04", "2026-06-08")];
    check(&course.paused(&one), "2026-06-16 00:00; paused 2026-06-04 to 2026-06-08");
    let several = [pause("2026-06-04", "2026-06-05"), pause("2026-06-08", "2026-06-09")];
    let told = "2026-06-16 00:00; paused 2026-06-04 to 2026-06-05; paused 2026-06-08 to 2026-06-09; \
                moved 2026-06-13 to 2026-06-15";
    check(&course.paused(&several), told);
    // A suspension after the end, or of no day, changes nothing.
    let vain = [pause("2026-07-01", "2026-07-09"), pause("2026-06-03", "2026-06-03")];
    check(&course.paused(&vain), "2026-06-12 00:00");
    let course = Course::new(local("2026-06-01T10:00:00"), &zone, working(3)).paused(&one);
    check(&course, "2026-06-09 00:00; paused 2026-06-04 to 2026-06-08");
    let course = Course::new(local("2026-06-01T10:00:00"), &zone, Term::new(1, Unit::Months)).paused(&one);
    check(&course, "2026-07-08 00:00; paused 2026-06-04 to 2026-06-08; moved 2026-07-05 to 2026-07-07");
    let course = Course::new(local("2026-06-03T10:00:00"), &zone, Term::new(30, Unit::Hours)).paused(&one);
    check(&course, "2026-06-08 16:00; paused 2026-06-04 to 2026-06-08");
}

#[test]
fn an_extension_goes_on_from_the_end() {
    let zone = almaty();
    let course = Course::new(local("2026-06-01T10:00:00"), &zone, working(5));
    check(&course, "2026-06-09 00:00; skipped 2026-06-06; skipped 2026-06-07");
    let ten = [working(10)];
    let told = "2026-06-23 00:00; skipped 2026-06-06; skipped 2026-06-07; skipped 2026-06-13; skipped 2026-06-14; \
                skipped 2026-06-20; skipped 2026-06-21; extended by 10 working-days to 2026-06-22";
    check(&course.extended(&ten), told);
    let months = [Term::new(2, Unit::Months)];
    let course = Course::new(local("2026-06-01T10:00:00"), &zone, days(5)).extended(&months);
    let told = "2026-08-11 00:00; moved 2026-06-06 to 2026-06-08; extended by 2 months to 2026-08-08; \
                moved 2026-08-08 to 2026-08-10";
    check(&course, told);
}

#[test]
fn a_result_is_at_the_centre_a_day_earlier() {
    let zone = almaty();
    let course = Course::new(local("2026-06-01T10:00:00"), &zone, days(30)).days_ahead(1);
    check(&course, "2026-07-01 00:00; 1 ahead 2026-06-30");
    // The term ends on a Monday: the day before is a Sunday, so Friday it is.
    let course = Course::new(local("2026-03-20T10:00:00"), &zone, days(30)).days_ahead(1);
    check(&course, "2026-04-18 00:00; moved 2026-04-19 to 2026-04-20; 1 ahead 2026-04-17");
    let course = Course::new(local("2026-06-01T10:30:00"), &zone, days(30)).starting(StartRule::Moment);
    check(&course.days_ahead(1), "2026-07-01 00:00; 1 ahead 2026-06-30");
}

#[test]
fn a_day_that_nobody_announced_is_told() {
    let zone = almaty();
    let course = Course::new(local("2026-12-30T10:00:00"), &zone, working(2));
    let found = due(&Calendar::from_toml(KAZAKHSTAN).unwrap(), &course);
    assert!(found.provisional);
    let last = found.derivation.last().copied();
    assert_eq!(last, Some(Line::Provisional { date: "2027-01-01".parse().unwrap() }));
    // A day that is only passed over, before the last or before the one on which a result must be at the centre, is told too.
    let kurban_ait = Some("2016-09-12".parse().unwrap());
    for (course, day) in [("2016-09-10T10:00:00", kurban_ait), ("2016-09-06T10:00:00", None)] {
        let course = Course::new(local(course), &zone, days(1));
        let found = due(&Calendar::from_toml(KAZAKHSTAN).unwrap(), &course);
        let told = found.derivation.iter().find_map(|line| match line {
            Line::Provisional { date } => Some(*date),
            _ => None,
        });
        assert_eq!(told, day);
    }
    let ahead = Course::new(local("2016-09-12T10:00:00"), &zone, days(1)).days_ahead(1);
    assert!(due(&Calendar::from_toml(KAZAKHSTAN).unwrap(), &ahead).provisional);
}
