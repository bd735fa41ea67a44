//! The answers, to be checked before they are signed: each with a way to change it.

use askama::Template;
use kezek_kernel::Words;
use kezek_regulations::{Answers, Document, Edition, Field, FieldKind, Parameters, Prefill, Topic};
use kezek_web::{Form, Link, Phrase, Summary, SummaryRow, Ui};

use super::files::asked;
use crate::pages::paths;

/// All answers by topic; faults stand in the form and lead back to their topics.
#[derive(Debug, Template)]
#[template(path = "portal/review.html")]
pub(crate) struct ReviewPage {
    pub(crate) ui: Ui,
    pub(crate) service: Words,
    /// The check of the answers is the last step: its number, and of how many.
    pub(crate) here: usize,
    pub(crate) of: usize,
    pub(crate) back: String,
    pub(crate) sections: Vec<(Words, Summary)>,
    pub(crate) form: Form,
}

/// What the answers are said with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Review<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) parameters: &'a Parameters,
    pub(crate) answers: &'a Answers,
    pub(crate) draft: &'a str,
}

impl ReviewPage {
    /// The page of a draft; `files` are the links to the files of a document, `faults` what stands in the way.
    pub(crate) fn new(
        ui: Ui,
        review: Review<'_>,
        files: impl Fn(&Document) -> Vec<Link>,
        faults: Vec<Phrase>,
    ) -> Self {
        let topics = &review.edition.form.topics;
        let sections =
            topics.iter().map(|topic| (topic.title.clone(), review.section(topic, &files))).collect();
        let last = topics.last().map_or_else(String::new, |topic| topic.id.clone());
        let mut form = Form::new(paths::review(review.draft), "review-send");
        form.faults = faults;
        Self {
            ui: ui.at("services"),
            service: review.edition.service.short_name.clone(),
            here: topics.len().saturating_add(1),
            of: topics.len().saturating_add(1),
            back: paths::topic(review.draft, &last),
            sections,
            form,
        }
    }
}

impl Review<'_> {
    fn section(&self, topic: &Topic, files: &impl Fn(&Document) -> Vec<Link>) -> Summary {
        let change = paths::topic(self.draft, &topic.id);
        let mut summary = Summary::default();
        for field in topic.fields.iter().filter(|field| field.applies(self.answers)) {
            let lines = match &field.kind {
                FieldKind::Group { fields, .. } => self.entries(field, fields),
                _ => self.line(field, self.answers).into_iter().collect(),
            };
            let change = (!field.prefill.is_some_and(Prefill::is_number)).then(|| change.clone());
            summary.rows.push(SummaryRow { label: label(field), lines, links: Vec::new(), change });
        }
        if topic.fields.is_empty() {
            for document in asked(self.edition, self.answers) {
                let label = (&document.name).into();
                summary.rows.push(SummaryRow {
                    label,
                    lines: vec![],
                    links: files(document),
                    change: Some(change.clone()),
                });
            }
        }
        summary
    }

    /// Each entry of a group on a line of its own.
    fn entries(&self, group: &Field, fields: &[Field]) -> Vec<Phrase> {
        (0..self.answers.items(&group.id))
            .map(|index| {
                let item = self.answers.item(&group.id, index);
                let parts = fields.iter().filter_map(|field| self.line(field, &item)).collect();
                Phrase::Joined(parts)
            })
            .collect()
    }

    fn line(&self, field: &Field, answers: &Answers) -> Option<Phrase> {
        let value = answers.get(&field.id);
        (!value.is_empty()).then(|| answer_words(self.edition, self.parameters, field, value))
    }
}

/// An answer in words.
pub(crate) fn answer_words(edition: &Edition, parameters: &Parameters, field: &Field, value: &str) -> Phrase {
    let words = match &field.kind {
        FieldKind::Choice { list } => edition
            .list(list)
            .and_then(|list| list.choices.iter().find(|choice| choice.id == value))
            .map(|choice| (&choice.name).into()),
        FieldKind::YesNo | FieldKind::Consent => {
            Some(if value == "yes" { "form-yes" } else { "form-no" }.into())
        }
        FieldKind::Locality => {
            value.parse().ok().and_then(|kato| parameters.locality(kato)).map(|each| (&each.name).into())
        }
        FieldKind::Date { .. } => {
            value.parse().ok().map(|date: jiff::civil::Date| Phrase::key("date-plain").with("date", date))
        }
        _ => None,
    };
    words.unwrap_or_else(|| Phrase::plain(value))
}

fn label(field: &Field) -> Phrase {
    (&field.label).into()
}

#[cfg(test)]
impl ReviewPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let edition = crate::pages::rendered::edition();
        let parameters = Parameters::default();
        let answers = Answers::from_pairs([
            ("iin", "600101300004"),
            ("address", "Талғар қаласы, Абай көшесі, 1-үй, 2-пәтер"),
            ("phone", "+7 700 000 00 00"),
            ("family-status", "married"),
            ("members.0.relation", "spouse"),
            ("members.0.surname", "ЖАҢАБАЕВ"),
            ("members.0.given-name", "СЕРІК"),
            ("members.0.birth-date", "1871-03-09"),
            ("old-civil-acts", "yes"),
            ("category", "vulnerable"),
        ]);
        let review = Review { edition: &edition, parameters: &parameters, answers: &answers, draft: "x" };
        let files = |_: &Document| vec![Link::new("/drafts/x/files/1", Phrase::plain("куәлік.pdf"))];
        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        vec![
            Self::new(ui.clone(), review, files, vec![]),
            Self::new(ui, review, |_| vec![], vec![Phrase::from(&edition.form.topics[0].fields[0].error)]),
        ]
    }
}
