//! Reads `act.toml`: identity, dates, history.

use std::collections::BTreeMap;

use kezek_kernel::Language;

use super::each;
use super::table::{Faults, Reader, Table};
use crate::act::{Act, Amendment, EditionRecord, Publication, Registration, Repeal};
use crate::fault::SourceFile;

pub(crate) fn act(
    regulation: &str,
    file: &SourceFile,
    folders: &BTreeMap<String, Vec<&SourceFile>>,
    faults: &Faults,
) -> Act {
    let mut act = empty(regulation);
    Reader::new(file, faults).read(|root| {
        act.number = root.text("number");
        act.adopted = root.date("adopted");
        act.issuer = root.words("issuer");
        act.region = root.words("region");
        act.title = root.words("title");
        act.original = root.one_of("original", "unknown-language", Language::from_tag).unwrap_or_default();
        act.registration = one(root, "registration", registration).unwrap_or(act.registration.clone());
        act.publication = one(root, "publication", publication).unwrap_or(act.publication.clone());
        act.amendments = each(root.tables("amendment"), |table| Amendment {
            on: table.date("on"),
            number: table.text("number"),
            by: table.words("by"),
        });
        act.repeal = root.has("repeal").then(|| one(root, "repeal", repeal)).flatten();
        act.editions = each(root.tables("edition"), |table| edition_record(table, folders));
        check(&act, root, folders);
    });
    act
}

fn check(act: &Act, root: &Table<'_>, folders: &BTreeMap<String, Vec<&SourceFile>>) {
    if act.editions.is_empty() {
        root.fault("edition", "missing-key", "edition");
    }
    if act.editions.windows(2).any(|pair| pair[0].date >= pair[1].date) {
        root.fault("edition", "editions-out-of-order", &act.id);
    }
    for folder in folders.keys() {
        if !act.editions.iter().any(|record| record.date.to_string() == *folder) {
            root.fault("edition", "edition-not-listed", folder);
        }
    }
    let known = |date: jiff::civil::Date| date != jiff::civil::Date::default();
    if known(act.registration.on) && act.registration.on < act.adopted {
        root.fault("registration", "dates-out-of-order", "registration");
    }
    if act.repeal.as_ref().is_some_and(|repeal| known(repeal.on) && repeal.on < act.registration.on) {
        root.fault("repeal", "dates-out-of-order", "repeal");
    }
}

fn one<T>(root: &Table<'_>, key: &'static str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
    let Some(table) = root.table(key) else {
        if !root.has(key) {
            root.fault(key, "missing-key", key);
        }
        return None;
    };
    let value = read(&table);
    table.finish();
    Some(value)
}

fn registration(table: &Table<'_>) -> Registration {
    Registration { on: table.date("on"), number: table.text("number"), by: table.words("by") }
}

fn publication(table: &Table<'_>) -> Publication {
    Publication {
        on: table.optional_date("on"),
        applies_after_days: table.number("applies_after_days"),
        not_before: table.optional_date("not_before"),
        note: table.words("note"),
    }
}

fn repeal(table: &Table<'_>) -> Repeal {
    Repeal { on: table.date("on"), number: table.text("number"), by: table.words("by") }
}

fn edition_record(table: &Table<'_>, folders: &BTreeMap<String, Vec<&SourceFile>>) -> EditionRecord {
    let record = EditionRecord {
        date: table.date("date"),
        applies_from: table.optional_date("applies_from"),
        text_held: table.flag("text_held"),
        note: table.words("note"),
    };
    let date = record.date.to_string();
    if record.text_held != folders.contains_key(&date) {
        let code = if record.text_held { "edition-folder-missing" } else { "edition-text-not-held" };
        table.fault("date", code, &date);
    }
    record
}

fn empty(regulation: &str) -> Act {
    Act {
        id: regulation.to_owned(),
        number: String::new(),
        adopted: jiff::civil::Date::default(),
        issuer: kezek_kernel::Words::default(),
        region: kezek_kernel::Words::default(),
        title: kezek_kernel::Words::default(),
        original: Language::default(),
        registration: Registration {
            on: jiff::civil::Date::default(),
            number: String::new(),
            by: kezek_kernel::Words::default(),
        },
        publication: Publication {
            on: None,
            applies_after_days: 0,
            not_before: None,
            note: kezek_kernel::Words::default(),
        },
        amendments: Vec::new(),
        repeal: None,
        editions: Vec::new(),
    }
}
