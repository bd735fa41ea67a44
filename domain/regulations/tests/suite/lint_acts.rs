//! The lint on the real acts: every finding, as `tests/data/lint/` has them, and the faults that a reader knows of.
//!
//! `KEZEK_BLESS=1` writes the files anew; whoever does so reads what changed against the acts.

use std::collections::BTreeSet;
use std::path::PathBuf;

use kezek_regulations::{Edition, Finding, Library, lint};

use crate::acts::edition;
use crate::files::{content, load, read, tests_data};
use crate::lint::lines;

#[test]
fn every_finding_of_the_acts_is_known_and_settled() {
    let library = load(&read(&content(), "regulations"));
    let bless = std::env::var_os("KEZEK_BLESS").is_some();
    let folder = tests_data().join("lint");
    let mut expected: BTreeSet<PathBuf> = BTreeSet::new();
    for edition in library.editions() {
        let file = folder.join(format!("{}.txt", edition.key.as_str().replace('/', "-")));
        let findings = lint(edition);
        let told = lines(&findings).join("\n") + "\n";
        if bless {
            std::fs::write(&file, &told).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), told, "{}", file.display());
        let open: Vec<&Finding> = findings.iter().filter(|finding| finding.settled.is_none()).collect();
        assert!(open.is_empty(), "{}: {}", edition.key, open[0]);
        expected.insert(file);
    }
    let held: BTreeSet<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|item| item.unwrap().path()).collect();
    assert_eq!(held, expected);
}

/// The edition shows this fault of its act.
#[track_caller]
fn shows(library: &Library, key: &str, line: &str) {
    let edition: &Edition = edition(library, key);
    let found = lines(&lint(edition));
    assert!(found.iter().any(|each| each.starts_with(line)), "{key} has no {line}");
}

#[test]
fn the_known_faults_of_the_acts_are_found() {
    let library = load(&read(&content(), "regulations"));
    for (key, faults) in KNOWN {
        for line in *faults {
            shows(&library, key, line);
        }
    }
}

/// By act the faults that a reader found in it and that the data can show. What they cannot show stands below each
/// list with the reason; where `faults.toml` has it, the lint gives it as `noted`.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "almaty-2012-424/2012-12-24",
        &[
            "number-twice provider P1 [regulation annex 1 table 2 column 1] completion-of=P6",
            "number-twice centre P1 [regulation annex 1 table 3 column 1] completion-of=P7",
            "ending-differs provider P4 [regulation annex 1 table 2 column 4] completion-of=P7",
            "ending-differs centre P4 [regulation annex 1 table 3 column 4] completion-of=P8",
            "lane-does-not-act centre P1 [regulation point 8 item 1] lane=centre-workstation by=centre-operator",
            "participant-not-listed edition recipient",
            "no-term-of-service portal -",
            "term-doubtful portal P8 [regulation point 6 item 12] term=30_calendar-days",
            // The number of the next action missing in the tables: a step has one `next`, taken from the text.
            "noted edition next-missing",
        ],
    ),
    (
        "zhambyl-2014-115/2014-11-27",
        &[
            "term-missing portal A6 ",
            "term-missing centre A6 ",
            "no-term-of-service portal - [regulation point 11] sum=27_calendar-days",
            "step-not-printed centre A5-examine",
            // Seven actions and six results: the last result is divided between two steps of the data.
            "noted edition six-results",
            // IIN and BIN, the certificate, the missing part of the directory: words of the act, no steps or terms.
            "noted edition iin-and-bin",
            "noted edition result-called-certificate",
            "noted edition directory-part-a",
        ],
    ),
    (
        "kyzylorda-2014-561-queue/2014-04-22",
        &[
            "terms-differ centre S6 [regulation annex 1 table 1 column 5] term=25_calendar-days \
             elsewhere=2-5_calendar-days",
            "terms-differ portal S6 [regulation annex 1 table 1 column 5]",
            "step-not-in-table centre S1 ",
            "step-not-in-table centre S9 ",
            "executor-not-assigned portal S2 [regulation point 9 item 2] assigned=later",
            "no-term-of-service portal -",
            "no-term-of-service centre -",
            // A reference to the wrong point: the data cite the right one.
            "noted edition wrong-reference",
            // To whom the head passes, and the 15 minutes that the diagram drops: the diagram is no table of the data.
            "noted edition head-passes-to",
            "noted edition diagram-term-lost",
        ],
    ),
    (
        "kyzylorda-2014-561-assistance/2014-04-22",
        &[
            "steps-exceed-term portal - [regulation point 9 item 3] ending=granted \
             sum=5_working-days_75_minutes term=5_working-days",
            "refusal-not-printed portal - ",
            "refusal-not-printed centre - ",
            "step-not-in-table centre S1 ",
            "step-not-in-table centre S9 ",
            "no-term-of-service portal -",
            "no-term-of-service centre -",
            // A reference to the wrong point, and a word lost in the table: words of the act.
            "noted edition wrong-reference",
            "noted edition table-or-lost",
        ],
    ),
    (
        "east-kazakhstan-2015-247-queue/2017-04-12",
        &[
            "number-twice portal A1 ",
            "number-twice centre A1 ",
            "number-repeated centre H3 ",
            // Whose EDS, the courier of an electronic result, the order told twice, the last action of the portal:
            // the data hold one telling of each, the settled one.
            "noted edition request-signer",
            "noted edition electronic-by-courier",
            "noted edition told-twice",
            "noted edition no-portal-ending",
        ],
    ),
    (
        "east-kazakhstan-2015-247-certificate/2017-04-12",
        &[
            "steps-exceed-term provider - [regulation point 5] ending=certified sum=10_working-days_90_minutes \
             term=10_working-days",
            "refusal-not-printed provider - ",
            // The result of A4 by another name: a word. A term missing in one of two places: `elsewhere` holds terms.
            "noted edition certificate-called-notification",
            "noted edition twenty-minutes-missing",
        ],
    ),
    (
        "zhambyl-2016-106/2017-09-11",
        &[
            "two-signers edition notification [regulation point 3] signers=portal:executor_centre:head",
            "refusal-not-printed portal - ",
            "refusal-not-printed centre - ",
            "participant-not-listed edition centre-inspector",
            "no-term-of-service portal -",
            "no-term-of-service centre - [regulation point 5] sum=9_calendar-days_55_minutes",
            "steps-exceed-term centre - [regulation point 5] ending=granted sum=9_calendar-days_55_minutes",
            // Two names of one role, the addressee, the label of the annex: the data have one name for each.
            "noted edition inspector-or-worker",
            "noted edition addressee-differs",
            "noted edition annex-unlabelled",
        ],
    ),
];

#[test]
fn where_the_terms_fit_nothing_is_said() {
    let library = load(&read(&content(), "regulations"));
    let found = lines(&lint(edition(&library, "east-kazakhstan-2015-247-queue/2017-04-12")));
    let sums = found.iter().filter(|line| line.starts_with("steps-exceed") || line.starts_with("no-term-of"));
    assert_eq!(sums.collect::<Vec<_>>(), [""; 0], "26 calendar days and 70 minutes lie within 30");
}
