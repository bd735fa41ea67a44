//! The questionnaire after a result: one question at a time, each answer a button, so that two taps are enough; and what was
//! answered.

use askama::Template;
use kezek_kernel::Words;
use kezek_regulations::Edition;
use kezek_web::{Notice, Phrase, Ui};

use crate::pages::paths;

/// The page of a question.
#[derive(Debug, Template)]
#[template(path = "portal/rating.html")]
pub(crate) struct RatingPage {
    pub(crate) ui: Ui,
    pub(crate) back: String,
    pub(crate) service: Words,
    pub(crate) notice: Option<Notice>,
    pub(crate) asked: Option<Asked>,
    pub(crate) given: Vec<(Words, Words)>,
}

/// The question that is asked now.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Where the answer goes.
    pub(crate) action: String,
    /// Which question it is, and of how many.
    pub(crate) progress: Phrase,
    pub(crate) question: String,
    pub(crate) text: Words,
    /// Codes and names of the answers.
    pub(crate) choices: Vec<(String, Words)>,
    /// What was answered before, question and answer.
    pub(crate) before: Vec<(String, String)>,
}

impl Asked {
    /// The first question of the edition that has no answer yet.
    pub(crate) fn next(edition: &Edition, number: &str, before: Vec<(String, String)>) -> Option<Self> {
        let answered = |id: &str| before.iter().any(|(question, _)| question == id);
        let at = edition.questions.iter().position(|question| !answered(&question.id))?;
        let question = edition.questions.get(at)?;
        let choices = edition.list(&question.list).map(|list| list.choices.as_slice()).unwrap_or_default();
        Some(Self {
            action: paths::rating(number),
            progress: Phrase::key("rating-progress")
                .with("number", at.saturating_add(1))
                .with("of", edition.questions.len()),
            question: question.id.clone(),
            text: question.text.clone(),
            choices: choices.iter().map(|choice| (choice.id.clone(), choice.name.clone())).collect(),
            before,
        })
    }
}

/// The questions with the answers that were given, in the words of the edition.
pub(crate) fn given(edition: &Edition, answers: &[(String, String)]) -> Vec<(Words, Words)> {
    let words = |(question, choice): &(String, String)| {
        let question = edition.questions.iter().find(|each| each.id == *question)?;
        let choice = edition.list(&question.list)?.choices.iter().find(|each| each.id == *choice)?;
        Some((question.text.clone(), choice.name.clone()))
    };
    answers.iter().filter_map(words).collect()
}

#[cfg(test)]
impl RatingPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        use kezek_web::NoticeKind;

        let edition = crate::pages::rendered::edition();
        let answers =
            vec![("quality".to_owned(), "partly".to_owned()), ("information".to_owned(), "not".to_owned())];
        let page = |asked, given| Self {
            ui: ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ"),
            back: "/requests/10126000000042".to_owned(),
            service: edition.service.short_name.clone(),
            notice: None,
            asked,
            given,
        };
        let first = Asked::next(&edition, "10126000000042", Vec::new());
        let second = Asked::next(&edition, "10126000000042", answers[..1].to_vec());
        let again = Notice::new(NoticeKind::Care, "rating-before");
        vec![
            page(first, Vec::new()),
            page(second, given(&edition, &answers[..1])),
            Self { notice: Some(again), ..page(None, given(&edition, &answers)) },
        ]
    }
}
