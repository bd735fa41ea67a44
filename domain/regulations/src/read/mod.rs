//! From files to the model: every fault is kept with file and line, reading goes on.

mod act;
mod attention;
mod commission;
mod complaint;
mod dated;
mod edition;
mod form;
mod graph;
mod parameters;
mod process;
mod references;
mod rules;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edition::EditionKey;
use crate::fault::{Fault, SourceFile};
use crate::library::Library;
use crate::norm::Clause;

pub(crate) use attention::attention;
pub(crate) use commission::commission;
pub(crate) use complaint::complaints;
pub(crate) use dated::dated;
pub(crate) use parameters::parameters;
use table::{Faults, Reader, Table};

/// The largest number of files of a library.
const MOST_FILES: usize = 2_000;

/// How places in norms are written in the three languages.
pub(crate) struct Citations(BTreeMap<String, kezek_kernel::Words>);

pub(crate) fn library(files: &[SourceFile]) -> Result<Library, Vec<Fault>> {
    let faults = Faults::default();
    let mut library = Library::default();
    let Sorted { tree, shared, citations } = sort_files(files, &faults);
    for (regulation, folder) in &tree {
        let Some(act_file) = folder.act else {
            let file = format!("regulations/{regulation}/act.toml");
            faults.add(&file, 1, "missing-file", "act.toml");
            continue;
        };
        let act = Arc::new(act::act(regulation, act_file, &folder.editions, &faults));
        for (date, edition_files) in &folder.editions {
            let Ok(key) = format!("{regulation}/{date}").parse::<EditionKey>() else {
                faults.add(&edition_files[0].path, 1, "bad-edition-key", date);
                continue;
            };
            let ground = edition::Ground { shared: &shared, citations: &citations, faults: &faults };
            if let Some(edition) = edition::edition(key.clone(), &act, edition_files, ground) {
                library.editions.insert(key, Arc::new(edition));
            }
        }
        library.acts.insert(regulation.clone(), act);
    }
    check_service_codes(&library, &faults);
    let found = faults.sorted();
    if found.is_empty() { Ok(library) } else { Err(found) }
}

/// The files of one regulation.
#[derive(Default)]
struct Folder<'a> {
    act: Option<&'a SourceFile>,
    editions: BTreeMap<String, Vec<&'a SourceFile>>,
}

/// The files of the library by their place.
struct Sorted<'a> {
    tree: BTreeMap<String, Folder<'a>>,
    shared: Shared<'a>,
    citations: Citations,
}

/// Files below `common/`, by folder and name.
pub(crate) type Shared<'a> = BTreeMap<String, BTreeMap<String, &'a SourceFile>>;

fn sort_files<'a>(files: &'a [SourceFile], faults: &Faults) -> Sorted<'a> {
    let mut tree: BTreeMap<String, Folder<'a>> = BTreeMap::new();
    let mut shared = Shared::new();
    let mut citations = Citations(BTreeMap::new());
    for file in files.iter().take(MOST_FILES) {
        let path = file.path.strip_prefix("regulations/").unwrap_or(&file.path);
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["citations.toml"] => citations = read_citations(file, faults),
            ["common", folder, name] => {
                shared.entry((*folder).to_owned()).or_default().insert((*name).to_owned(), file);
            }
            [regulation, "act.toml"] => tree.entry((*regulation).to_owned()).or_default().act = Some(file),
            [regulation, date, ..] if parts.len() <= 4 => {
                let folder = tree.entry((*regulation).to_owned()).or_default();
                folder.editions.entry((*date).to_owned()).or_default().push(file);
            }
            _ => faults.add(&file.path, 1, "unknown-file", path),
        }
    }
    if files.len() > MOST_FILES {
        faults.add("regulations", 1, "too-many-files", &files.len().to_string());
    }
    Sorted { tree, shared, citations }
}

fn read_citations(file: &SourceFile, faults: &Faults) -> Citations {
    let mut patterns = BTreeMap::new();
    let reader = Reader::new(file, faults);
    reader.read(|root| {
        for pattern in root.tables("pattern") {
            patterns.insert(pattern.text("place"), pattern.words("words"));
            pattern.finish();
        }
    });
    Citations(patterns)
}

impl Citations {
    /// The citation of `place` in a norm, or nothing when no pattern fits.
    fn cite(&self, norm: &crate::norm::Norm, place: &str) -> Option<Clause> {
        let mut clause = Clause { norm: norm.id.clone(), place: place.to_owned(), cite: norm.cite.clone() };
        if place.is_empty() {
            return Some(clause);
        }
        let parts: Vec<&str> = place.split(' ').collect();
        let kinds: Vec<&str> = parts.iter().copied().step_by(2).collect();
        let numbers: Vec<&str> = parts.iter().copied().skip(1).step_by(2).collect();
        let pattern = self.0.get(&kinds.join(" "))?;
        if kinds.len() != numbers.len() {
            return None;
        }
        let fill = |head: &str, pattern: &str| {
            let mut text = pattern.to_owned();
            for (kind, number) in kinds.iter().zip(&numbers) {
                text = text.replace(&format!("{{{kind}}}"), number);
            }
            format!("{head}, {text}")
        };
        clause.cite.kk = fill(&norm.cite.kk, &pattern.kk);
        clause.cite.ru = fill(&norm.cite.ru, &pattern.ru);
        clause.cite.en = fill(&norm.cite.en, &pattern.en);
        Some(clause)
    }
}

/// Messages route by the service's code, so two regulations cannot share one.
fn check_service_codes(library: &Library, faults: &Faults) {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for edition in library.editions.values() {
        let regulation = edition.act.id.as_str();
        let owner = owners.entry(&edition.service.code).or_insert(regulation);
        if *owner != regulation {
            let file = format!("regulations/{}/service.toml", edition.key);
            faults.add(&file, 1, "duplicate-id", &edition.service.code);
        }
    }
}

/// Reads each table of a list; keys that `read` did not ask for are faults.
fn each<T>(tables: Vec<Table<'_>>, mut read: impl FnMut(&Table<'_>) -> T) -> Vec<T> {
    let finished = tables.into_iter().map(|table| {
        let value = read(&table);
        table.finish();
        value
    });
    finished.collect()
}
