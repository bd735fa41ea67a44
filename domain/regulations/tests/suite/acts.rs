//! All seven services: every path of every channel, as `tests/data/paths/` has them, and what single acts are known for.
//!
//! `KEZEK_BLESS=1` writes the files anew; whoever does so reads what changed against the acts.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use kezek_regulations::{
    Channel, Edition, Library, Next, Node, Outcome, Process, Progress, RecipientKind, Standing,
};

use crate::files::{content, list, load, read, tests_data};

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

/// The answers of every way through a process.
fn ways(process: &Process) -> Vec<String> {
    fn follow(process: &Process, node: &str, answers: &str, ways: &mut Vec<String>) {
        let outs = process.node(node).unwrap().ways_out();
        for (next, answer) in outs.iter().zip(if outs.len() == 1 { ["", ""] } else { ["y", "n"] }) {
            let answers = format!("{answers}{answer}");
            match next {
                Next::Node(next) => follow(process, next, &answers, ways),
                Next::End(_) => ways.push(answers),
            }
        }
    }
    let mut ways = Vec::new();
    follow(process, &process.start, "", &mut ways);
    ways
}

/// The paths of a process, and below them who works at each node and until when.
fn told(process: &Process) -> String {
    let mut told = String::new();
    for way in ways(process) {
        let named = if way.is_empty() { "-" } else { &way };
        writeln!(told, "{named}: {}", walk(process, &way)).unwrap();
    }
    told.push('\n');
    for node in &process.nodes {
        let by: Vec<String> = node.works().iter().map(|work| work.by.to_string()).collect();
        let term = node.term().map_or("no term".to_owned(), |term| {
            let since = term.since.as_deref().map(|node| format!(" since {node}")).unwrap_or_default();
            let outside = if term.in_service_term { "" } else { ", outside the term of the service" };
            format!("{}{since} from {}{outside}", term.at_most, term.starts.code())
        });
        writeln!(told, "{} ({}): {}; {term}", node.id(), node.number(), by.join(", ")).unwrap();
    }
    if let Some(term) = &process.result_term {
        let since = term.since.as_deref().unwrap_or("the hand-in");
        writeln!(told, "\nresult: {} from {}, since {since}", term.term, term.starts.code()).unwrap();
    }
    told
}

#[test]
fn every_path_of_every_channel_is_known() {
    let library = load(&read(&content(), "regulations"));
    let bless = std::env::var_os("KEZEK_BLESS").is_some();
    let folder = tests_data().join("paths");
    let mut expected: Vec<PathBuf> = Vec::new();
    for edition in library.editions() {
        for process in &edition.processes {
            let name = format!("{}-{}.txt", edition.key.as_str().replace('/', "-"), process.channel);
            let file = folder.join(name);
            if bless {
                std::fs::write(&file, told(process)).unwrap();
            }
            assert_eq!(
                std::fs::read_to_string(&file).unwrap_or_default(),
                told(process),
                "{}",
                file.display()
            );
            expected.push(file);
        }
    }
    let held = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(held, expected.len(), "a file of paths has no channel");
}

#[test]
fn seven_services_of_five_acts() {
    let library = load(&read(&content(), "regulations"));
    let found: Vec<String> = library
        .editions()
        .map(|edition| {
            let channels: Vec<&str> = edition.processes.iter().map(|each| each.channel.code()).collect();
            format!("{} {}", edition.key, channels.join(" "))
        })
        .collect();
    let expected = [
        "almaty-2012-424/2012-12-24 portal provider centre",
        "east-kazakhstan-2015-247-certificate/2017-04-12 provider",
        "east-kazakhstan-2015-247-queue/2017-04-12 portal centre",
        "kyzylorda-2014-561-assistance/2014-04-22 portal centre",
        "kyzylorda-2014-561-queue/2014-04-22 portal centre",
        "zhambyl-2014-115/2014-11-27 portal centre",
        "zhambyl-2016-106/2017-09-11 portal centre",
    ];
    assert_eq!(found, expected);
}

#[test]
fn acts_stand_where_their_dates_put_them() {
    let library = load(&read(&content(), "regulations"));
    for (regulation, number, days) in [
        ("almaty-2012-424", "2292", ["2013-01-28", "2013-02-08", "2014-06-02"]),
        ("zhambyl-2014-115", "2228", ["2014-05-23", "2014-06-03", "2015-07-17"]),
        ("kyzylorda-2014-561-queue", "4694", ["2014-06-03", "2014-06-14", "2014-11-13"]),
        ("kyzylorda-2014-561-assistance", "4694", ["2014-06-03", "2014-06-14", "2014-11-13"]),
        ("east-kazakhstan-2015-247-queue", "4196", ["2015-10-26", "2015-11-06", "2020-06-26"]),
        ("east-kazakhstan-2015-247-certificate", "4196", ["2015-10-26", "2015-11-06", "2020-06-26"]),
        ("zhambyl-2016-106", "3041", ["2016-04-27", "2016-05-08", "2021-03-19"]),
    ] {
        let act = library.act(regulation).unwrap();
        assert_eq!(act.registration.number, number, "{regulation}");
        let from: [Standing; 3] = days.map(|day| act.standing(day.parse().unwrap()));
        assert_eq!(
            from,
            [Standing::NotApplied, Standing::PerhapsApplied, Standing::Repealed],
            "{regulation}"
        );
        let eve = days.map(|day| act.standing(day.parse::<Date>().unwrap().yesterday().unwrap()));
        assert_eq!(
            eve,
            [Standing::NotInForce, Standing::NotApplied, Standing::PerhapsApplied],
            "{regulation}"
        );
    }
}

#[test]
fn shared_files_belong_to_the_edition() {
    let library = load(&read(&content(), "regulations"));
    let kyzylorda = edition(&library, "kyzylorda-2014-561-queue/2014-04-22");
    let zhambyl = edition(&library, "zhambyl-2014-115/2014-11-27");
    assert_eq!(kyzylorda.form.topics.len(), zhambyl.form.topics.len());
    let cite = |edition: &Edition| edition.document("income").unwrap().clause.cite.en.clone();
    assert!(cite(kyzylorda).contains("185"), "{}", cite(kyzylorda));
    let bytes = String::from_utf8(kyzylorda.canonical_bytes().to_vec()).unwrap();
    assert!(bytes.contains("\nform.toml\n") && bytes.contains("common/housing-law/norms.toml\n"));

    let mut files = read(&content(), "regulations");
    let of_edition = "kyzylorda-2014-561-queue/2014-04-22/edition.toml";
    let head = files.iter_mut().find(|file| file.path.ends_with(of_edition)).unwrap();
    head.text = head.text.replace("\"housing-queue\"", "\"housing-cue\"");
    let faults = list(&Library::load(&files).map(drop).unwrap_err());
    assert!(faults.contains("edition.toml:1: unknown-common: housing-cue"), "{faults}");
    assert!(faults.contains("form.toml:1: missing-file: form.toml"), "{faults}");
}

#[test]
fn each_kind_of_recipient_meets_its_own_form() {
    let library = load(&read(&content(), "regulations"));
    let zhambyl = edition(&library, "zhambyl-2014-115/2014-11-27");
    let check = |edition: &Edition, expected: [&[&str]; 2]| {
        let [there, missing] = expected;
        assert!(there.iter().all(|id| edition.form.field(id).is_some()), "{there:?}");
        assert!(missing.iter().all(|id| edition.form.field(id).is_none()), "{missing:?}");
    };
    let (person, organisation) = (["iin", "surname", "residents"], ["bin", "organisation-name"]);
    check(zhambyl, [&[&person[..], &organisation[..]].concat(), &[]]);
    check(&zhambyl.for_recipient(RecipientKind::Person), [&person, &organisation]);
    check(&zhambyl.for_recipient(RecipientKind::Organisation), [&organisation, &person]);
    let topics =
        |edition: &Edition| edition.form.topics.iter().map(|topic| topic.id.clone()).collect::<Vec<_>>();
    assert_eq!(
        topics(&zhambyl.for_recipient(RecipientKind::Organisation)),
        ["you", "grounds", "documents", "consent"]
    );
    let kyzylorda = edition(&library, "kyzylorda-2014-561-queue/2014-04-22");
    check(kyzylorda, [&person, &organisation]);
    assert!(!kyzylorda.is_for(RecipientKind::Organisation) && zhambyl.is_for(RecipientKind::Organisation));
}

#[test]
fn the_commission_signs_each_for_himself() {
    let library = load(&read(&content(), "regulations"));
    let process = edition(&library, "zhambyl-2014-115/2014-11-27").process(Channel::Portal).unwrap();
    let works = process.node("A4").unwrap().works();
    let each: Vec<&str> = works.iter().filter(|work| work.by_each).map(|work| work.verb.code()).collect();
    assert_eq!(each, ["deliberate", "sign-protocol"]);
}

#[test]
fn text_and_table_of_act_3_disagree_on_the_executors_term() {
    let library = load(&read(&content(), "regulations"));
    let process = edition(&library, "kyzylorda-2014-561-queue/2014-04-22").process(Channel::Centre).unwrap();
    let term = process.node("S6").unwrap().term().unwrap();
    let elsewhere = &term.elsewhere[0];
    assert_eq!(term.at_most.to_string(), "25 calendar-days");
    assert_eq!(elsewhere.at_least.map(|term| term.amount), Some(2));
    assert_eq!(elsewhere.at_most.to_string(), "5 calendar-days");
}

#[test]
fn the_head_signs_at_the_centre_and_the_executor_on_the_portal_of_act_7() {
    let library = load(&read(&content(), "regulations"));
    let edition = edition(&library, "zhambyl-2016-106/2017-09-11");
    let signers = |channel| {
        let process = edition.process(channel).unwrap();
        let works = process.main_way().into_iter().flat_map(Node::works);
        let signing = works.filter(|work| work.verb.code() == "sign" && work.document.is_some());
        signing.map(|work| work.by.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(signers(Channel::Portal), ["executor"]);
    assert_eq!(signers(Channel::Centre), ["head"]);
    assert!(edition.executor_may_sign);
}

/// Who signs what is drafted or waits for a signature at a position, as `role: document`.
#[track_caller]
fn check_signing(key: &str, position: &str, expected: Option<&str>) {
    let library = load(&read(&content(), "regulations"));
    let process = edition(&library, key).process(Channel::Portal).unwrap();
    let found = process.signing_of(&position.parse().unwrap());
    let told = found.map(|work| format!("{}: {}", work.by, work.document.as_deref().unwrap_or_default()));
    assert_eq!(told.as_deref(), expected, "{key} {position}");
}

#[test]
fn a_document_is_signed_in_its_own_node_or_further_on() {
    let almaty = "almaty-2012-424/2012-12-24";
    check_signing(almaty, "P8.1", Some("authorised-person: notification"));
    check_signing(almaty, "P8.2", Some("authorised-person: notification"));
    check_signing(almaty, "P7.1", Some("authorised-person: motivated-refusal"));
    check_signing(almaty, "C3.1", None);
    check_signing(almaty, "P8.3", None);
    let kyzylorda = "kyzylorda-2014-561-queue/2014-04-22";
    check_signing(kyzylorda, "S6.1", Some("head: notification"));
    check_signing(kyzylorda, "S6-no.1", Some("head: motivated-refusal"));
    check_signing(kyzylorda, "S8.1", None);
    check_signing("zhambyl-2014-115/2014-11-27", "A5.1", Some("head: notification"));
    check_signing("zhambyl-2016-106/2017-09-11", "P6-draft.1", Some("executor: notification"));
}
