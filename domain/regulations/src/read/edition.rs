//! Reads the files of one edition and puts them together.

use std::collections::BTreeMap;
use std::sync::Arc;

use kezek_kernel::SystemName;

use super::references::{Build, Kind};
use super::table::{Faults, Reader, Table};
use super::{Citations, Shared, each, form, process, rules};
use crate::act::Act;
use crate::documents::{Gives, Output};
use crate::edition::{
    Circumstance, Edition, EditionKey, Medium, Participant, Practice, RecipientKind, Service,
};
use crate::fault::SourceFile;
use crate::norm::Norm;
use crate::process::Ending;

/// Files that every edition has.
const REQUIRED: [&str; 6] =
    ["edition.toml", "service.toml", "form.toml", "documents.toml", "refusals.toml", "outputs.toml"];
/// Files that an edition may have.
const OPTIONAL: [&str; 3] = ["questions.toml", "faults.toml", "assignment.toml"];
/// Norms and sources that a shared folder brings with it.
const NORMS: &str = "norms.toml";

/// What all editions stand on.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) shared: &'a Shared<'a>,
    pub(crate) citations: &'a Citations,
    pub(crate) faults: &'a Faults,
}

/// What `edition.toml` holds beside norms and sources.
#[derive(Default)]
struct Head {
    common: Vec<String>,
    practice: Option<Practice>,
    retention: String,
    executor_may_sign: bool,
    participants: Vec<Participant>,
    circumstances: Vec<Circumstance>,
    endings: Vec<Ending>,
}

pub(crate) fn edition(
    key: EditionKey,
    act: &Arc<Act>,
    files: &[&SourceFile],
    ground: Ground<'_>,
) -> Option<Edition> {
    let Ground { shared, citations, faults } = ground;
    let prefix = format!("regulations/{key}/");
    let mut by_name = name_files(&prefix, files, faults);
    let mut build = Build::new(faults, citations);
    let head = open(&by_name, "edition.toml", faults, |root| read_head(&mut build, root))?;
    for folder in &head.common {
        let Some(files) = shared.get(folder) else {
            faults.add(&format!("{prefix}edition.toml"), 1, "unknown-common", folder);
            continue;
        };
        borrow(&mut build, &mut by_name, folder, files);
    }
    for required in REQUIRED.iter().filter(|required| !by_name.contains_key(**required)) {
        faults.add(&format!("{prefix}{required}"), 1, "missing-file", required);
    }
    let service = open(&by_name, "service.toml", faults, |root| read_service(&build, root))?;
    let form = open(&by_name, "form.toml", faults, |root| form::form(&build, root, &service.recipients))?;
    let documents = open(&by_name, "documents.toml", faults, |root| rules::documents(&build, root))?;
    let grounds = open(&by_name, "refusals.toml", faults, |root| rules::grounds(&build, root))?;
    let outputs = open(&by_name, "outputs.toml", faults, |root| rules::outputs(&build, root))?;
    let assignment = open(&by_name, "assignment.toml", faults, |root| rules::assignment(&build, root));
    check_assignment(&outputs, assignment.is_some(), &prefix, faults);
    let questions = open(&by_name, "questions.toml", faults, |root| rules::questions(&build, root));
    let questions = questions.unwrap_or_default();
    let known = open(&by_name, "faults.toml", faults, |root| rules::known_faults(&build, root));
    let processes = channels(&build, &by_name, &head.endings, &prefix);
    build.check();
    let edition = Edition {
        date: key.as_str().rsplit('/').next().and_then(|date| date.parse().ok()).unwrap_or_default(),
        key,
        act: Arc::clone(act),
        practice: head.practice,
        retention: head.retention,
        executor_may_sign: head.executor_may_sign,
        service,
        norms: build.norms,
        participants: head.participants,
        circumstances: head.circumstances,
        form: form.form,
        narrowed: Vec::new(),
        lists: form.lists.into_iter().chain(questions.1).collect(),
        queue_lists: form.queue_lists,
        queue_field: form.queue_field,
        documents: documents.0,
        attachments: documents.1,
        grounds,
        outputs,
        assignment: assignment.flatten(),
        endings: head.endings,
        processes,
        questions: questions.0,
        known_faults: known.unwrap_or_default(),
        canonical: canonical(&by_name),
    };
    Some(edition.with_narrowed())
}

/// A result that gives assistance needs the rule of its months; no other result has one.
fn check_assignment(outputs: &[Output], there: bool, prefix: &str, faults: &Faults) {
    let file = format!("{prefix}assignment.toml");
    let needed = outputs.iter().any(|output| output.gives == Some(Gives::Assistance));
    match (needed, there) {
        (true, false) => faults.add(&file, 1, "missing-file", "assignment.toml"),
        (false, true) => faults.add(&file, 1, "unknown-file", "assignment.toml"),
        _ => {}
    }
}

fn name_files<'a>(
    prefix: &str,
    files: &[&'a SourceFile],
    faults: &Faults,
) -> BTreeMap<String, &'a SourceFile> {
    let mut by_name = BTreeMap::new();
    for file in files {
        let bare = prefix.strip_prefix("regulations/").unwrap_or(prefix);
        let name =
            file.path.strip_prefix(prefix).or_else(|| file.path.strip_prefix(bare)).unwrap_or(&file.path);
        let known = REQUIRED.contains(&name) || OPTIONAL.contains(&name) || name.starts_with("channels/");
        if !known {
            faults.add(&file.path, 1, "unknown-file", name);
        }
        by_name.insert(name.to_owned(), *file);
    }
    by_name
}

/// Takes from a shared folder its norms, and the files that the edition does not have itself.
fn borrow<'a>(
    build: &mut Build<'_>,
    by_name: &mut BTreeMap<String, &'a SourceFile>,
    folder: &str,
    files: &BTreeMap<String, &'a SourceFile>,
) {
    for (name, file) in files {
        if name == NORMS {
            Reader::new(file, build.faults).read(|root| read_norms(build, root));
            by_name.insert(format!("common/{folder}/{NORMS}"), file);
        } else if REQUIRED.contains(&name.as_str()) || OPTIONAL.contains(&name.as_str()) {
            by_name.entry(name.clone()).or_insert(file);
        } else {
            build.faults.add(&file.path, 1, "unknown-file", name);
        }
    }
}

/// Reads one file; `None` when it is absent or is not TOML.
fn open<T>(
    files: &BTreeMap<String, &SourceFile>,
    name: &str,
    faults: &Faults,
    read: impl FnOnce(&Table<'_>) -> T,
) -> Option<T> {
    let mut value = None;
    Reader::new(files.get(name)?, faults).read(|root| value = Some(read(root)));
    value
}

fn channels(
    build: &Build<'_>,
    files: &BTreeMap<String, &SourceFile>,
    endings: &[Ending],
    prefix: &str,
) -> Vec<crate::process::Process> {
    let mut processes: Vec<crate::process::Process> = Vec::new();
    for (name, file) in
        files.range("channels/".to_owned()..).take_while(|(name, _)| name.starts_with("channels/"))
    {
        let mut read = None;
        Reader::new(file, build.faults).read(|root| read = process::process(build, root, endings));
        let Some(process) = read else { continue };
        if name.strip_prefix("channels/") != Some(&format!("{}.toml", process.channel)) {
            build.faults.add(&file.path, 1, "channel-in-wrong-file", process.channel.code());
        }
        processes.push(process);
    }
    if !files.keys().any(|name| name.starts_with("channels/")) {
        build.faults.add(&format!("{prefix}edition.toml"), 1, "missing-file", "channels");
    }
    processes.sort_by_key(|process| process.channel);
    processes
}

fn read_head(build: &mut Build<'_>, root: &Table<'_>) -> Head {
    read_norms(build, root);
    let practice = root.table("practice").map(|table| {
        let practice = Practice { note: table.words("note") };
        table.finish();
        practice
    });
    Head {
        common: root.texts("common"),
        practice,
        retention: root.id("retention"),
        executor_may_sign: root.flag("executor_may_sign"),
        participants: each(root.tables("participant"), |table| participant(build, table)),
        circumstances: each(root.tables("circumstance"), |table| Circumstance {
            id: build.declare(Kind::Circumstance, table),
            name: table.words("name"),
        }),
        endings: each(root.tables("ending"), |table| ending(build, table)),
    }
}

fn read_norms(build: &mut Build<'_>, root: &Table<'_>) {
    let norms = each(root.tables("norm"), |table| Norm {
        id: build.declare(Kind::Norm, table),
        cite: table.words("cite"),
        title: table.words("title"),
    });
    let sources =
        each(root.tables("source"), |table| (build.declare(Kind::Source, table), table.words("name")));
    build.norms.extend(norms);
    build.sources.extend(sources);
}

fn participant(build: &Build<'_>, table: &Table<'_>) -> Participant {
    Participant {
        id: build.declare(Kind::Participant, table),
        name: table.words("name"),
        short: table.words("short"),
        system: table.optional_one_of("system", "unknown-system", SystemName::from_code),
        listed: table.flag_or("listed", true),
    }
}

fn ending(build: &Build<'_>, table: &Table<'_>) -> Ending {
    let kind = table.one_of("kind", "unknown-ending-kind", crate::process::EndingKind::from_code);
    let output = build.reference(Kind::Output, table, "output");
    let kind = kind.unwrap_or(crate::process::EndingKind::NotOpened);
    if output.is_none() && kind != crate::process::EndingKind::NotOpened {
        table.fault("output", "ending-without-output", kind.code());
    }
    Ending { id: build.declare(Kind::Ending, table), kind, name: table.words("name"), output }
}

fn read_service(build: &Build<'_>, root: &Table<'_>) -> Service {
    let service = Service {
        code: root.id("code"),
        name: root.words("name"),
        short_name: root.words("short_name"),
        result: root.words("result"),
        who: root.words("who"),
        duration: root.words("duration"),
        fee: root.words("fee"),
        needs: root.many_words("needs"),
        kind: root.words("kind"),
        requirements: root.many_words("requirements"),
        complaint: root.words("complaint"),
        call_centre: root.text("call_centre"),
        recipients: root.many_of("recipients", "unknown-recipient", RecipientKind::from_code),
        media: root.many_of("media", "unknown-medium", Medium::from_code),
        clause: build.clause(root, "clause"),
    };
    if service.recipients.is_empty() {
        root.fault("recipients", "missing-key", "recipients");
    }
    service
}

/// Every file by name, each with its length, so that no two folders give the same bytes.
fn canonical(files: &BTreeMap<String, &SourceFile>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, file) in files {
        let text = file.text.replace("\r\n", "\n");
        bytes.extend_from_slice(format!("{name}\n{}\n", text.len()).as_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}
