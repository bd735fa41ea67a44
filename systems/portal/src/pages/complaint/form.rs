//! The form of a complaint: what is contested, why, what is asked for, and files.

use askama::Template;
use kezek_kernel::Words;
use kezek_regulations::{Attachments, DocumentFault};
use kezek_web::{Choice, Field, FieldKind, Form, HeldFile, Phrase, Ui};

use crate::complaint::{ABOUT, AnswerFault, Answers, FILE, LONGEST_TEXT};
use crate::pages::order::{accept, file_fault, limits};
use crate::pages::paths;

/// The form about one request.
#[derive(Debug, Template)]
#[template(path = "portal/complaint/form.html")]
pub(crate) struct ComplainPage {
    pub(crate) ui: Ui,
    pub(crate) back: String,
    pub(crate) service: Words,
    pub(crate) form: Form,
}

impl ComplainPage {
    /// The form with what was written and attached.
    pub(crate) fn new(
        ui: Ui,
        number: &str,
        service: Words,
        answers: &Answers,
        attachments: &Attachments,
        held: Vec<HeldFile>,
    ) -> Self {
        let about = ABOUT.map(|code| {
            Choice::new(code, Phrase::key(format!("complain-about-{code}")), answers.about == code)
        });
        let lines = |name: &'static str, label: &'static str, value: &str, rows| {
            Field::new(name, label, FieldKind::Lines { value: value.to_owned(), rows })
        };
        let files = FieldKind::Files { accept: accept(attachments), several: true, held };
        let form = Form::new(paths::complain(number), "complain-continue")
            .other("upload", "order-upload")
            .field(Field::new("about", "complain-about", FieldKind::Radios(about.to_vec())))
            .field(
                Field::text("official", "complain-official", answers.official.as_str())
                    .hint("complain-official-hint")
                    .optional(),
            )
            .field(
                Field::date("learned", "complain-learned", &answers.learned)
                    .hint("complain-learned-hint")
                    .optional(),
            )
            .field(
                lines("circumstances", "complain-circumstances", &answers.circumstances, 8)
                    .hint("complain-circumstances-hint"),
            )
            .field(lines("wish", "complain-wish", &answers.wish, 3))
            .field(
                Field::text("address", "complain-address", answers.address.as_str())
                    .hint("complain-address-hint"),
            )
            .text(limits(attachments))
            .field(Field::new(FILE, "complain-files", files).optional());
        Self { ui: ui.at("cabinet"), back: paths::request(number), service, form }
    }

    /// The form with what is wrong with answers and files.
    pub(crate) fn blamed(mut self, fields: &[AnswerFault], files: &[DocumentFault]) -> Self {
        for fault in fields {
            let limit = i64::try_from(LONGEST_TEXT).unwrap_or(i64::MAX);
            let key = match fault.code {
                "empty" => format!("complain-fault-empty-{}", fault.field),
                code => format!("complain-fault-{code}"),
            };
            let words = Phrase::key(key).with("limit", limit);
            self.form.blame(fault.field, words);
        }
        for fault in files {
            self.form.blame(FILE, file_fault(fault));
        }
        self
    }
}

#[cfg(test)]
impl ComplainPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let edition = crate::pages::rendered::edition();
        let page = |answers: &Answers| {
            let service = edition.service.short_name.clone();
            let held = vec![HeldFile {
                name: "хат.pdf".to_owned(),
                size: Phrase::plain("12"),
                href: "/requests/1/complaint/files/1".to_owned(),
                remove: "1".to_owned(),
            }];
            let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
            Self::new(ui, "1", service, answers, &edition.attachments, held)
        };
        let fault = |field, code| AnswerFault { field, code };
        let faults = [
            fault("about", "choose"),
            fault("official", "long"),
            fault("learned", "future"),
            fault("address", "empty"),
        ];
        let typed = Answers { learned: "2026-02-30".to_owned(), ..Answers::default() };
        vec![
            page(&Answers::default()),
            page(&typed).blamed(&faults, &[]),
            page(&typed).blamed(&[fault("learned", "date")], &[]),
        ]
    }
}
