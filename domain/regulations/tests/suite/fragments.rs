//! Fragments of acts 2, 3, 5, 6 and 7: the format carries all seven services without a change of shape.

use std::fmt::Write;
use std::sync::Arc;

use kezek_regulations::{
    Channel, Edition, Library, Node, Outcome, Performer, Process, Progress, RecipientKind, SourceFile,
};

use crate::files::{load, read, tests_data};

/// The edition with this key.
pub(crate) fn edition<'a>(library: &'a Library, key: &str) -> &'a Arc<Edition> {
    library.edition(&key.parse().unwrap()).unwrap()
}

/// Walks a process, answering its conditions with `y` and `n` in turn; prints nodes with their verbs and the ending.
#[track_caller]
pub(crate) fn walk(process: &Process, answers: &str) -> String {
    let mut answers = answers.chars();
    let mut position = process.start_position();
    let mut told = String::new();
    loop {
        let work = process.work(&position).unwrap();
        let condition = matches!(process.node(position.node()).unwrap(), Node::Condition(_));
        let told_work = match position.work() {
            1 => write!(told, " {}:{}", position.node(), work.verb),
            _ => write!(told, "+{}", work.verb),
        };
        told_work.unwrap();
        let outcome = match (condition, condition.then(|| answers.next()).flatten()) {
            (false, _) => Outcome::Done,
            (true, Some('y')) => Outcome::Yes,
            (true, Some('n')) => Outcome::No,
            (true, other) => panic!("{position}: no answer but {other:?}"),
        };
        match process.after(&position, outcome).unwrap() {
            Progress::At(next) => position = next,
            Progress::Ended(ending) => return format!("{} ={ending}", told.trim()),
        }
    }
}

/// A library with the tennis club's form and documents, and one channel of the fragments.
fn library(fragment: &str) -> Library {
    let channel = fragment.rsplit('-').next().unwrap().to_owned();
    let mut files = read(&tests_data(), "tennis");
    files.retain(|file| !file.path.ends_with("edition.toml") && !file.path.contains("channels/"));
    for file in read(&tests_data(), "fragments") {
        let name = file.path.rsplit('/').next().unwrap().to_owned();
        let place = match name.as_str() {
            "edition.toml" | "outputs.toml" => name.clone(),
            _ if name == format!("{fragment}.toml") => format!("channels/{channel}.toml"),
            _ => continue,
        };
        let path = format!("tennis/2001-05-05/{place}");
        files.retain(|each| each.path != path);
        files.push(SourceFile::new(path, file.text));
    }
    for file in &mut files {
        file.text =
            file.text.replace("\"rules ", "\"act ").replace("\nsource = \"hearsay\"\nunverified = true", "");
    }
    files.extend(read(&tests_data(), "").into_iter().filter(|file| file.path == "citations.toml"));
    load(&files)
}

#[track_caller]
fn check(fragment: &str, answers: &str, expected: &str) {
    let library = library(fragment);
    let edition = edition(&library, "tennis/2001-05-05");
    assert_eq!(walk(&edition.processes[0], answers), expected, "{fragment} {answers}");
}

#[test]
fn act_2_passes_through_the_commission() {
    let head = "P1:authenticate C1:check-account P3:fill+attach+choose-certificate C2:check-signature \
                P5:sign+send A1:register+forward A2:assign A3:prepare-for-commission+forward \
                A4:deliberate+conclude+sign-protocol+forward C3:examine";
    let granted = " A5:draft+forward A6:sign A7:register+dispatch P7:deliver =granted";
    let refused = " A5-no:draft+forward A6-no:sign A7-no:register+dispatch P6:deliver =refused";
    check("act-2-portal", "yyy", &format!("{head}{granted}"));
    check("act-2-portal", "yyn", &format!("{head}{refused}"));
    let library = library("act-2-portal");
    let process = edition(&library, "tennis/2001-05-05").process(Channel::Portal).unwrap();
    let Some(Node::Step(signing)) = process.node("A6-no") else { panic!("A6-no is a step") };
    assert_eq!((signing.number.as_str(), signing.term.is_err()), ("A6", true));
    assert!(process.node("A4").unwrap().works()[2].by_each, "each member signs the protocol");
    assert_eq!(RecipientKind::from_code("organisation"), Some(RecipientKind::Organisation));
}

#[test]
fn act_3_gives_receipts_and_a_report() {
    check("act-3-centre", "n", "S1:hand-in S2-full:check-completeness S2-no:refuse-to-accept =not-accepted");
    check(
        "act-3-centre",
        "yy",
        "S1:hand-in S2-full:check-completeness S2:take-consent+register+give-receipt S3:bundle+forward \
         S4:register S5:assign S6-examine:examine S6:draft S7:sign S8:register+dispatch S9:register+issue \
         =granted",
    );
    check(
        "act-3-portal",
        "",
        "N1:fill+attach+sign+send N2:register+notify N3:register+assign+draft+sign \
         N4:register+dispatch+deliver =granted",
    );
    let library = library("act-3-centre");
    let process = edition(&library, "tennis/2001-05-05").process(Channel::Centre).unwrap();
    let term = |id: &str| process.node(id).unwrap().term().unwrap();
    assert!(!term("S3").in_service_term, "forwarding stands outside the term of the service");
    assert_eq!(term("S6").elsewhere[0].at_most.to_string(), "5 calendar-days");
    assert_eq!(term("S6").since.as_deref(), Some("S5"));
}

#[test]
fn act_5_counts_from_the_moment_and_sends_a_courier() {
    check(
        "act-5-centre",
        "n",
        "P6:send A1:register+forward A2:assign A3-examine:examine A3-no:draft A4-no:sign \
         A5-no:dispatch+carry P9-no:issue =refused",
    );
    let library = library("act-5-centre");
    let process = edition(&library, "tennis/2001-05-05").process(Channel::Centre).unwrap();
    assert_eq!(process.result_term.as_ref().unwrap().starts.code(), "moment");
}

#[test]
fn act_6_is_paper_at_the_office() {
    check(
        "act-6-provider",
        "y",
        "A0:hand-in A1-full:check-completeness A1:register+give-receipt+forward A2:assign A3:examine+draft \
         A4:sign A5:issue =certified",
    );
    check(
        "act-6-provider",
        "n",
        "A0:hand-in A1-full:check-completeness A1-no:refuse-to-accept =not-accepted",
    );
    let library = library("act-6-provider");
    let process = edition(&library, "tennis/2001-05-05").process(Channel::Provider).unwrap();
    let term = process.result_term.as_ref().unwrap();
    assert_eq!((term.starts.code(), term.of_service), ("same-day", true));
}

#[test]
fn act_7_is_signed_by_head_or_executor_by_channel() {
    let signer = |fragment: &str, node: &str| {
        let library = library(fragment);
        let process = &edition(&library, "tennis/2001-05-05").processes[0];
        process.node(node).unwrap().works()[0].by
    };
    assert_eq!(signer("act-7-portal", "P7").to_string(), "executor");
    assert_eq!(signer("act-7-centre", "A4").to_string(), "head");
    assert_eq!(signer("act-7-centre", "A6"), Performer::from_code("centre-inspector").unwrap());
    check(
        "act-7-portal",
        "yy",
        "P1:authenticate C1:check-account P3:fill P4:sign C2:check-signature P6:send+register+draft \
         P7:sign+dispatch+deliver =assigned",
    );
    check(
        "act-7-centre",
        "y",
        "I1:hand-in I1-full:check-completeness I2:give-receipt I3:bundle+send A1:register+forward A2:assign \
         A3:draft A4:sign A5:dispatch A6:issue =assigned",
    );
}
