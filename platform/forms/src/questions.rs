//! From the topic of an edition's form to the fields of a page, and from what was sent back to answers.
//!
//! The field `asked` lists what stood on the page, so that a question which an answer has just brought up is shown
//! without a reproach.

use kezek_kernel::Words;
use kezek_regulations::{
    Answers, Choice as Listed, Edition, Field as Asked, FieldFault, FieldKind as Kind, Parameters, Prefill,
    Topic,
};
use kezek_web::{Choice, Field, FieldKind, Form, Group, Phrase, Submitted};

/// More choices than this stand in a drop-down list.
const MOST_RADIOS: usize = 7;

/// Who fills the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filler {
    /// The person of the account: the account's number stands fixed.
    Account,
    /// An officer, for a person who stands before him: the number is typed like every other answer.
    Officer,
}

/// What the questions of a topic need to know.
#[derive(Debug, Clone, Copy)]
pub struct Questions<'a> {
    /// The edition whose form it is.
    pub edition: &'a Edition,
    /// Localities and providers.
    pub parameters: &'a Parameters,
    /// The answers given so far.
    pub answers: &'a Answers,
    /// The group to which an empty entry is added.
    pub adding: Option<&'a str>,
    /// Who fills the form.
    pub filler: Filler,
}

impl Questions<'_> {
    /// The form with the questions of a topic and the answers given so far.
    pub fn form(&self, topic: &Topic, mut form: Form) -> Form {
        let mut asked = Vec::new();
        for field in topic.fields.iter().filter(|field| field.applies(self.answers)) {
            asked.push(field.id.as_str());
            form = match &field.kind {
                Kind::Group { fields, max_items, .. } => form.group(self.group(field, fields, *max_items)),
                _ => form.field(self.field(field, self.answers, "")),
            };
        }
        form.hide("asked", asked.join(" "))
    }

    /// Puts the faults beside the questions; `asked` are the questions that stood on the page that was sent.
    pub fn blame(form: &mut Form, topic: &Topic, faults: &[FieldFault], asked: &str) {
        let asked: Vec<&str> = asked.split(' ').collect();
        for fault in faults {
            let mut parts = fault.field.split('.');
            let head = parts.next().unwrap_or_default();
            let Some(field) = topic.fields.iter().find(|field| field.id == head) else { continue };
            let inner = parts.nth(1).and_then(|name| field.fields().iter().find(|inner| inner.id == name));
            if asked.contains(&head) {
                form.blame(&fault.field, &inner.unwrap_or(field).error);
            }
        }
    }

    fn group(&self, field: &Asked, fields: &[Asked], at_most: u16) -> Group {
        let adding = u16::from(self.adding == Some(field.id.as_str()));
        let count = self.answers.items(&field.id).saturating_add(adding).min(at_most);
        let entries = (0..count).map(|index| {
            let item = self.answers.item(&field.id, index);
            let prefix = format!("{}.{index}.", field.id);
            fields
                .iter()
                .filter(|inner| inner.applies(&item))
                .map(|inner| self.field(inner, &item, &prefix))
                .collect()
        });
        Group {
            name: field.id.clone(),
            label: (&field.label).into(),
            hint: field.hint.as_ref().map(Phrase::from),
            error: None,
            legend: Phrase::key("group-entry"),
            entries: entries.collect(),
            add: "group-add".into(),
            remove: "group-remove".into(),
            at_most: usize::from(at_most),
        }
    }

    fn field(&self, field: &Asked, answers: &Answers, prefix: &str) -> Field {
        let name = format!("{prefix}{}", field.id);
        let value = answers.get(&field.id);
        let label = &field.label;
        let shown = match &field.kind {
            Kind::Iin | Kind::Bin if self.filler == Filler::Account && field.prefill.is_some() => {
                Field::new(name, label, FieldKind::Fixed(Phrase::plain(value)))
            }
            Kind::Iin | Kind::Bin => Field::iin(name, label, value, "off"),
            Kind::Text { max, .. } if *max > 250 => {
                Field::new(name, label, FieldKind::Lines { value: value.to_owned(), rows: 5 })
            }
            Kind::Text { .. } | Kind::Iban | Kind::Group { .. } => Field::text(name, label, value),
            Kind::Date { .. } => Field::date(name, label, value),
            Kind::YesNo => Field::yes_no(name, label, value),
            Kind::Consent => {
                let choice = Choice::new("yes", label, value == "yes");
                Field::new(name, "order-consent", FieldKind::Checkboxes(vec![choice]))
            }
            Kind::Choice { list } => {
                let listed = self.edition.list(list).map(|list| list.choices.as_slice()).unwrap_or_default();
                choices(name, label, listed, value)
            }
            Kind::Locality => Field::new(name, label, FieldKind::Select(self.localities(value))),
            Kind::Number { .. } => typed(name, label, value, "", "numeric"),
            Kind::Phone => typed(name, label, value, "tel", "tel"),
            Kind::Email => typed(name, label, value, "email", "email"),
        };
        let shown = if field.required { shown } else { shown.optional() };
        match &field.hint {
            Some(hint) => shown.hint(hint),
            None => shown,
        }
    }

    fn localities(&self, value: &str) -> Vec<Choice> {
        let localities = self.parameters.localities.iter();
        localities
            .map(|locality| {
                Choice::new(locality.kato.as_str(), &locality.name, locality.kato.as_str() == value)
            })
            .collect()
    }
}

fn typed(
    name: String,
    label: &Words,
    value: &str,
    autocomplete: &'static str,
    keyboard: &'static str,
) -> Field {
    Field::new(name, label, FieldKind::Text { value: value.to_owned(), autocomplete, keyboard, width: 14 })
}

fn choices(name: String, label: &Words, listed: &[Listed], value: &str) -> Field {
    let choice = |each: &Listed| Choice {
        value: each.id.clone(),
        label: (&each.name).into(),
        hint: each.hint.as_ref().map(Phrase::from),
        chosen: each.id == value,
    };
    let choices: Vec<Choice> = listed.iter().map(choice).collect();
    let kind =
        if choices.len() > MOST_RADIOS { FieldKind::Select(choices) } else { FieldKind::Radios(choices) };
    Field::new(name, label, kind)
}

/// Takes the answers of one topic out of what was sent; answers to other topics stay as they are.
pub fn answers_of(topic: &Topic, sent: &Submitted, kept: &Answers, filler: Filler) -> Answers {
    let mut answers = kept.clone();
    for field in &topic.fields {
        if let Kind::Group { fields, max_items, .. } = &field.kind {
            answers.remove(&field.id);
            for index in 0..sent.entries(&field.id).min(usize::from(*max_items)) {
                for inner in fields {
                    let name = format!("{}.{index}.{}", field.id, inner.id);
                    answers.set(&name, &answer(inner, sent, &name));
                }
            }
        } else if filler == Filler::Officer || !field.prefill.is_some_and(Prefill::is_number) {
            answers.set(&field.id, &answer(field, sent, &field.id));
        }
    }
    answers
}

fn answer(field: &Asked, sent: &Submitted, name: &str) -> String {
    match field.kind {
        Kind::Date { .. } => sent.date(name),
        _ => sent.text(name).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use kezek_content::Content;

    use super::*;

    fn edition() -> Arc<Edition> {
        let library = Content::embedded().library().unwrap();
        library.offered(date(2026, 11, 22), true).into_iter().next().unwrap().edition
    }

    #[track_caller]
    fn check(filler: Filler, topic: &str, sent: &[(&str, &str)], name: &str, expected: &str) {
        let edition = edition();
        let topic = edition.form.topic(topic).unwrap();
        let kept = Answers::from_pairs([("iin", "600101300004"), ("members.4.surname", "Ескі")]);
        let answers = answers_of(topic, &Submitted::from_values(sent), &kept, filler);
        assert_eq!(answers.get(name), expected);
    }

    #[test]
    fn answers_come_from_the_fields_of_the_topic_only() {
        check(Filler::Account, "you", &[("address", " Абай к-сі, 1 ")], "address", "Абай к-сі, 1");
        check(Filler::Account, "you", &[("iin", "000000000000")], "iin", "600101300004");
        check(Filler::Account, "you", &[("housing-now", "own")], "housing-now", "");
        let member = [("members.0.surname", "Жаңа"), ("members.0.birth-date.day", "5")];
        check(Filler::Account, "family", &member, "members.0.surname", "Жаңа");
        check(Filler::Account, "family", &member, "members.4.surname", "");
        check(Filler::Account, "family", &member, "members.0.birth-date", "0000-00-05");
    }

    #[test]
    fn an_officer_types_the_number_too() {
        check(Filler::Officer, "you", &[("iin", "730412200015")], "iin", "730412200015");
    }

    #[test]
    fn a_question_that_has_just_come_up_is_not_blamed() {
        let edition = edition();
        let parameters = Parameters::default();
        let answers = Answers::default();
        let questions = Questions {
            edition: &edition,
            parameters: &parameters,
            answers: &answers,
            adding: None,
            filler: Filler::Account,
        };
        let topic = edition.form.topic("you").unwrap();
        let fault = FieldFault { field: "address".to_owned(), code: "missing", limit: None };
        for (asked, faulty) in [("iin address", true), ("iin", false)] {
            let mut form = questions.form(topic, Form::new("/x", "order-continue"));
            Questions::blame(&mut form, topic, std::slice::from_ref(&fault), asked);
            assert_eq!(form.is_faulty(), faulty, "{asked}");
        }
    }
}
