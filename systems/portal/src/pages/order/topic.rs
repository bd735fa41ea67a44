//! One topic of the form.

use askama::Template;
use kezek_kernel::Words;
use kezek_regulations::{Edition, Topic};
use kezek_web::{Form, Ui};

use crate::pages::paths;

/// One topic a page, with how far the form has come.
#[derive(Debug, Template)]
#[template(path = "portal/topic.html")]
pub(crate) struct TopicPage {
    pub(crate) ui: Ui,
    pub(crate) service: Words,
    pub(crate) title: Words,
    pub(crate) lead: Words,
    /// The number of this topic, from 1.
    pub(crate) here: usize,
    /// Topics, and the check of the answers as the last step.
    pub(crate) of: usize,
    pub(crate) back: String,
    pub(crate) form: Form,
}

impl TopicPage {
    /// The page of a topic of a draft.
    pub(crate) fn new(ui: Ui, edition: &Edition, draft: &str, topic: &Topic, form: Form) -> Self {
        let topics = &edition.form.topics;
        let position = topics.iter().position(|each| each.id == topic.id).unwrap_or_default();
        let before = position.checked_sub(1).and_then(|before| topics.get(before));
        Self {
            ui: ui.at("services"),
            service: edition.service.short_name.clone(),
            title: topic.title.clone(),
            lead: topic.lead.clone(),
            here: position.saturating_add(1),
            of: topics.len().saturating_add(1),
            back: before.map_or_else(|| paths::CABINET.to_owned(), |before| paths::topic(draft, &before.id)),
            form,
        }
    }
}

/// A form without questions yet, with the buttons of every topic.
pub(crate) fn topic_form(action: String) -> Form {
    Form::new(action, "order-continue").other("later", "order-later")
}

/// Where the draft goes after a topic: the next one, or the check of the answers.
pub(crate) fn after(edition: &Edition, draft: &str, topic: &str) -> String {
    let mut rest = edition.form.topics.iter().skip_while(|each| each.id != topic).skip(1);
    rest.next().map_or_else(|| paths::review(draft), |next| paths::topic(draft, &next.id))
}

#[cfg(test)]
impl TopicPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use jiff::civil::date;
        use kezek_regulations::{Answers, FormContext, Parameters};
        use kezek_web::{HeldFile, Phrase};

        use kezek_forms::{Filler, Questions};

        let edition = crate::pages::rendered::edition();
        let parameters = Parameters::default();
        let wrong = [
            ("members.0.iin", "1"),
            ("members.0.birth-date", "1875-13-01"),
            ("category", "vulnerable"),
            ("old-civil-acts", "yes"),
        ];
        let context =
            FormContext { today: date(2026, 11, 22), account: None, localities: &[], lists: &edition.lists };
        let held = |_: &_| {
            vec![HeldFile {
                name: "Неке қию туралы куәлік, 1874 жыл, көшірме.pdf".to_owned(),
                size: Phrase::key("size-kilobytes").with("size", 480_i64),
                href: "/drafts/x/files/1".to_owned(),
                remove: "1".to_owned(),
            }]
        };
        let mut pages = Vec::new();
        for pairs in [&[("iin", "600101300004")][..], &wrong[..]] {
            let answers = Answers::from_pairs(pairs.iter().copied());
            let adding = Some("members");
            let questions = Questions {
                edition: &edition,
                parameters: &parameters,
                answers: &answers,
                adding,
                filler: Filler::Account,
            };
            for topic in &edition.form.topics {
                let action = paths::topic("x", &topic.id);
                let mut form = if topic.fields.is_empty() {
                    super::documents(&questions, action, held)
                } else {
                    questions.form(topic, topic_form(action))
                };
                if pairs.len() > 1 {
                    let asked: Vec<&str> = topic.fields.iter().map(|field| field.id.as_str()).collect();
                    let faults = edition.form.check_topic(&topic.id, &answers, &context);
                    Questions::blame(&mut form, topic, &faults, &asked.join(" "));
                }
                pages.push(Self::new(ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ"), &edition, "x", topic, form));
            }
        }
        pages
    }
}
