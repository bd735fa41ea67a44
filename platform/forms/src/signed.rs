//! From answers to the words that are signed: every field with the question and the answer as they were read.

use kezek_kernel::{Kato, Language};
use kezek_messages::Field as SignedField;
use kezek_regulations::{Answers, Edition, Field, FieldKind, Parameters};

/// The locality that the answers name: the first field of that kind.
pub fn locality(edition: &Edition, answers: &Answers) -> Option<Kato> {
    let fields = edition.form.topics.iter().flat_map(|topic| &topic.fields);
    fields
        .filter(|field| field.kind == FieldKind::Locality)
        .find_map(|field| answers.get(&field.id).parse().ok())
}

/// The answers in the form's order, in the words of this language.
pub fn signed_fields(
    edition: &Edition,
    parameters: &Parameters,
    language: Language,
    answers: &Answers,
) -> Vec<SignedField> {
    let writer = Writer { edition, parameters, language };
    let mut signed = Vec::new();
    for field in edition.form.topics.iter().flat_map(|topic| &topic.fields) {
        writer.push(field, answers, "", &mut signed);
    }
    signed
}

struct Writer<'a> {
    edition: &'a Edition,
    parameters: &'a Parameters,
    language: Language,
}

impl Writer<'_> {
    fn push(&self, field: &Field, answers: &Answers, prefix: &str, signed: &mut Vec<SignedField>) {
        if !field.applies(answers) {
            return;
        }
        if let FieldKind::Group { fields, .. } = &field.kind {
            for index in 0..answers.items(&field.id) {
                let item = answers.item(&field.id, index);
                for inner in fields {
                    self.push(inner, &item, &format!("{prefix}{}.{index}.", field.id), signed);
                }
            }
            return;
        }
        let value = answers.get(&field.id);
        if !value.is_empty() {
            signed.push(SignedField {
                code: format!("{prefix}{}", field.id),
                label: field.label.of(self.language).to_owned(),
                value: value.to_owned(),
                shown: self.shown(field, value),
            });
        }
    }

    /// The words behind a value that is a code.
    fn shown(&self, field: &Field, value: &str) -> Option<String> {
        match &field.kind {
            FieldKind::Choice { list } => {
                let choices = &self.edition.list(list)?.choices;
                let choice = choices.iter().find(|choice| choice.id == value)?;
                Some(choice.name.of(self.language).to_owned())
            }
            FieldKind::Locality => {
                let locality = self.parameters.locality(value.parse().ok()?)?;
                Some(locality.name.of(self.language).to_owned())
            }
            _ => None,
        }
    }
}
