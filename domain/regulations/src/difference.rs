//! What differs between two editions for a person who fills the form.
//!
//! Only what he meets is compared: questions, choices, documents, the term. Steps of the case, grounds and outputs are not,
//! since a draft is no case yet. Which of his answers still fit is another rule: the file `carry.rs`.

use kezek_kernel::Words;

use crate::documents::Document;
use crate::edition::{ChoiceList, Edition};
use crate::form::Field;
use crate::process::Channel;

/// One thing that differs, with the words that the person reads.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Difference {
    /// A question is asked that was not.
    FieldAdded {
        /// The field; one of a group as `group.field`.
        field: String,
        /// Its label.
        label: Words,
    },
    /// A question is no longer asked.
    FieldRemoved {
        /// The field.
        field: String,
        /// Its label.
        label: Words,
    },
    /// The question has other words.
    FieldReworded {
        /// The field.
        field: String,
        /// Its label before.
        before: Words,
        /// Its label now.
        after: Words,
    },
    /// The answer has another kind, other limits, or is asked of other people.
    FieldChanged {
        /// The field.
        field: String,
        /// Its label now.
        label: Words,
    },
    /// There is one more choice.
    ChoiceAdded {
        /// The list.
        list: String,
        /// The label of the question that chooses from it.
        label: Words,
        /// The choice.
        choice: Words,
    },
    /// A choice is no longer there.
    ChoiceRemoved {
        /// The list.
        list: String,
        /// The label of the question that chooses from it.
        label: Words,
        /// The choice.
        choice: Words,
    },
    /// A choice has other words.
    ChoiceReworded {
        /// The list.
        list: String,
        /// The choice before.
        before: Words,
        /// The choice now.
        after: Words,
    },
    /// A document is asked for that was not.
    DocumentAdded {
        /// The document.
        document: String,
        /// Its name.
        name: Words,
    },
    /// A document is no longer asked for.
    DocumentRemoved {
        /// The document.
        document: String,
        /// Its name.
        name: Words,
    },
    /// The document has another name.
    DocumentReworded {
        /// The document.
        document: String,
        /// Its name before.
        before: Words,
        /// Its name now.
        after: Words,
    },
    /// The document is asked of other people, or in another way.
    DocumentChanged {
        /// The document.
        document: String,
        /// Its name now.
        name: Words,
    },
    /// The service takes another time.
    TermChanged {
        /// The term before.
        before: Words,
        /// The term now.
        after: Words,
    },
}

/// Everything that differs: questions in the order of the form now, then those that are gone, choices, documents, the term.
pub fn differences(before: &Edition, after: &Edition) -> Vec<Difference> {
    let mut found = Vec::new();
    let (old, new) = (fields(before), fields(after));
    fields_differ(&old, &new, &mut found);
    lists_differ(before, after, &new, &mut found);
    documents_differ(&before.documents, &after.documents, &mut found);
    if term(before) != term(after) || before.service.duration != after.service.duration {
        let (before, after) = (before.service.duration.clone(), after.service.duration.clone());
        found.push(Difference::TermChanged { before, after });
    }
    found
}

/// Every field with its full name, those of groups too.
fn fields(edition: &Edition) -> Vec<(String, &Field)> {
    let mut all = Vec::new();
    for field in edition.form.topics.iter().flat_map(|topic| &topic.fields) {
        all.push((field.id.clone(), field));
        all.extend(field.fields().iter().map(|inner| (format!("{}.{}", field.id, inner.id), inner)));
    }
    all
}

fn fields_differ(old: &[(String, &Field)], new: &[(String, &Field)], found: &mut Vec<Difference>) {
    for (name, after) in new {
        let (field, label) = (name.clone(), after.label.clone());
        let Some((_, before)) = old.iter().find(|(each, _)| each == name) else {
            found.push(Difference::FieldAdded { field, label });
            continue;
        };
        if before.label != after.label {
            let (before, after) = (before.label.clone(), after.label.clone());
            found.push(Difference::FieldReworded { field: field.clone(), before, after });
        }
        if is_asked_otherwise(before, after) {
            found.push(Difference::FieldChanged { field, label });
        }
    }
    let gone = old.iter().filter(|(name, _)| !new.iter().any(|(each, _)| each == name));
    found.extend(
        gone.map(|(name, field)| Difference::FieldRemoved {
            field: name.clone(),
            label: field.label.clone(),
        }),
    );
}

/// The fields inside a group are compared one by one, so a group differs by its limits alone.
fn is_asked_otherwise(before: &Field, after: &Field) -> bool {
    use crate::form::FieldKind::Group;
    let same_kind = match (&before.kind, &after.kind) {
        (
            Group { min_items: least, max_items: most, .. },
            Group { min_items: least_now, max_items: most_now, .. },
        ) => (least, most) == (least_now, most_now),
        (before, after) => before == after,
    };
    !same_kind || before.required != after.required || before.when != after.when
}

fn lists_differ(before: &Edition, after: &Edition, new: &[(String, &Field)], found: &mut Vec<Difference>) {
    for after in &after.lists {
        let chooses = |field: &&(String, &Field)| field.1.list() == Some(after.id.as_str());
        // A list that no question chooses from concerns nobody; one of a new question is new with it.
        let (Some((_, field)), Some(before)) = (new.iter().find(chooses), before.list(&after.id)) else {
            continue;
        };
        choices_differ(before, after, &field.label, found);
    }
}

fn choices_differ(before: &ChoiceList, after: &ChoiceList, label: &Words, found: &mut Vec<Difference>) {
    let list = || after.id.clone();
    for choice in &after.choices {
        match before.choices.iter().find(|each| each.id == choice.id) {
            None => found.push(Difference::ChoiceAdded {
                list: list(),
                label: label.clone(),
                choice: choice.name.clone(),
            }),
            Some(earlier) if earlier.name != choice.name => found.push(Difference::ChoiceReworded {
                list: list(),
                before: earlier.name.clone(),
                after: choice.name.clone(),
            }),
            Some(_) => {}
        }
    }
    let gone = before.choices.iter().filter(|choice| !after.choices.iter().any(|each| each.id == choice.id));
    found.extend(gone.map(|choice| Difference::ChoiceRemoved {
        list: list(),
        label: label.clone(),
        choice: choice.name.clone(),
    }));
}

fn documents_differ(old: &[Document], new: &[Document], found: &mut Vec<Difference>) {
    for after in new {
        let (document, name) = (after.id.clone(), after.name.clone());
        let Some(before) = old.iter().find(|each| each.id == after.id) else {
            found.push(Difference::DocumentAdded { document, name });
            continue;
        };
        if before.name != after.name {
            let (before, after) = (before.name.clone(), after.name.clone());
            found.push(Difference::DocumentReworded { document: document.clone(), before, after });
        }
        let asked = |each: &Document| (each.required, each.attached, each.max_files, each.when.clone());
        if asked(before) != asked(after) {
            found.push(Difference::DocumentChanged { document, name });
        }
    }
    let gone = old.iter().filter(|document| !new.iter().any(|each| each.id == document.id));
    found.extend(gone.map(|document| Difference::DocumentRemoved {
        document: document.id.clone(),
        name: document.name.clone(),
    }));
}

/// The term of the channel through which a person asks for himself.
fn term(edition: &Edition) -> Option<String> {
    let term = edition.process(Channel::Portal)?.result_term.as_ref()?;
    Some(format!("{} {:?}", term.term, term.starts))
}
