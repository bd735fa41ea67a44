//! The fields of the request as a printed list.

use kezek_kernel::Words;

use crate::edition::Edition;
use crate::form::{Field, FieldKind, Letters, Topic, When};

/// One topic of the request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TopicLines<'a> {
    /// Its name in addresses.
    pub id: &'a str,
    /// Its title.
    pub title: &'a Words,
    /// Its fields, those of a group right after it; empty where the topic shows the documents.
    pub fields: Vec<FieldLine<'a>>,
}

/// One field of the request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldLine<'a> {
    /// Its name in answers.
    pub id: &'a str,
    /// The group it belongs to.
    pub group: Option<&'a str>,
    /// Its label.
    pub label: &'a Words,
    /// The kind of the answer, with its limits.
    pub kind: KindLine<'a>,
    /// Whether it must be answered.
    pub required: bool,
    /// Asked only where all of these hold.
    pub when: Vec<AskedWhen<'a>>,
}

/// The kind of an answer, with its limits.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KindLine<'a> {
    /// Text of so many characters.
    Text {
        /// At least.
        min: u16,
        /// At most.
        max: u16,
        /// Which characters.
        letters: Letters,
    },
    /// An IIN.
    Iin,
    /// A BIN.
    Bin,
    /// A date; whether it may lie after today.
    Date {
        /// Whether it may.
        future: bool,
    },
    /// One of these.
    Choice(Vec<&'a Words>),
    /// Yes or no.
    YesNo,
    /// A statement that must be affirmed.
    Consent,
    /// A whole number.
    Number {
        /// At least.
        min: i64,
        /// At most.
        max: i64,
    },
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A locality.
    Locality,
    /// A group that repeats; its fields follow.
    Group {
        /// At least so many.
        min_items: u16,
        /// At most so many.
        max_items: u16,
    },
}

/// A condition on an earlier answer: one of these answers to this question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AskedWhen<'a> {
    /// The field.
    pub field: &'a str,
    /// Its label.
    pub label: &'a Words,
    /// The answers.
    pub is: Vec<AnswerName<'a>>,
}

/// An answer of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct AnswerName<'a> {
    /// Its code.
    pub id: &'a str,
    /// Its name, where it is a choice of a list; yes and no have none.
    pub name: Option<&'a Words>,
}

/// A topic with its fields.
pub(super) fn topic<'a>(edition: &'a Edition, topic: &'a Topic) -> TopicLines<'a> {
    let lines = topic.fields.iter().flat_map(|field| {
        let inside = field.fields().iter().map(|inner| line(edition, Some(field), inner));
        std::iter::once(line(edition, None, field)).chain(inside)
    });
    TopicLines { id: &topic.id, title: &topic.title, fields: lines.collect() }
}

/// Conditions with the words of the questions and answers they look at; `siblings` are looked through first.
pub(super) fn asked_when<'a>(
    edition: &'a Edition,
    siblings: &'a [Field],
    when: &'a [When],
) -> Vec<AskedWhen<'a>> {
    let asked = |when: &'a When| {
        let sibling = siblings.iter().find(|field| field.id == when.field);
        let field = sibling.or_else(|| edition.form.field_of(&when.field))?;
        let choices = field.list().and_then(|list| edition.list(list)).map_or(&[][..], |list| &list.choices);
        let named = |id: &'a String| AnswerName {
            id,
            name: choices.iter().find(|choice| choice.id == *id).map(|choice| &choice.name),
        };
        Some(AskedWhen { field: &when.field, label: &field.label, is: when.is.iter().map(named).collect() })
    };
    when.iter().filter_map(asked).collect()
}

fn line<'a>(edition: &'a Edition, group: Option<&'a Field>, field: &'a Field) -> FieldLine<'a> {
    FieldLine {
        id: &field.id,
        group: group.map(|group| group.id.as_str()),
        label: &field.label,
        kind: kind(edition, &field.kind),
        required: field.required,
        when: asked_when(edition, group.map_or(&[], Field::fields), &field.when),
    }
}

fn kind<'a>(edition: &'a Edition, kind: &'a FieldKind) -> KindLine<'a> {
    match *kind {
        FieldKind::Text { min, max, letters } => KindLine::Text { min, max, letters },
        FieldKind::Iin => KindLine::Iin,
        FieldKind::Bin => KindLine::Bin,
        FieldKind::Date { future } => KindLine::Date { future },
        FieldKind::Choice { ref list } => {
            let choices = edition.list(list).into_iter().flat_map(|list| &list.choices);
            KindLine::Choice(choices.map(|choice| &choice.name).collect())
        }
        FieldKind::YesNo => KindLine::YesNo,
        FieldKind::Consent => KindLine::Consent,
        FieldKind::Number { min, max } => KindLine::Number { min, max },
        FieldKind::Phone => KindLine::Phone,
        FieldKind::Email => KindLine::Email,
        FieldKind::Locality => KindLine::Locality,
        FieldKind::Group { min_items, max_items, .. } => KindLine::Group { min_items, max_items },
    }
}
