//! Rules of the commission: the file that ships, the count of votes, and each fault.

use kezek_regulations::{CommissionRuleSet, CommissionRules, SourceFile, Tally, Vote};

use crate::files::{content, list};

fn shipped() -> String {
    std::fs::read_to_string(content().join("parameters/commission.toml")).unwrap()
}

fn parse(text: &str) -> Result<CommissionRules, String> {
    CommissionRules::load(&SourceFile::new("c", text)).map_err(|faults| list(&faults))
}

fn rules(change: (&str, &str)) -> CommissionRuleSet {
    let text = shipped();
    assert!(text.contains(change.0), "{}", change.0);
    let rules = parse(&text.replacen(change.0, change.1, 1)).unwrap();
    rules.on(jiff::civil::date(2026, 11, 26)).unwrap().clone()
}

#[track_caller]
fn quorum(members: usize, expected: usize) {
    assert_eq!(rules(("", "")).quorum_of(members), expected, "of {members}");
}

#[test]
fn two_thirds_of_the_members_are_a_quorum() {
    quorum(1, 1);
    quorum(2, 2);
    quorum(3, 2);
    quorum(4, 3);
    quorum(7, 5);
    assert_eq!([1, 2, 3, 5].map(|present| rules(("", "")).signatures_of(present)), [1, 1, 2, 3]);
}

/// Votes as letters: `f` for, `a` against, `-` abstained, `.` present without a vote; the first is the chair's.
#[track_caller]
fn check(rules: &CommissionRuleSet, votes: &str, expected: Option<Vote>) {
    let vote = |letter| match letter {
        'f' => Some(Vote::For),
        'a' => Some(Vote::Against),
        '-' => Some(Vote::Abstained),
        _ => None,
    };
    let start =
        Tally { present: votes.len(), chair: votes.chars().next().and_then(vote), ..Tally::default() };
    let tally = votes.chars().filter_map(vote).fold(start, Tally::counted);
    assert_eq!(rules.conclusion(tally), expected, "{votes}");
}

#[test]
fn more_than_half_of_those_present_conclude_and_the_chair_decides_a_tie() {
    let rules = rules(("", ""));
    check(&rules, "ffa", Some(Vote::For));
    check(&rules, "faa", Some(Vote::Against));
    check(&rules, "ff..", None);
    check(&rules, "f--", None);
    check(&rules, "fa", Some(Vote::For));
    check(&rules, "affa", Some(Vote::Against));
    check(&rules, "-fa", None);
    check(&rules, ".fa", None);
    check(&rules, "...", None);
}

#[test]
fn other_rules_count_otherwise() {
    check(&rules(("majority = \"present\"", "majority = \"voting\"")), "f--", Some(Vote::For));
    check(&rules(("tie = \"chair\"", "tie = \"nobody\"")), "fa", None);
}

#[test]
fn the_newest_rules_that_have_begun_govern_a_meeting() {
    let later =
        format!("{}\n{}", shipped(), shipped().replace("2014-04-14", "2020-01-01").replace("2/3", "1/2"));
    let rules = parse(&later).unwrap();
    let quorum = |year| rules.on(jiff::civil::date(year, 1, 1)).unwrap().quorum_of(4);
    assert_eq!([2010, 2019, 2020].map(quorum), [3, 3, 2]);
}

#[track_caller]
fn check_fault(from: &str, to: &str, expected: &str) {
    let fault = parse(&shipped().replacen(from, to, 1)).unwrap_err();
    assert!(fault.contains(expected), "{fault}");
}

#[test]
fn every_fault_is_found() {
    check_fault("\"2/3\"", "\"3/2\"", "bad-share: 3/2");
    check_fault("\"1/2\"", "\"half\"", "bad-share: half");
    check_fault("\"present\"\n", "\"all\"\n", "unknown-majority: all");
    check_fault("tie = \"chair\"", "tie = \"lot\"", "unknown-tie: lot");
    check_fault("most_cases", "cases", "missing-key: most_cases");
    let twice = format!("{}\n{}", shipped(), shipped());
    assert!(parse(&twice).unwrap_err().contains("not-in-order: 2014-04-14"));
}
