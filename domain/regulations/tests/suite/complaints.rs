//! Complaints: the terms of the data that ship, counted in a table, and each fault of the file.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, OfficeHours};
use kezek_regulations::{ComplaintEffect, Complaints, DatedComplaint, Filed, SourceFile};

use crate::files::{content, list};

fn shipped() -> String {
    std::fs::read_to_string(content().join("parameters/complaints.toml")).unwrap()
}

fn parse(text: &str) -> Result<Complaints, String> {
    Complaints::load(&SourceFile::new("c", text)).map_err(|faults| list(&faults))
}

fn rule() -> DatedComplaint {
    parse(&shipped()).unwrap().on("2026-11-22".parse().unwrap()).unwrap().clone()
}

fn calendar() -> Calendar {
    let text = std::fs::read_to_string(content().join("calendars/kazakhstan.toml")).unwrap();
    Calendar::from_toml(&text).unwrap()
}

#[track_caller]
fn check(registered: &str, within_hours: bool, extended_by: u16, expected: &str) {
    let zone = TimeZone::get("Asia/Almaty").unwrap();
    let time = |hour, minute| Time::new(hour, minute, 0, 0).unwrap();
    let hours = within_hours.then(|| OfficeHours::new(time(9, 0), time(18, 30)).unwrap());
    let filed = Filed { registered_at: registered.parse().unwrap(), zone: &zone, hours, extended_by };
    let due = rule().due(&calendar(), &filed);
    assert_eq!(due.local_date.to_string(), expected, "{registered} {within_hours} {extended_by}");
}

#[test]
fn an_answer_is_due_in_five_working_days_and_ten_more_at_most() {
    // Thursday noon: Friday is the first day, Thursday the fifth.
    check("2026-11-26T07:00:00Z", true, 0, "2026-12-03");
    // After the office has closed, and on a Sunday, it arrives with the next working day.
    check("2026-11-26T14:00:00Z", true, 0, "2026-12-04");
    check("2026-11-22T07:00:00Z", true, 0, "2026-11-30");
    // Before an officer the day is the day, whatever the hour.
    check("2026-11-26T14:00:00Z", false, 0, "2026-12-03");
    // The evening in universal time is the next day in Almaty.
    check("2026-11-26T20:00:00Z", false, 0, "2026-12-04");
    // Nauryz, moved days and weekends are left out.
    check("2026-03-18T07:00:00Z", true, 0, "2026-03-30");
    check("2026-12-14T07:00:00Z", true, 0, "2026-12-22");
    check("2026-11-26T07:00:00Z", true, 1, "2026-12-04");
    check("2026-11-26T07:00:00Z", true, 10, "2026-12-18");
}

#[test]
fn the_person_is_told_of_an_extension_within_three_working_days() {
    let zone = TimeZone::get("Asia/Almaty").unwrap();
    let told = rule().tell_by(&calendar(), "2026-11-26T07:00:00Z".parse().unwrap(), &zone);
    assert_eq!(told.to_string(), "2026-12-01");
}

#[track_caller]
fn check_late(learned: &str, filed: &str, expected: bool) {
    let day = |text: &str| text.parse::<Date>().unwrap();
    assert_eq!(rule().is_late(day(learned), day(filed)), expected, "{learned} {filed}");
}

#[test]
fn a_complaint_is_late_after_three_months() {
    check_late("2026-08-26", "2026-11-26", false);
    check_late("2026-08-25", "2026-11-26", true);
    check_late("2025-11-30", "2026-02-28", false);
    check_late("2025-11-30", "2026-03-01", true);
}

#[test]
fn outcomes_are_answered_or_sent_up() {
    let complaints = parse(&shipped()).unwrap();
    let answered: Vec<&str> =
        complaints.outcomes_with(ComplaintEffect::Answered).map(|outcome| outcome.id.as_str()).collect();
    let expected = ["cancelled", "decided-anew", "action-ordered", "unsatisfied", "not-considered"];
    assert_eq!(answered, expected);
    assert_eq!(complaints.outcome("sent-up").unwrap().effect, ComplaintEffect::SentUp);
    assert!(complaints.outcome("forgotten").is_none());
    assert!(complaints.on("2021-06-30".parse().unwrap()).is_none());
}

#[track_caller]
fn check_fault(from: &str, to: &str, expected: &str) {
    let text = shipped();
    assert!(text.contains(from), "{from}");
    let fault = parse(&text.replacen(from, to, 1)).unwrap_err();
    assert!(fault.contains(expected), "{fault}");
}

#[test]
fn every_fault_is_found() {
    check_fault("answer_working_days = 5", "answer_working_days = 0", "limits-out-of-order");
    check_fault("answer_working_days = 5", "days = 5", "unknown-key: days");
    check_fault("id = \"decided-anew\"", "id = \"cancelled\"", "duplicate-id: cancelled");
    check_fault("effect = \"sent-up\"", "effect = \"lost\"", "unknown-effect: lost");
    check_fault("effect = \"sent-up\"", "effect = \"answered\"", "missing-outcome: sent-up");
    check_fault("from = \"2021-07-01\"", "from = \"soon\"", "from");
}
