//! Which answers and files of a draft still fit when the form is that of another edition.
//!
//! An answer fits when the new form asks for it and takes its value. One more rule holds for answers whose whole meaning is the
//! words beside them (a choice, yes or no, a consent): they fit only where those words are the same. Nobody has consented to a
//! sentence that he did not read.

use std::collections::BTreeSet;

use crate::documents::Attached;
use crate::edition::Edition;
use crate::form::{Answers, Field, FieldKind, FormContext};

/// What becomes of a draft's answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// The answers that still fit.
    pub kept: Answers,
    /// The names of the answers that do not, sorted.
    pub dropped: Vec<String>,
}

/// Codes that say what is still missing; they blame no answer that was given.
const MISSING: [&str; 3] = ["missing", "not-given", "too-few"];

/// Which answers fit under `after`. `before` is the edition under which they were given, `None` when its text is not held:
/// then no words can be compared. The context is that of `after`.
pub fn carry(
    before: Option<&Edition>,
    after: &Edition,
    answers: &Answers,
    context: &FormContext<'_>,
) -> Carried {
    let mut kept = answers.clone();
    let mut dropped = BTreeSet::new();
    for (name, value) in answers.pairs() {
        if !has_same_words(before, after, name, value) {
            dropped.insert(name.to_owned());
        }
    }
    for name in &dropped {
        kept.set(name, "");
    }
    // An answer that falls may take others with it that were asked because of it; each round drops at least one.
    loop {
        let unfit = unfit(after, &kept, context);
        if unfit.is_empty() {
            break;
        }
        for name in unfit {
            kept.set(&name, "");
            dropped.insert(name);
        }
    }
    Carried { kept, dropped: dropped.into_iter().collect() }
}

/// Whether each file has a place under `after`, given the answers that were kept.
pub fn carry_files(after: &Edition, kept: &Answers, files: &[Attached]) -> Vec<bool> {
    let limits = &after.attachments;
    let mut taken: Vec<&Attached> = Vec::new();
    let mut fits = Vec::new();
    for file in files {
        let document = after.document(&file.document).filter(|each| each.attached && each.applies(kept));
        let of_document = taken.iter().filter(|each| each.document == file.document).count();
        let total = taken.iter().fold(file.bytes, |sum, each| sum.saturating_add(each.bytes));
        let fit = document.is_some_and(|document| of_document < usize::from(document.max_files))
            && file.media.is_some_and(|media| limits.media.contains(&media))
            && file.bytes <= limits.max_file_bytes
            && total <= limits.max_total_bytes
            && taken.len() < usize::from(limits.max_files);
        if fit {
            taken.push(file);
        }
        fits.push(fit);
    }
    fits
}

/// The names of answers that the form does not take.
fn unfit(after: &Edition, answers: &Answers, context: &FormContext<'_>) -> Vec<String> {
    let mut unfit = BTreeSet::new();
    for fault in after.form.check(answers, context) {
        if fault.code == "too-many" {
            let most = fault.limit.and_then(|limit| u16::try_from(limit).ok()).unwrap_or_default();
            unfit.extend(items_from(&fault.field, most, answers));
        } else if !MISSING.contains(&fault.code) && !answers.get(&fault.field).is_empty() {
            unfit.insert(fault.field);
        }
    }
    unfit.into_iter().collect()
}

/// The answers of the items of a group from this index on.
fn items_from(group: &str, first: u16, answers: &Answers) -> Vec<String> {
    (first..answers.items(group))
        .flat_map(|index| {
            let item = answers.item(group, index);
            item.pairs().map(|(name, _)| format!("{group}.{index}.{name}")).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether the words that give an answer its meaning are the same; an answer in the person's own words has its meaning itself.
fn has_same_words(before: Option<&Edition>, after: &Edition, name: &str, value: &str) -> bool {
    let Some(now) = after.form.field_of(name) else { return true };
    let is_closed = |field: &Field| {
        matches!(field.kind, FieldKind::Choice { .. } | FieldKind::YesNo | FieldKind::Consent)
    };
    let then = before.and_then(|edition| Some((edition, edition.form.field_of(name)?)));
    match then {
        Some((_, then)) if !is_closed(now) && !is_closed(then) => true,
        Some((edition, then)) => {
            then.label == now.label
                && std::mem::discriminant(&then.kind) == std::mem::discriminant(&now.kind)
                && choice_words(edition, then, value) == choice_words(after, now, value)
        }
        None => !is_closed(now),
    }
}

fn choice_words<'a>(edition: &'a Edition, field: &Field, value: &str) -> Option<&'a kezek_kernel::Words> {
    let choices = &edition.list(field.list()?)?.choices;
    choices.iter().find(|choice| choice.id == value).map(|choice| &choice.name)
}
