//! The lint, each code on the tennis club: one place of its data is changed, the findings change with it.

use kezek_calendar::Calendar;
use kezek_kernel::Role;
use kezek_regulations::{
    CentreRole, Finding, FindingCode, Library, Parameters, Performer, SourceFile, lint, lint_calendar,
    lint_parameters, lint_positions,
};

use crate::acts::edition;
use crate::files::{content, load, read, tests_data};

/// One change to the tennis club: file, what stands there, what shall stand there; the whole file when nothing stood.
type Change = (&'static str, &'static str, &'static str);

fn tennis(changes: &[Change]) -> Library {
    let mut files = read(&tests_data(), "tennis");
    files.extend(read(&tests_data(), "").into_iter().filter(|file| file.path == "citations.toml"));
    for (name, from, to) in changes {
        let Some(file) = files.iter_mut().find(|file| file.path.ends_with(name)) else {
            files.push(SourceFile::new(format!("tennis/2001-05-05/{name}"), *to));
            continue;
        };
        assert!(file.text.contains(from), "{name} has no {from}");
        file.text = file.text.replacen(from, to, 1);
    }
    load(&files)
}

fn found(changes: &[Change]) -> Vec<String> {
    let library = tennis(changes);
    lines(&lint(edition(&library, "tennis/2001-05-05")))
}

pub(crate) fn lines(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

/// What the changes add to the findings (`+`) and take from them (`-`).
#[track_caller]
fn check(changes: &[Change], expected: &[&str]) {
    let (before, after) = (found(&[]), found(changes));
    let added = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+{line}"));
    let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("-{line}"));
    assert_eq!(added.chain(gone).collect::<Vec<_>>(), expected, "{changes:?}");
}

const PORTAL: &str = "channels/portal.toml";
/// The step that gives the cup, whose place in the file these cases change.
const CUP: &str = "works = [{ verb = \"draft\", by = \"executor\", document = \"trophy\" }, { verb = \"issue\", by = \"courier\" }]";
const FAULT_WORKS: &str = "works = [{ verb = \"refuse-login\", by = \"system:portal\" }]";
const NO_TERM: &str = "no_term = { kk = \"Мерзімі жоқ\", ru = \"Срока нет\", en = \"No term\" }";
const FIVE_MINUTES: &str = "{ at_most = 5, unit = \"minutes\", covers = \"register\", ";
const ENDING: &str = "kind = \"not-opened\"";
/// A refusal as a document and as the ending of the fault.
const REFUSAL: Change = (
    "outputs.toml",
    "[[output]]",
    "[[output]]\nid = \"shame\"\nkind = \"refusal\"\nclause = \"rules point 5\"\n\
     name = { kk = \"Ұят\", ru = \"Позор\", en = \"Shame\" }\n[[output]]",
);
const NEGATIVE: Change = ("edition.toml", ENDING, "kind = \"negative\"\noutput = \"shame\"");
const SHAMED: &str = "works = [{ verb = \"draft\", by = \"executor\", document = \"shame\" }, { verb = \"issue\", by = \"clerk\", document = \"shame\" }]";

#[test]
fn the_tennis_club_has_faults_of_its_own() {
    assert_eq!(
        found(&[]),
        [
            "edition-text-not-held edition 2003-03-03 [rules point 1] settled:note",
            "ground-unverified edition flat [rules point 4 item 1] settled:note",
            "participant-not-listed edition player [rules point 1] open",
            "output-never-issued edition trophy [rules point 5] kind=result open",
            "no-term-of-service portal - [rules point 6] sum=5_minutes steps-without-term=1 \
             result-term=2_working-days open",
            "term-missing portal fault [rules point 6] settled:no_term",
            "term-missing portal cup [rules point 6] settled:no_term",
            "ending-missing portal - [rules point 6] kind=negative open",
            "lane-does-not-act portal serve [rules point 6] lane=umpire by=system:portal open",
            "lane-does-not-act portal line-call [rules point 6] lane=umpire by=executor open",
            "lane-does-not-act portal fault [rules point 6] lane=umpire by=system:portal open",
            "lane-does-not-act portal cup [rules point 6] lane=umpire by=executor+courier open",
            "executor-not-assigned portal line-call [rules point 6] assigned=never open",
        ]
    );
}

#[test]
fn terms() {
    let portal = |from, to| [(PORTAL, from, to)];
    check(
        &portal(
            "clause = \"rules point 6\"\n\n[[condition]]",
            "clause = \"rules point 6\"\nof_service = true\n\n[[condition]]",
        ),
        &["-no-term-of-service portal - [rules point 6] sum=5_minutes steps-without-term=1 \
           result-term=2_working-days open"],
    );
    check(
        &portal(FIVE_MINUTES, "{ at_most = 3, unit = \"working-days\", covers = \"register\", "),
        &[
            "+no-term-of-service portal - [rules point 6] sum=3_working-days steps-without-term=1 \
             result-term=2_working-days open",
            "+steps-exceed-term portal - [rules point 6] ending=game sum=3_working-days term=2_working-days open",
            "-no-term-of-service portal - [rules point 6] sum=5_minutes steps-without-term=1 \
             result-term=2_working-days open",
        ],
    );
    check(
        &portal(
            FIVE_MINUTES,
            "{ elsewhere = [{ at_least = 2, at_most = 5, unit = \"hours\", clause = \"rules point 9\" }], at_most = 5, unit = \"minutes\", ",
        ),
        &["+terms-differ portal rally [rules point 9] term=5_minutes elsewhere=2-5_hours open"],
    );
    check(
        &portal(
            FIVE_MINUTES,
            "{ settled = { on = \"2001-07-07\", reason = { kk = \"Солай\", ru = \"Так\", en = \"So\" } }, at_most = 5, unit = \"minutes\", ",
        ),
        &["+term-doubtful portal rally [rules point 6] term=5_minutes settled:2001-07-07"],
    );
    check(
        &portal(
            NO_TERM,
            "term = { at_most = 1, unit = \"hours\", printed = { kk = \"1 сағ\", ru = \"1 ч\", en = \"1 h\" } }",
        ),
        &["-term-missing portal fault [rules point 6] settled:no_term"],
    );
}

#[test]
fn endings_and_outputs() {
    check(
        &[(PORTAL, "by = \"courier\" }", "by = \"courier\", document = \"trophy\" }")],
        &["-output-never-issued edition trophy [rules point 5] kind=result open"],
    );
    check(
        &[REFUSAL, NEGATIVE],
        &[
            "+output-never-issued edition shame [rules point 5] kind=refusal open",
            "+refusal-not-drafted portal - [rules point 6] output=shame open",
            "-ending-missing portal - [rules point 6] kind=negative open",
        ],
    );
    check(
        &[REFUSAL, NEGATIVE, (PORTAL, FAULT_WORKS, SHAMED)],
        &[
            "+lane-does-not-act portal fault [rules point 6] lane=umpire by=executor+clerk open",
            "-ending-missing portal - [rules point 6] kind=negative open",
            "-lane-does-not-act portal fault [rules point 6] lane=umpire by=system:portal open",
        ],
    );
    check(
        &[
            REFUSAL,
            NEGATIVE,
            (PORTAL, FAULT_WORKS, SHAMED),
            (PORTAL, "id = \"fault\"", "id = \"fault\"\nin_act = false"),
        ],
        &[
            "+refusal-not-printed portal - [rules point 6] output=shame open",
            "+step-not-printed portal fault [rules point 6] open",
            "-term-missing portal fault [rules point 6] settled:no_term",
            "-ending-missing portal - [rules point 6] kind=negative open",
            "-lane-does-not-act portal fault [rules point 6] lane=umpire by=system:portal open",
        ],
    );
}

#[test]
fn documents_and_the_form() {
    let prints = |facts: &'static str| ("outputs.toml", "facts = [\"number\"]", facts);
    check(
        &[prints("facts = [\"number\", \"institution\"]")],
        &["+field-missing edition trophy [rules point 5] prints=institution field=institution-name open"],
    );
    let grip = ("form.toml", "id = \"grip\"", "id = \"institution-name\"");
    check(&[prints("facts = [\"institution\"]"), grip], &[]);
    let balls = ("form.toml", "id = \"balls\"", "id = \"members\"");
    let bounces = ("form.toml", "id = \"bounces\"", "id = \"surname\"");
    check(
        &[prints("facts = [\"members\"]"), balls, bounces],
        &[
            "+field-missing edition trophy [rules point 5] prints=members field=members.0.relation open",
            "+field-missing edition trophy [rules point 5] prints=members field=members.0.given-name open",
            "+field-missing edition trophy [rules point 5] prints=members field=members.0.patronymic open",
        ],
    );
}

/// An underscore is no sign of an identifier, but a digit in front gets one, and a hyphen becomes one.
#[test]
fn variables_of_the_bpmn() {
    let named = |from, to| (PORTAL, from, to);
    check(
        &[
            named("start = \"serve\"", "start = \"15\""),
            named("id = \"serve\"", "id = \"15\""),
            named("id = \"line-call\"", "id = \"-15\""),
            named("next = \"line-call\"", "next = \"-15\""),
        ],
        &[
            "+lane-does-not-act portal 15 [rules point 6] lane=umpire by=system:portal open",
            "+lane-does-not-act portal -15 [rules point 6] lane=umpire by=executor open",
            "+executor-not-assigned portal -15 [rules point 6] assigned=never open",
            "+variable-shared portal -15 [rules point 6] first=15 variable=_15 open",
            "-lane-does-not-act portal serve [rules point 6] lane=umpire by=system:portal open",
            "-lane-does-not-act portal line-call [rules point 6] lane=umpire by=executor open",
            "-executor-not-assigned portal line-call [rules point 6] assigned=never open",
        ],
    );
}

#[test]
fn participants_and_signers() {
    check(
        &[(
            "edition.toml",
            "[[circumstance]]",
            "[[participant]]\nid = \"net\"\nname = { kk = \"Тор\", ru = \"Сетка\", en = \"Net\" }\nshort = { kk = \"Т\", ru = \"С\", en = \"N\" }\n\n[[circumstance]]",
        )],
        &["+participant-idle edition net [rules point 1] open"],
    );
    check(
        &[("edition.toml", "listed = false", "listed = true")],
        &["-participant-not-listed edition player [rules point 1] open"],
    );
    check(
        &[(PORTAL, FAULT_WORKS, "works = [{ verb = \"refuse-login\", by = \"system:workstation\" }]")],
        &["-lane-does-not-act portal fault [rules point 6] lane=umpire by=system:portal open"],
    );
    check(
        &[(
            PORTAL,
            CUP,
            "works = [{ verb = \"sign\", by = \"head\", document = \"trophy\" }, { verb = \"sign\", by = \"authorised-person\", document = \"trophy\" }]",
        )],
        &[
            "+two-signers edition trophy [rules point 5] signers=portal:head_portal:authorised-person open",
            "+lane-does-not-act portal cup [rules point 6] lane=umpire by=head+authorised-person open",
            "-lane-does-not-act portal cup [rules point 6] lane=umpire by=executor+courier open",
        ],
    );
    check(
        &[(
            PORTAL,
            "{ verb = \"register\", by = \"clerk\" },",
            "{ verb = \"register\", by = \"clerk\" },\n    { verb = \"assign\", by = \"head\" },",
        )],
        &["-executor-not-assigned portal line-call [rules point 6] assigned=never open"],
    );
}

#[test]
fn numbers_and_tables() {
    check(
        &[(
            PORTAL,
            "{ verb = \"register\", by = \"clerk\" },",
            "{ verb = \"register\", by = \"clerk\" },\n    { verb = \"register\", by = \"head\" },",
        )],
        &["+number-twice portal rally [rules point 6] first=rally open"],
    );
    check(
        &[(PORTAL, "id = \"cup\"", "id = \"cup\"\nnumber = \"rally\"")],
        &["+number-repeated portal cup [rules point 6] first=rally open"],
    );
    check(&[(PORTAL, "id = \"cup\"", "id = \"cup\"\nnumber = \"line-call\"")], &[]);
    let completed = "id = \"cup\"\ncompletion = { kk = \"Соңы\", ru = \"Конец\", en = \"End\" }";
    let rally = "id = \"rally\"\ncompletion = { kk = \"Соңы\", ru = \"Конец\", en = \"End\" }";
    let fault = "id = \"fault\"\ntable = \"rules annex 1 table 2\"\ncompletion = { kk = \"Соңы\", ru = \"Конец\", en = \"End\" }";
    check(
        &[(PORTAL, "id = \"rally\"", rally), (PORTAL, "id = \"cup\"", completed)],
        &["+number-twice portal cup [rules point 6] completion-of=rally open"],
    );
    check(
        &[
            REFUSAL,
            (PORTAL, "document = \"trophy\" }", "document = \"shame\" }"),
            (PORTAL, "id = \"fault\"", fault),
            (PORTAL, "id = \"cup\"", completed),
        ],
        &[
            "+output-never-issued edition shame [rules point 5] kind=refusal open",
            "+step-not-in-table portal rally [rules point 6] open",
            "+step-not-in-table portal cup [rules point 6] open",
            "+ending-differs portal fault [rules annex 1 table 2] completion-of=cup open",
        ],
    );
}

/// A rule of the months of assistance.
const RULE: &str = "period = \"application-month-to-quarter-end\"\nclause = \"rules point 5\"\n\
                    source = \"hearsay\"\nunverified = true\n";

#[test]
fn sources_and_faults_of_the_data() {
    check(
        &[(
            "documents.toml",
            "id = \"portrait\"",
            "id = \"portrait\"\nsource = \"hearsay\"\nunverified = true",
        )],
        &["+document-unverified edition portrait [rules point 3] settled:note"],
    );
    check(
        &[("outputs.toml", "gives = \"place\"", "gives = \"assistance\""), ("assignment.toml", "", RULE)],
        &["+assignment-unverified edition application-month-to-quarter-end [rules point 5] settled:note"],
    );
    let fault = "[[fault]]\nid = \"love\"\nclause = \"rules point 2\"\nFINDS\n\
                 what = { kk = \"Не\", ru = \"Что\", en = \"What\" }\nsettled = { kk = \"Солай\", ru = \"Так\", en = \"So\" }\n";
    let with =
        |finds: &str| -> Vec<Change> { vec![("faults.toml", "", fault.replace("FINDS", finds).leak())] };
    check(&with(""), &["+noted edition love [rules point 2] settled:love"]);
    check(
        &with("finds = [\"term-missing portal cup\"]"),
        &[
            "+term-missing portal cup [rules point 6] settled:love",
            "-term-missing portal cup [rules point 6] settled:no_term",
        ],
    );
    check(
        &with("finds = [\"lane-does-not-act * cup\", \"ending-missing\"]"),
        &[
            "+ending-missing portal - [rules point 6] kind=negative settled:love",
            "+lane-does-not-act portal cup [rules point 6] lane=umpire by=executor+courier settled:love",
            "-ending-missing portal - [rules point 6] kind=negative open",
            "-lane-does-not-act portal cup [rules point 6] lane=umpire by=executor+courier open",
        ],
    );
    check(
        &with("finds = [\"term-missing portal net\"]"),
        &["+fault-not-found edition love [rules point 2] finds=term-missing_portal_net open"],
    );
    check(
        &with("finds = [\"term-missing portal cup now\"]"),
        &["+fault-not-found edition love [rules point 2] finds=term-missing_portal_cup_now open"],
    );
}

#[test]
fn what_stands_around_an_edition() {
    let library = tennis(&[]);
    let tennis = edition(&library, "tennis/2001-05-05");
    let (executor, clerk) = (Performer::Officer(Role::Executor), Performer::Officer(Role::Clerk));
    let courier = Performer::Centre(CentreRole::Courier);
    assert_eq!(lines(&lint_positions(tennis, &[executor, clerk, courier])), [""; 0]);
    assert_eq!(
        lines(&lint_positions(tennis, &[executor])),
        [
            "role-nobody-holds portal rally [rules point 6] role=clerk open",
            "role-nobody-holds portal cup [rules point 6] role=courier open",
        ]
    );
    let text = std::fs::read_to_string(content().join("parameters/localities.toml")).unwrap();
    let parameters = |text: &str| Parameters::load(&SourceFile::new("localities", text)).unwrap();
    let nobody = lint_parameters(tennis, &parameters(&text));
    assert_eq!(lines(&nobody), ["provider-missing edition tennis [rules point 1] open"]);
    let acts = load(&read(&content(), "regulations"));
    let almaty = edition(&acts, "almaty-2012-424/2012-12-24");
    assert_eq!(lines(&lint_parameters(almaty, &parameters(&text))), [""; 0]);
    let without = text.replacen("regulations = [\"almaty-2012-424\"]", "regulations = [\"tennis\"]", 1);
    assert_eq!(
        lines(&lint_parameters(almaty, &parameters(&without))),
        ["locality-not-served edition 191610000 [regulation point 1] open"]
    );
    let calendar = std::fs::read_to_string(content().join("calendars/kazakhstan.toml")).unwrap();
    let calendar = Calendar::from_toml(&calendar).unwrap();
    assert_eq!(lines(&lint_calendar(almaty, &calendar)), [""; 0]);
    assert_eq!(
        lines(&lint_calendar(tennis, &calendar)),
        [
            "calendar-not-settled edition 2001-05-05 [rules point 1] open",
            "calendar-not-settled edition 2003-04-01 [rules point 1] open",
        ]
    );
}

#[test]
fn every_code_has_a_case() {
    let source = std::fs::read_to_string(tests_data().join("../suite/lint.rs")).unwrap();
    let without: Vec<&str> = FindingCode::ALL
        .iter()
        .map(|code| code.code())
        .filter(|code| !source.contains(&format!("\"{code} ")) && !source.contains(&format!("\"+{code} ")))
        .collect();
    assert_eq!(without, [""; 0]);
}
