//! Strangers' programs take every path of every process to the end to which Kezek's engine comes: bpmn-engine and
//! `SpiffWorkflow` run the BPMN, the OMG's schema allows it, bpmn-js draws it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use kezek_kernel::Language;
use kezek_regulations::{Edition, Node, Outcome, Process, Progress, bpmn};

use crate::files::{content, load, read, tests_data};
use crate::tennis;

/// How often a path may come by the same node: a procedure that leads back has no end of paths.
const VISITS: usize = 2;

/// One way through a process.
#[derive(Clone, Default)]
struct Way {
    nodes: Vec<String>,
    answers: Vec<(String, &'static str)>,
}

/// Every path as Kezek's engine takes it, with its ending.
fn paths(process: &Process) -> Vec<(Way, String)> {
    let mut found = Vec::new();
    let mut open = vec![(process.start_position(), Way::default())];
    while let Some((position, mut path)) = open.pop() {
        let node = process.node(position.node()).unwrap();
        if position.work() == 1 {
            path.nodes.push(node.id().to_owned());
        }
        if path.nodes.iter().filter(|id| *id == node.id()).count() > VISITS {
            continue;
        }
        let outcomes: &[(Outcome, &str)] = match node {
            Node::Step(_) => &[(Outcome::Done, "")],
            Node::Condition(_) => &[(Outcome::Yes, "yes"), (Outcome::No, "no")],
        };
        for &(outcome, answer) in outcomes {
            let mut path = path.clone();
            if outcome != Outcome::Done {
                path.answers.push((node.id().to_owned(), answer));
            }
            match process.after(&position, outcome).unwrap() {
                Progress::At(next) => open.push((next, path)),
                Progress::Ended(ending) => found.push((path, ending)),
            }
        }
    }
    found
}

/// The paths as JSON; names of data hold no letter that JSON would escape.
fn json(process: &Process) -> String {
    let quoted = |id: &String| format!("\"{id}\"");
    let told = paths(process).into_iter().map(|(path, ending)| {
        let nodes: Vec<String> = path.nodes.iter().map(quoted).collect();
        let answer =
            |(id, answer): &(String, &str)| format!("[\"{id}\", \"{}\", \"{answer}\"]", id.replace('-', "_"));
        let answers: Vec<String> = path.answers.iter().map(answer).collect();
        let (nodes, answers) = (nodes.join(", "), answers.join(", "));
        format!("{{\"nodes\": [{nodes}], \"answers\": [{answers}], \"ending\": \"{ending}\"}}")
    });
    format!("[{}]\n", told.collect::<Vec<_>>().join(",\n"))
}

fn editions() -> Vec<std::sync::Arc<Edition>> {
    let real = load(&read(&content(), "regulations"));
    real.editions().chain(tennis::library().editions()).cloned().collect()
}

/// Every process in a fresh folder, with its paths beside it.
fn written(name: &str) -> (PathBuf, usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    let mut count = 0;
    for edition in editions() {
        for process in &edition.processes {
            let name = format!("{}-{}", edition.key.as_str().replace('/', "-"), process.channel);
            let source = bpmn(&edition, process, Language::Kk);
            std::fs::write(folder.join(format!("{name}.bpmn")), source).unwrap();
            std::fs::write(folder.join(format!("{name}.json")), json(process)).unwrap();
            count += paths(process).len();
        }
    }
    (folder, count)
}

/// The tools' places, or a word that nothing was checked.
fn tools<const N: usize>(by: &str, names: [&str; N]) -> Option<[OsString; N]> {
    let found = names.map(std::env::var_os);
    if found.iter().any(Option::is_none) {
        not_checked(by, &format!("{} is not set", names.join(" or ")));
        return None;
    }
    Some(found.map(Option::unwrap))
}

fn not_checked(by: &str, why: &str) {
    std::io::stderr().write_all(format!("NOT CHECKED by {by}: {why}\n").as_bytes()).unwrap();
}

#[track_caller]
fn check(program: &Path, script: &str, modules: &Path) {
    let (folder, count) = written(script);
    let script = tests_data().join("engines").join(script);
    let output = Command::new(program).arg(script).arg(folder).arg(modules).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(told.trim(), format!("{count} paths"));
}

#[test]
fn bpmn_engine_takes_every_path_to_the_same_end() {
    if let Some([modules]) = tools("bpmn-engine", ["KEZEK_NODE_MODULES"]) {
        check(Path::new("node"), "walk.mjs", Path::new(&modules));
    }
}

#[test]
fn spiffworkflow_takes_every_path_to_the_same_end() {
    if let Some([python, modules]) = tools("SpiffWorkflow", ["KEZEK_PYTHON", "KEZEK_NODE_MODULES"]) {
        check(Path::new(&python), "walk.py", Path::new(&modules));
    }
}

#[test]
fn bpmn_js_draws_every_process() {
    let Some([modules]) = tools("bpmn-js", ["KEZEK_NODE_MODULES"]) else { return };
    let chromium = Path::new("/usr/bin/chromium");
    if !chromium.exists() {
        return not_checked("bpmn-js", "/usr/bin/chromium is not there");
    }
    let viewer = Path::new(&modules).join("bpmn-js/dist/bpmn-viewer.production.min.js");
    let mut sources: BTreeMap<String, String> = BTreeMap::new();
    for edition in editions() {
        for process in &edition.processes {
            for language in Language::ALL {
                let name = format!("{}-{}-{language}", edition.key, process.channel);
                sources.insert(name, bpmn(&edition, process, language));
            }
        }
    }
    let mut listed = String::from("{");
    for (name, source) in &sources {
        writeln!(listed, "{name:?}: String.raw`{source}`,").unwrap();
    }
    listed.push('}');
    let page = std::fs::read_to_string(tests_data().join("engines/draw.html")).unwrap();
    let page = page.replace("BPMN_JS", &viewer.to_string_lossy()).replace("SOURCES", &listed);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("draw.html");
    std::fs::write(&file, page).unwrap();
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"])
        .args(["--virtual-time-budget=60000", "--dump-dom"])
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    let told = told.split_once("<pre id=\"told\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    assert_eq!(told.map(|(told, _)| told), Some("all drawn"), "{output:?}");
}
