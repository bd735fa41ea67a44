//! Reads `form.toml`: lists, waiting lists, topics and fields.

use std::collections::BTreeMap;

use super::each;
use super::references::{Build, Kind};
use super::table::Table;
use crate::edition::{Choice, ChoiceList, QueueList, RecipientKind};
use crate::form::{Field, FieldKind, Form, Letters, Prefill, Topic, When};

/// The parts of an edition that the form's file holds.
pub(crate) struct FormParts {
    pub(crate) form: Form,
    pub(crate) lists: Vec<ChoiceList>,
    pub(crate) queue_lists: Vec<QueueList>,
    pub(crate) queue_field: Option<String>,
}

/// The values that a condition may name, by field; `None` where any value may stand.
type Values = BTreeMap<String, Option<Vec<String>>>;

pub(crate) fn form(build: &Build<'_>, root: &Table<'_>, recipients: &[RecipientKind]) -> FormParts {
    let queue_lists = each(root.tables("queue_list"), |table| {
        let clause = build.clause(table, "clause");
        QueueList {
            id: build.declare(Kind::QueueList, table),
            name: table.words("name"),
            source: build.source(table, &clause),
            clause,
        }
    });
    let lists = each(root.tables("list"), |table| list(build, table));
    let mut values = Values::new();
    let topics = each(root.tables("topic"), |table| Topic {
        id: build.declare(Kind::Topic, table),
        title: table.words("title"),
        lead: table.words("lead"),
        fields: fields(build, table, &lists, &mut values, ""),
        asked_of: asked_of(table),
    });
    // A form that several editions share may ask more kinds of recipients than this one has.
    let form = Form { topics }.asked_of(recipients);
    if recipients.contains(&RecipientKind::Organisation) {
        check_organisation(root, &form);
    }
    let queue_field = build.reference(Kind::Field, root, "queue_field");
    check_queue(root, &form, &lists, &queue_lists, queue_field.as_deref());
    FormParts { form, lists, queue_lists, queue_field }
}

fn asked_of(table: &Table<'_>) -> Option<RecipientKind> {
    table.optional_one_of("asked_of", "unknown-recipient", RecipientKind::from_code)
}

/// A service that organisations receive asks them who they are.
fn check_organisation(root: &Table<'_>, form: &Form) {
    for prefill in [Prefill::AccountBin, Prefill::AccountOrganisation] {
        if form.prefilled(prefill).is_none() {
            root.fault("topic", "organisation-not-asked", prefill.code());
        }
    }
}

fn check_queue(
    root: &Table<'_>,
    form: &Form,
    lists: &[ChoiceList],
    queue_lists: &[QueueList],
    field: Option<&str>,
) {
    if queue_lists.is_empty() {
        return;
    }
    let chosen = field.and_then(|id| form.field(id)).and_then(Field::list);
    let Some(list) = chosen.and_then(|id| lists.iter().find(|list| list.id == id)) else {
        return root.fault("queue_field", "queue-field-missing", "queue_field");
    };
    for choice in list.choices.iter().filter(|choice| choice.queue_list.is_none()) {
        root.fault("queue_field", "choice-without-queue-list", &choice.id);
    }
}

pub(crate) fn list(build: &Build<'_>, table: &Table<'_>) -> ChoiceList {
    let mut seen: Vec<String> = Vec::new();
    let id = build.declare(Kind::List, table);
    let choices = each(table.tables("choice"), |choice| {
        let id = choice.id("id");
        if seen.contains(&id) {
            choice.fault("id", "duplicate-id", &id);
        }
        seen.push(id.clone());
        Choice {
            id,
            name: choice.words("name"),
            hint: choice.optional_words("hint"),
            queue_list: build.reference(Kind::QueueList, choice, "queue_list"),
        }
    });
    if choices.is_empty() {
        table.fault("choice", "missing-key", "choice");
    }
    ChoiceList { id, choices }
}

fn fields(
    build: &Build<'_>,
    table: &Table<'_>,
    lists: &[ChoiceList],
    values: &mut Values,
    prefix: &str,
) -> Vec<Field> {
    let mut seen = Values::new();
    each(table.tables("field"), |field| {
        let id = if prefix.is_empty() { build.declare(Kind::Field, field) } else { field.id("id") };
        let before = if prefix.is_empty() { &*values } else { &seen };
        let when = when(field, before);
        let kind = kind(build, field, lists, values, prefix);
        let known = match &kind {
            FieldKind::Choice { list } => {
                lists.iter().find(|each| each.id == *list).map(|list| names(&list.choices))
            }
            FieldKind::YesNo => Some(vec!["yes".to_owned(), "no".to_owned()]),
            _ => None,
        };
        if seen.contains_key(&id) {
            field.fault("id", "duplicate-id", &id);
        }
        seen.insert(id.clone(), known.clone());
        if prefix.is_empty() {
            values.insert(id.clone(), known);
        }
        Field {
            id,
            kind,
            label: field.words("label"),
            hint: field.optional_words("hint"),
            error: field.words("error"),
            required: field.flag_or("required", true),
            when,
            prefill: field.optional_one_of("prefill", "unknown-prefill", Prefill::from_code),
            asked_of: if prefix.is_empty() { asked_of(field) } else { None },
        }
    })
}

fn names(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| choice.id.clone()).collect()
}

/// Conditions name fields that stand before, and answers that those fields can have.
fn when(table: &Table<'_>, before: &Values) -> Vec<When> {
    each(table.tables("when"), |each| {
        let when = When { field: each.text("field"), is: each.texts("is") };
        match before.get(&when.field) {
            None => each.fault("field", "unknown-field", &when.field),
            Some(Some(known)) => {
                for value in when.is.iter().filter(|value| !known.contains(value)) {
                    each.fault("is", "unknown-choice", value);
                }
            }
            Some(None) => {}
        }
        if when.is.is_empty() {
            each.fault("is", "missing-key", "is");
        }
        when
    })
}

/// Conditions of documents: any field of the form may be named.
pub(crate) fn document_when(build: &Build<'_>, table: &Table<'_>) -> Vec<When> {
    each(table.tables("when"), |each| {
        let field = build.reference(Kind::Field, each, "field").unwrap_or_default();
        let is = each.texts("is");
        if field.is_empty() || is.is_empty() {
            each.fault("is", "missing-key", "field, is");
        }
        When { field, is }
    })
}

fn kind(
    build: &Build<'_>,
    field: &Table<'_>,
    lists: &[ChoiceList],
    values: &mut Values,
    prefix: &str,
) -> FieldKind {
    let name = field.text("kind");
    match name.as_str() {
        "text" => {
            let letters = field.optional_one_of("letters", "unknown-letters", Letters::from_code);
            let min = field.optional_number("min").unwrap_or(1);
            let max: u16 = field.number("max");
            if max < min {
                field.fault("max", "limits-out-of-order", &name);
            }
            FieldKind::Text { min, max, letters: letters.unwrap_or(Letters::Any) }
        }
        "iin" => FieldKind::Iin,
        "bin" => FieldKind::Bin,
        "iban" => FieldKind::Iban,
        "date" => FieldKind::Date { future: field.flag("future") },
        "choice" => {
            let list = build.reference(Kind::List, field, "list").unwrap_or_default();
            if list.is_empty() {
                field.fault("list", "missing-key", "list");
            }
            FieldKind::Choice { list }
        }
        "yes-no" => FieldKind::YesNo,
        "consent" => FieldKind::Consent,
        "number" => FieldKind::Number { min: field.number("min"), max: field.number("max") },
        "phone" => FieldKind::Phone,
        "email" => FieldKind::Email,
        "locality" => FieldKind::Locality,
        "group" if prefix.is_empty() => FieldKind::Group {
            fields: fields(build, field, lists, values, "group"),
            min_items: field.optional_number("min_items").unwrap_or(0),
            max_items: field.number("max_items"),
        },
        _ => {
            field.fault("kind", "unknown-kind", &name);
            field.forgive();
            FieldKind::YesNo
        }
    }
}
