//! Each fault of the loader on the tennis club: one place of one file is changed, the fault names file and line.

use kezek_regulations::{Library, SourceFile};

use crate::files::{list, read, tests_data};

fn files() -> Vec<SourceFile> {
    let mut files = read(&tests_data(), "tennis");
    files.extend(read(&tests_data(), "").into_iter().filter(|file| file.path == "citations.toml"));
    files
}

/// Replaces the first `from` in a file of the edition (or `act.toml`) and expects these faults.
#[track_caller]
fn check(name: &str, from: &str, to: &str, expected: &str) {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.path.ends_with(name)).unwrap();
    assert!(file.text.contains(from), "{name} has no {from}");
    file.text = file.text.replacen(from, to, 1);
    let faults = Library::load(&files).map(|_| ()).unwrap_err();
    let found = list(&faults).replace("tennis/2001-05-05/", "").replace("tennis/", "");
    assert_eq!(found, expected, "{name}: {from} -> {to}");
}

const PORTAL: &str = "channels/portal.toml";

#[test]
fn texts_keys_and_types() {
    check(
        "service.toml",
        "call_centre",
        "callcentre",
        "service.toml:1: missing-key: call_centre\nservice.toml:3: unknown-key: callcentre",
    );
    check("service.toml", "\"tennis\"", "5", "service.toml:1: wrong-type: code: text");
    check("service.toml", "\"15\"", "\"\"", "service.toml:3: empty-text: call_centre");
    check("service.toml", "ru = \"Бесплатно\", ", "", "service.toml:11: missing-language: ru");
    check("service.toml", "[\"paper\"]", "[\"clay\"]", "service.toml:5: unknown-medium: clay");
    check(
        "service.toml",
        "code = \"tennis\"",
        "code = \"tennis club\"",
        "service.toml:1: bad-id: tennis club",
    );
    check(
        "service.toml",
        "[\"person\"]",
        "[\"person\", \"organisation\"]",
        "form.toml:15: organisation-not-asked: account-bin\nform.toml:15: organisation-not-asked: account-organisation",
    );
    check("service.toml", "code = ", "code ", "service.toml:1: not-toml: key with no value, expected `=`");
    check(
        "documents.toml",
        "max_files = 2",
        "max_files = -2",
        "documents.toml:4: number-out-of-range: max_files",
    );
    check("edition.toml", "[practice]", "[practise]", "edition.toml:4: unknown-key: practise");
}

#[test]
fn the_act_and_its_history() {
    check("act.toml", "original = \"en\"", "original = \"la\"", "act.toml:3: unknown-language: la");
    check("act.toml", "\"2001-06-01\"", "\"1 June\"", "act.toml:9: wrong-type: on: date");
    check(
        "act.toml",
        "on = \"2001-06-01\"",
        "on = \"2001-01-01\"",
        "act.toml:8: dates-out-of-order: registration",
    );
    check(
        "act.toml",
        "on = \"2005-01-01\"",
        "on = \"2000-01-01\"",
        "act.toml:24: dates-out-of-order: repeal",
    );
    check(
        "act.toml",
        "text_held = true",
        "text_held = false",
        "act.toml:30: edition-text-not-held: 2001-05-05",
    );
    check(
        "act.toml",
        "text_held = false",
        "text_held = true",
        "act.toml:35: edition-folder-missing: 2003-03-03",
    );
    check(
        "act.toml",
        "date = \"2003-03-03\"",
        "date = \"1999-03-03\"",
        "act.toml:29: editions-out-of-order: tennis",
    );
}

#[test]
fn names_that_nobody_declared() {
    check(
        PORTAL,
        "participant = \"player\"",
        "participant = \"coach\"",
        "channels/portal.toml:23: unknown-participant: coach",
    );
    check(
        PORTAL,
        "by = \"clerk\"",
        "by = \"ballboy\"",
        "channels/portal.toml:28: unknown-performer: ballboy",
    );
    check(PORTAL, "verb = \"register\"", "verb = \"lob\"", "channels/portal.toml:28: unknown-verb: lob");
    check(
        PORTAL,
        "only_when = \"rain\"",
        "only_when = \"snow\"",
        "channels/portal.toml:27: unknown-circumstance: snow",
    );
    check(
        PORTAL,
        "document = \"trophy\"",
        "document = \"medal\"",
        "channels/portal.toml:56: unknown-output: medal",
    );
    check(
        PORTAL,
        "end:game",
        "end:set",
        "channels/portal.toml:3: no-positive-ending: portal\nchannels/portal.toml:57: unknown-ending: set",
    );
    check(
        PORTAL,
        "channel = \"portal\"",
        "channel = \"net\"",
        "channels/portal.toml:1: unknown-channel: net",
    );
    check(
        "form.toml",
        "list = \"hand\"",
        "list = \"foot\"",
        "form.toml:1: queue-field-missing: queue_field\nform.toml:23: unknown-list: foot",
    );
    check("form.toml", "{ field = \"hand\"", "{ field = \"foot\"", "form.toml:33: unknown-field: foot");
    check("form.toml", "is = [\"left\"]", "is = [\"both\"]", "form.toml:33: unknown-choice: both");
    check("form.toml", "kind = \"number\"", "kind = \"fraction\"", "form.toml:47: unknown-kind: fraction");
    check("documents.toml", "field = \"hand\"", "field = \"foot\"", "documents.toml:13: unknown-field: foot");
    check(
        "refusals.toml",
        "source = \"hearsay\"",
        "source = \"dream\"",
        "refusals.toml:4: unknown-source: dream",
    );
}

#[test]
fn a_result_says_what_it_gives() {
    const GIVES: &str = "gives = \"place\"\n";
    check("outputs.toml", GIVES, "", "outputs.toml:1: missing-key: gives");
    check("outputs.toml", GIVES, "gives = \"cup\"\n", "outputs.toml:4: unknown-gives: cup");
    check("outputs.toml", "\"result\"", "\"notice\"", "outputs.toml:4: unknown-key: gives");
    check(
        "outputs.toml",
        GIVES,
        "gives = \"assistance\"\n",
        "regulations/assignment.toml:1: missing-file: assignment.toml",
    );
}

#[test]
fn clauses_and_sources() {
    check(
        PORTAL,
        "clause = \"rules point 6\"\nworks",
        "works",
        "channels/portal.toml:21: clause-missing: clause",
    );
    check("service.toml", "rules point 1", "law point 1", "service.toml:2: unknown-norm: law");
    check("service.toml", "rules point 1", "rules verse 1", "service.toml:2: unknown-citation: verse 1");
    check("refusals.toml", "source = \"hearsay\"\n", "", "refusals.toml:1: source-missing: unverified");
}

#[test]
fn identifiers_stand_once() {
    check(
        "edition.toml",
        "id = \"umpire\"",
        "id = \"player\"",
        "channels/portal.toml:14: unknown-participant: umpire\nchannels/portal.toml:36: unknown-participant: umpire\nchannels/portal.toml:45: unknown-participant: umpire\nchannels/portal.toml:54: unknown-participant: umpire\nedition.toml:23: duplicate-id: player",
    );
    check("form.toml", "id = \"right\"", "id = \"left\"", "form.toml:12: duplicate-id: left");
    check(
        PORTAL,
        "id = \"fault\"",
        "id = \"cup\"",
        "channels/portal.toml:12: unknown-next: fault\nchannels/portal.toml:52: duplicate-id: cup",
    );
}

#[test]
fn the_graph_of_a_channel() {
    check(
        PORTAL,
        "next = \"line-call\"",
        "next = \"net-call\"",
        "channels/portal.toml:3: no-positive-ending: portal\nchannels/portal.toml:21: no-way-out: rally\nchannels/portal.toml:21: unknown-next: net-call\nchannels/portal.toml:34: unreachable: line-call\nchannels/portal.toml:52: unreachable: cup",
    );
    check(
        PORTAL,
        "yes = \"cup\"",
        "yes = \"serve\"",
        "channels/portal.toml:3: no-positive-ending: portal\nchannels/portal.toml:52: unreachable: cup",
    );
    check(
        PORTAL,
        "next = \"end:game\"",
        "next = \"cup\"",
        "channels/portal.toml:3: no-positive-ending: portal\nchannels/portal.toml:21: no-way-out: rally\nchannels/portal.toml:34: no-way-out: line-call\nchannels/portal.toml:52: no-way-out: cup",
    );
    check(
        PORTAL,
        "no = \"fault\"\n",
        "",
        "channels/portal.toml:12: branch-missing: no\nchannels/portal.toml:42: unreachable: fault",
    );
    check(PORTAL, "no = \"rally\"", "no = \"cup\"", "channels/portal.toml:40: branches-equal: line-call");
    check(
        PORTAL,
        "next = \"end:game\"\n",
        "",
        "channels/portal.toml:3: no-positive-ending: portal\nchannels/portal.toml:21: no-way-out: rally\nchannels/portal.toml:34: no-way-out: line-call\nchannels/portal.toml:52: next-missing: next\nchannels/portal.toml:52: no-way-out: cup",
    );
    check(
        PORTAL,
        "start = \"serve\"",
        "start = \"toss\"",
        "channels/portal.toml:3: no-positive-ending: portal\nchannels/portal.toml:3: unknown-node: toss\nchannels/portal.toml:12: unreachable: serve\nchannels/portal.toml:21: unreachable: rally\nchannels/portal.toml:34: unreachable: line-call\nchannels/portal.toml:43: unreachable: fault\nchannels/portal.toml:52: unreachable: cup",
    );
}

#[test]
fn works_and_terms() {
    check(
        PORTAL,
        "works = [{ verb = \"refuse-login\", by = \"system:portal\" }]",
        "works = []",
        "channels/portal.toml:47: works-missing: fault",
    );
    check(
        PORTAL,
        "verb = \"check-account\"",
        "verb = \"fill\"",
        "channels/portal.toml:16: verb-cannot-decide: fill",
    );
    check(PORTAL, ", document = \"trophy\"", "", "channels/portal.toml:56: document-missing: draft");
    check(
        PORTAL,
        "verb = \"fill\"",
        "verb = \"ask-register\"",
        "channels/portal.toml:26: register-missing: ask-register",
    );
    check(
        PORTAL,
        "no_term = { kk = \"Мерзімі жоқ\", ru = \"Срока нет\", en = \"No term\" }\n",
        "",
        "channels/portal.toml:43: term-missing: fault",
    );
    check(PORTAL, "at_most = 5", "at_most = 0", "channels/portal.toml:32: limits-out-of-order: at_most");
    check(PORTAL, "unit = \"minutes\"", "unit = \"sets\"", "channels/portal.toml:32: unknown-unit: sets");
    check(
        PORTAL,
        "unit = \"working-days\"\n",
        "unit = \"working-days\"\nsince = \"toss\"\n",
        "channels/portal.toml:7: unknown-since: toss",
    );
    check("edition.toml", "output = \"trophy\"\n", "", "edition.toml:32: ending-without-output: positive");
}

#[test]
fn files_are_all_there_and_no_others() {
    let faults = |change: fn(&mut Vec<SourceFile>)| {
        let mut files = files();
        change(&mut files);
        list(&Library::load(&files).map(|_| ()).unwrap_err())
    };
    let without = |files: &mut Vec<SourceFile>| files.retain(|file| !file.path.ends_with("outputs.toml"));
    assert_eq!(faults(without), "regulations/tennis/2001-05-05/outputs.toml:1: missing-file: outputs.toml");
    let no_act = |files: &mut Vec<SourceFile>| files.retain(|file| !file.path.ends_with("act.toml"));
    assert_eq!(faults(no_act), "regulations/tennis/act.toml:1: missing-file: act.toml");
    let more =
        |files: &mut Vec<SourceFile>| files.push(SourceFile::new("regulations/tennis/2001-05-05/x.toml", ""));
    assert_eq!(faults(more), "regulations/tennis/2001-05-05/x.toml:1: unknown-file: x.toml");
    let unlisted = |files: &mut Vec<SourceFile>| {
        files.push(SourceFile::new("regulations/tennis/2004-01-01/edition.toml", "retention = \"x\""));
    };
    assert!(faults(unlisted).contains("act.toml:29: edition-not-listed: 2004-01-01"));
}
