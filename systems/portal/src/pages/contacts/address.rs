//! The form in which an address is named.

use askama::Template;
use kezek_web::{Field, FieldKind, Form, Phrase, Ui};

use crate::contacts::AskFault;
use crate::pages::paths;
use crate::store::contacts::ContactKind;

/// One field.
#[derive(Debug, Template)]
#[template(path = "portal/contact-address.html")]
pub(crate) struct AddressPage {
    pub(crate) ui: Ui,
    kind: ContactKind,
    pub(crate) form: Form,
}

impl AddressPage {
    /// The form with what was typed.
    pub(crate) fn new(ui: Ui, kind: ContactKind, typed: &str) -> Self {
        let words = |ending: &str| Phrase::key(format!("contact-{}-{ending}", kind.code()));
        let (autocomplete, keyboard) = match kind {
            ContactKind::Email => ("email", "email"),
            ContactKind::Sms => ("tel", "tel"),
        };
        let box_kind = FieldKind::Text { value: typed.to_owned(), autocomplete, keyboard, width: 0 };
        let field = Field::new("address", words("field"), box_kind).hint(words("hint"));
        let form = Form::new(paths::contact(kind), "contact-send-code").field(field);
        Self { ui: ui.at("cabinet"), kind, form }
    }

    /// The form after no code was sent.
    pub(crate) fn refused(mut self, fault: AskFault) -> Self {
        match fault {
            AskFault::Wait(seconds) => {
                self.form = self.form.fault(Phrase::key("contact-wait").with("seconds", seconds));
            }
            AskFault::Address => {
                self.form.blame("address", Phrase::key(format!("contact-{}-wrong", self.kind.code())));
            }
            AskFault::NotOffered => {
                let fault = Phrase::key(format!("contact-{}-not-offered", self.kind.code()));
                self.form = self.form.fault(fault);
            }
        }
        self
    }

    /// The form after a code that is no longer good.
    pub(crate) fn code_over(mut self) -> Self {
        self.form = self.form.fault("contact-code-over");
        self
    }

    fn title(&self) -> String {
        format!("contact-{}-title", self.kind.code())
    }
}

#[cfg(test)]
impl AddressPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        let page = |kind, typed| Self::new(ui.clone(), kind, typed);
        vec![
            page(ContactKind::Email, ""),
            page(ContactKind::Sms, ""),
            page(ContactKind::Email, "umit").refused(AskFault::Address),
            page(ContactKind::Sms, "+7 727").refused(AskFault::Address),
            page(ContactKind::Sms, "+7 701 000 00 00").refused(AskFault::Wait(16)),
            page(ContactKind::Email, "umit@example.kz").code_over(),
        ]
    }
}
