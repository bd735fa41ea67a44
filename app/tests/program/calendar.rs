//! `kezek calendar`, and its agreement with PyPI's `holidays`, which nobody here wrote.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use crate::program::run;

/// Years that published calendars confirm.
const YEARS: (&str, &str) = ("2012-01-01", "2026-12-31");

const PYTHON: &str = "\
import datetime, holidays
known = holidays.country_holidays('KZ', years=range(2012, 2027), categories=('public',))
day = datetime.date(2012, 1, 1)
while day.year < 2027:
    if not known.is_working_day(day):
        print(day)
    day += datetime.timedelta(days=1)
";

#[track_caller]
fn check(arguments: &[&str], code: i32, expected: &str) {
    let ran = run(arguments);
    assert_eq!(ran.code, code, "{ran:?}");
    assert!(ran.out.contains(expected), "{ran:?}");
}

#[test]
fn terms_are_counted_as_the_law_counts() {
    check(&["calendar", "add", "2026-03-20", "30", "--calendar"], 0, "\n2026-04-20\n");
    check(&["calendar", "add", "2026-03-18", "10", "--working"], 0, "\n2026-04-06\n");
    check(
        &["calendar", "add", "2026-03-18", "10", "--working"],
        0,
        "not counted 2026-03-24: moved from Nauryz",
    );
    check(&["calendar", "add", "2026-06-01", "30", "--calendar", "--same-day"], 0, "\n2026-06-30\n");
    check(&["calendar", "add", "2026-01-31", "1", "--months"], 0, "[civil-code-175]\n2026-03-02\n");
    check(&["--json", "calendar", "add", "2027-01-11", "1", "--working"], 0, "\"provisional\":true");
    check(&["calendar", "is", "2026-05-27"], 1, "2026-05-27: First day of Kurban Ait");
    check(&["calendar", "is", "2025-01-05"], 0, "2025-01-05: a working day");
    check(&["calendar", "is", "2027-03-15"], 1, "Constitution Day (provisional)");
}

#[test]
fn what_is_asked_wrongly_is_refused() {
    for wrong in [
        ["calendar", "add", "2026-02-30", "1", "--working"],
        ["calendar", "add", "2026-02-20", "70000", "--working"],
        ["calendar", "add", "2026-02-20", "1", "--zone=Asia/Nowhere"],
    ] {
        assert_eq!(run(&wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn working_days_agree_with_an_independent_calendar() {
    let Some(python) = std::env::var_os("KEZEK_PYTHON").map(PathBuf::from) else {
        let message = "NOT CHECKED by PyPI's holidays: KEZEK_PYTHON is not set\n";
        std::io::stderr().write_all(message.as_bytes()).unwrap();
        return;
    };
    let output = Command::new(python).args(["-c", PYTHON]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let theirs = String::from_utf8(output.stdout).unwrap();
    let theirs: BTreeSet<String> = theirs.lines().map(str::to_owned).collect();
    let answer = run(&["--json", "calendar", "off", YEARS.0, YEARS.1]).json();
    let days = answer["days"].as_array().unwrap().iter();
    let ours: BTreeSet<String> = days.map(|day| day["date"].as_str().unwrap().to_owned()).collect();
    let differing: Vec<&String> = ours.symmetric_difference(&theirs).collect();
    assert!(differing.is_empty(), "each difference needs the text of law that decides it: {differing:?}");
}
