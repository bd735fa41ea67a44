//! The calendar that ships, against published calendars and worked examples.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, CalendarFault, Course, Day, DayOff, Line, StartRule, Term, Unit, due};

const KAZAKHSTAN: &str = include_str!("../../../content/calendars/kazakhstan.toml");

fn calendar() -> Calendar {
    Calendar::from_toml(KAZAKHSTAN).unwrap()
}

fn almaty() -> TimeZone {
    TimeZone::get("Asia/Almaty").unwrap()
}

/// Days of the year to which a holiday moved, as `MM-DD`.
fn moved(calendar: &Calendar, year: i16) -> String {
    (1..=366)
        .filter_map(|day| Date::new(year, 1, 1).unwrap().with().day_of_year(day).build().ok())
        .filter(|date| matches!(calendar.day(*date), Day::Off(DayOff::Moved(_))))
        .map(|date| format!("{:02}-{:02}", date.month(), date.day()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn moved_days_agree_with_published_calendars() {
    let calendar = calendar();
    for (year, expected) in [
        (2012, "01-03 12-03 12-18"),
        (2013, "03-25 07-08 12-02"),
        (2014, "03-10 03-24 03-25 07-07 09-01"),
        (2015, "03-09 03-24 03-25 05-11 08-31"),
        (2016, "01-04 05-02 05-10 12-19"),
        (2017, "01-03 05-08 12-18 12-19"),
        (2018, "12-03 12-18"),
        (2019, "03-25 07-08 12-02"),
        (2020, "03-09 03-24 03-25 08-31"),
        (2021, "01-04 03-24 05-03 05-10"),
        (2022, "01-03 01-04 05-02 05-10"),
        (2023, "01-03 05-08 12-18"),
        (2024, "03-25 07-08"),
        (2025, "03-10 03-24 03-25 07-07 09-01 10-27"),
        (2026, "03-09 03-24 03-25 05-11 10-26"),
    ] {
        assert_eq!(moved(&calendar, year), expected, "{year}");
    }
}

#[test]
fn single_days_have_their_reason() {
    let calendar = calendar();
    for (date, working) in [
        ("2012-03-11", true),
        ("2014-01-03", false),
        ("2018-03-03", true),
        ("2018-03-09", false),
        // Victory Day moved to Monday, and the Government moved that rest day to Friday.
        ("2020-05-08", false),
        ("2020-05-11", true),
        ("2021-07-03", true),
        ("2025-01-03", false),
        ("2025-01-05", true),
        ("2025-08-30", false),
        ("2026-08-31", true),
        ("2024-06-17", true),
        ("2026-05-27", false),
        ("2023-01-07", false),
        ("2027-03-15", false),
        ("2022-12-01", true),
        ("2050-01-01", false),
        ("2050-01-03", true),
    ] {
        assert_eq!(calendar.is_working(date.parse().unwrap()), working, "{date}");
    }
    assert!(calendar.is_provisional("2027-02-01".parse().unwrap()));
    assert!(calendar.is_provisional("2022-07-09".parse().unwrap()));
    assert!(!calendar.is_provisional("2026-11-22".parse().unwrap()));
    let Day::Off(DayOff::Holiday(number)) = calendar.day("2026-05-27".parse().unwrap()) else {
        panic!("Kurban Ait is a day off");
    };
    assert_eq!(calendar.holiday(number).unwrap().0, "kurban-ait");
}

#[track_caller]
fn check(start: &str, amount: u16, unit: Unit, rule: StartRule, expected: &str) {
    let found = due(
        &calendar(),
        &Course::new(start.parse().unwrap(), &almaty(), Term::new(amount, unit)).starting(rule),
    );
    let end = found.instant.timestamp().to_zoned(almaty());
    assert_eq!(format!("{} until {}", found.local_date, end.strftime("%Y-%m-%d %H:%M:%S")), expected);
}

#[test]
fn worked_examples_of_the_law() {
    use StartRule::{Moment, NextDay, SameDay};
    use Unit::{CalendarDays, Months, WorkingDays};
    // Friday 20 March 2026, 30 calendar days: Sunday 19 April moves to Monday.
    check("2026-03-20T05:00:00Z", 30, CalendarDays, NextDay, "2026-04-20 until 2026-04-21 00:00:00");
    // Wednesday 18 March 2026, 10 working days: 21 to 25 March are free.
    check("2026-03-18T05:00:00Z", 10, WorkingDays, NextDay, "2026-04-06 until 2026-04-07 00:00:00");
    check("2026-03-19T05:00:00Z", 10, WorkingDays, NextDay, "2026-04-07 until 2026-04-08 00:00:00");
    check("2026-03-19T05:00:00Z", 10, WorkingDays, SameDay, "2026-04-06 until 2026-04-07 00:00:00");
    check("2026-06-01T05:30:00Z", 30, CalendarDays, SameDay, "2026-06-30 until 2026-07-01 00:00:00");
    check("2026-06-01T05:30:00Z", 30, CalendarDays, Moment, "2026-07-01 until 2026-07-01 10:30:00");
    check("2026-06-05T05:30:00Z", 1, CalendarDays, Moment, "2026-06-08 until 2026-06-09 00:00:00");
    check("2026-01-31T05:00:00Z", 1, Months, NextDay, "2026-03-02 until 2026-03-03 00:00:00");
    check("2025-03-14T05:00:00Z", 1, Months, NextDay, "2025-04-14 until 2025-04-15 00:00:00");
}

#[test]
fn the_local_date_governs() {
    // 20:30 UTC is already the next day in Almaty: UTC+6 before 1 March 2024, UTC+5 after.
    let next_day = StartRule::NextDay;
    check("2024-02-05T18:30:00Z", 1, Unit::WorkingDays, next_day, "2024-02-07 until 2024-02-08 00:00:00");
    check("2026-02-02T18:30:00Z", 1, Unit::WorkingDays, next_day, "2026-02-03 until 2026-02-04 00:00:00");
    check("2026-02-02T19:30:00Z", 1, Unit::WorkingDays, next_day, "2026-02-04 until 2026-02-05 00:00:00");
}

#[test]
fn minutes_and_seconds_are_plain_durations() {
    let next_day = StartRule::NextDay;
    check("2026-03-21T04:00:00Z", 90, Unit::Seconds, next_day, "2026-03-21 until 2026-03-21 09:01:30");
    check("2026-03-21T18:55:00Z", 20, Unit::Minutes, next_day, "2026-03-22 until 2026-03-22 00:15:00");
}

#[test]
fn the_derivation_names_every_skipped_day() {
    let start = "2026-03-19T05:00:00Z".parse().unwrap();
    let found = due(&calendar(), &Course::new(start, &almaty(), Term::new(2, Unit::WorkingDays)));
    let skipped: Vec<String> = found
        .derivation
        .iter()
        .filter_map(|line| match line {
            Line::Skipped { date, .. } => Some(date.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(skipped, ["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-03-25"]);
    assert!(!found.provisional);
    let later = "2027-01-11T05:00:00Z".parse().unwrap();
    assert!(due(&calendar(), &Course::new(later, &almaty(), Term::new(1, Unit::WorkingDays))).provisional);
}

#[test]
fn a_faulty_file_is_refused() {
    let years =
        "[years]\nfrom = 2020\nuntil = 2021\nsettled_from = 2020\nsettled_until = 2021\nsource = 'x'\n";
    let holiday = "[[holiday]]\nid = 'a'\nname = { kk = 'а', ru = 'а', en = 'a' }\nmonth = 2\nday = 30\n\
                   moves = true\nsource = 'x'\n";
    let fault = |text: &str| Calendar::from_toml(text).unwrap_err();
    assert_eq!(fault(&format!("{years}{holiday}")), CalendarFault::NoSuchDate("a".into()));
    let valid = holiday.replace("30", "20");
    assert_eq!(fault(&format!("{years}{valid}{valid}")), CalendarFault::Duplicate("a".into()));
    assert_eq!(fault(&years.replace("2021", "2019")), CalendarFault::Years { from: 2020, until: 2019 });
    assert!(matches!(fault("[years]\nfrom = 1"), CalendarFault::Format(_)));
    assert!(matches!(fault(&format!("{years}colour = 1")), CalendarFault::Format(_)));
}
