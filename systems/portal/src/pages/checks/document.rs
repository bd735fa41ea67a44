//! Check a document: its number and the IIN of its holder; the answer is genuine or not, and nothing more.

use askama::Template;
use kezek_kernel::Instant;
use kezek_web::{Field, Form, Notice, NoticeKind, Phrase, Ui};

use crate::pages::paths;

/// The question and, once asked, the answer.
#[derive(Debug, Template)]
#[template(path = "portal/check.html")]
pub(crate) struct CheckPage {
    pub(crate) ui: Ui,
    pub(crate) answer: Option<Notice>,
    pub(crate) form: Form,
}

/// What the provider answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CheckAnswer {
    /// The document was given to this person and stands.
    Genuine {
        /// The moment of which it is true.
        as_of: Instant,
    },
    /// No such document was given to this person; which of the two is wrong stays untold.
    NotGenuine {
        /// The moment of which it is true.
        as_of: Instant,
    },
    /// The provider does not answer at the moment.
    Unanswered,
}

impl CheckPage {
    /// The form with what was typed; blame its fields `number` and `iin` for faults.
    pub(crate) fn new(ui: Ui, number: &str, iin: &str) -> Self {
        let form = Form::new(paths::CHECK, "check-button")
            .field(Field::text("number", "check-number", number).hint("check-number-hint"))
            .field(Field::iin("iin", "check-iin", iin, "off").hint("field-iin-hint"));
        Self { ui: ui.at("check"), answer: None, form }
    }

    /// The page with the answer about this document.
    pub(crate) fn answered(mut self, number: &str, answer: CheckAnswer) -> Self {
        let said = |kind, title, key: &'static str, as_of: Instant| {
            let line = Phrase::key(key).with("number", number).with("moment", as_of);
            Notice::new(kind, Phrase::key(title)).line(line)
        };
        self.answer = Some(match answer {
            CheckAnswer::Genuine { as_of } => {
                said(NoticeKind::Done, "check-genuine-title", "check-genuine", as_of)
            }
            CheckAnswer::NotGenuine { as_of } => {
                said(NoticeKind::Stop, "check-not-genuine-title", "check-not-genuine", as_of)
            }
            CheckAnswer::Unanswered => {
                Notice::new(NoticeKind::Care, "check-unanswered-title").line("check-unanswered")
            }
        });
        self
    }
}

#[cfg(test)]
impl CheckPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let as_of = Instant::from_micros(1_795_335_000_000_000);
        let page = || Self::new(ui.clone(), "20126000000017", "600101300004");
        let mut faulty = page();
        faulty.form.blame("number", "check-number-missing");
        faulty.form.blame("iin", "iin-wrong-length");
        vec![
            Self::new(ui.clone(), "", ""),
            faulty,
            page().answered("20126000000017", CheckAnswer::Genuine { as_of }),
            page().answered("20126000000017", CheckAnswer::NotGenuine { as_of }),
            page().answered("20126000000017", CheckAnswer::Unanswered),
        ]
    }
}
