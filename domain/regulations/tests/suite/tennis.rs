//! The engine on the procedure of a tennis club, so that no knowledge of housing hides in it.

use kezek_kernel::SystemName;
use kezek_regulations::{Channel, Library, NotPossible, Outcome, Position, Process, Progress};

use crate::files::{load, read, tests_data};

pub(crate) fn library() -> Library {
    let mut files = read(&tests_data(), "tennis");
    files.extend(read(&tests_data(), "").into_iter().filter(|file| file.path == "citations.toml"));
    load(&files)
}

fn with_process(check: impl FnOnce(&Process)) {
    let library = library();
    let edition = library.edition(&"tennis/2001-05-05".parse().unwrap()).unwrap();
    check(edition.process(Channel::Portal).unwrap());
}

#[track_caller]
fn check(at: &str, outcome: Outcome, expected: &str) {
    with_process(|process| {
        let position: Position = at.parse().unwrap();
        let found = match process.after(&position, outcome) {
            Ok(Progress::At(position)) => position.to_string(),
            Ok(Progress::Ended(ending)) => format!("ended {ending}"),
            Err(NotPossible::NoSuchPosition(_)) => "no such position".to_owned(),
            Err(NotPossible::WrongOutcome { .. }) => "wrong outcome".to_owned(),
        };
        assert_eq!(found, expected, "{at} {outcome:?}");
    });
}

#[test]
fn every_outcome_leads_where_the_data_say() {
    use Outcome::{Done, No, Yes};
    check("serve.1", Yes, "rally.1");
    check("serve.1", No, "fault.1");
    check("serve.1", Done, "wrong outcome");
    check("rally.1", Done, "rally.2");
    check("rally.2", Done, "rally.3");
    check("rally.3", Done, "line-call.1");
    check("rally.1", Yes, "wrong outcome");
    check("rally.4", Done, "no such position");
    check("line-call.1", No, "rally.1");
    check("line-call.1", Yes, "cup.1");
    check("line-call.2", Yes, "no such position");
    check("cup.2", Done, "ended game");
    check("fault.1", Done, "ended walkover");
    check("set.1", Done, "no such position");
}

#[test]
fn a_process_knows_where_it_enters_each_system() {
    with_process(|process| {
        let entry = |system| process.entry(system).map_or_else(|| "never".to_owned(), |at| at.to_string());
        assert_eq!(process.start_position().to_string(), "serve.1");
        assert_eq!(process.opening().to_string(), "rally.1");
        assert_eq!(entry(SystemName::Portal), "serve.1");
        assert_eq!(entry(SystemName::Workstation), "rally.3");
        assert_eq!(entry(SystemName::Centre), "cup.2");
        assert_eq!(entry(SystemName::Gateway), "never");
        let way: Vec<&str> = process.main_way().iter().map(|node| node.id()).collect();
        assert_eq!(way, ["serve", "rally", "line-call", "cup"]);
    });
}

#[test]
fn a_term_binds_the_work_it_covers() {
    with_process(|process| {
        let bound = |at: &str| process.term(&at.parse().unwrap()).map(|term| term.at_most.to_string());
        assert_eq!(bound("rally.1"), None);
        assert_eq!(bound("rally.3").as_deref(), Some("5 minutes"));
        assert_eq!(bound("cup.1"), None);
        assert_eq!(process.result_term.as_ref().unwrap().term.to_string(), "2 working-days");
    });
}

#[test]
fn positions_survive_text() {
    for text in ["P8.1", "line-call.12", "a.b.3"] {
        assert_eq!(text.parse::<Position>().unwrap().to_string(), text);
    }
    for text in ["", "P8", "P8.", ".1", "P8.0", "P8.01", "P8.+1", "P8.70000"] {
        assert!(text.parse::<Position>().is_err(), "{text}");
    }
}
