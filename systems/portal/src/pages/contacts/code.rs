//! The form in which the code of an address is entered.

use askama::Template;
use kezek_web::{Field, FieldKind, Form, Phrase, Ui};

use crate::acts::contact_ask::VALID_MINUTES;
use crate::pages::paths;
use crate::store::contacts::{ContactKind, Unconfirmed};

/// The address, and one field for its code.
#[derive(Debug, Template)]
#[template(path = "portal/contact-code.html")]
pub(crate) struct CodePage {
    pub(crate) ui: Ui,
    kind: ContactKind,
    lead: Phrase,
    pub(crate) form: Form,
}

/// Why the form is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeFaultWords {
    /// Another code; so many tries are left.
    Wrong(i64),
    /// Codes were asked for too often.
    Wait(i64),
}

impl CodePage {
    /// The form for an address that waits.
    pub(crate) fn new(ui: Ui, kind: ContactKind, waiting: &Unconfirmed) -> Self {
        let box_kind = FieldKind::Text {
            value: String::new(),
            autocomplete: "one-time-code",
            keyboard: "numeric",
            width: 8,
        };
        let mut form = Form::new(paths::contact_code(kind), "contact-code-confirm")
            .field(Field::new("code", "contact-code-field", box_kind))
            .other("again", "contact-code-again");
        if waiting.refused {
            form = form.fault("contact-code-undelivered");
        }
        let lead =
            Phrase::key("contact-code-lead").with("address", &waiting.address).with("minutes", VALID_MINUTES);
        Self { ui: ui.at("cabinet"), kind, lead, form }
    }

    fn change_href(&self) -> String {
        paths::contact(self.kind)
    }

    fn change(&self) -> String {
        format!("contact-{}-change", self.kind.code())
    }

    /// The form after a code that was not taken.
    pub(crate) fn refused(mut self, fault: CodeFaultWords) -> Self {
        match fault {
            CodeFaultWords::Wrong(left) => {
                self.form.blame("code", Phrase::key("contact-code-wrong").with("left", left));
            }
            CodeFaultWords::Wait(seconds) => {
                self.form = self.form.fault(Phrase::key("contact-wait").with("seconds", seconds));
            }
        }
        self
    }
}

#[cfg(test)]
impl CodePage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let page = |kind, address: &str, refused| {
            let waiting = Unconfirmed {
                address: address.to_owned(),
                code_key: [0; 32],
                tries_left: 5,
                refused,
                expires_at: kezek_kernel::Instant::from_micros(0),
            };
            Self::new(ui.clone(), kind, &waiting)
        };
        vec![
            page(ContactKind::Email, "umit@example.kz", false),
            page(ContactKind::Sms, "+77010000000", false).refused(CodeFaultWords::Wrong(3)),
            page(ContactKind::Sms, "+77010000000", false).refused(CodeFaultWords::Wait(8)),
            page(ContactKind::Email, "nobody@example.kz", true),
        ]
    }
}
