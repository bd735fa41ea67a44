//! Asking for an account, or for a new password: IIN and the password twice.
//!
//! Both ask the same and go on to the same signature, whether the IIN has an account or not.

use askama::Template;
use kezek_access::password::PasswordFault;
use kezek_web::{Field, Form, Phrase, Ui};

use super::ChallengePurpose;
use crate::pages::paths;

/// IIN and a password to choose.
#[derive(Debug, Template)]
#[template(path = "portal/register.html")]
pub(crate) struct RegisterPage {
    pub(crate) ui: Ui,
    pub(crate) purpose: ChallengePurpose,
    pub(crate) form: Form,
}

impl RegisterPage {
    /// The form with what was typed; blame its fields `iin`, `password`, `again` for faults.
    pub(crate) fn new(ui: Ui, purpose: ChallengePurpose, iin: &str) -> Self {
        let action = match purpose {
            ChallengePurpose::Account => paths::REGISTER,
            ChallengePurpose::Password => paths::RECOVER,
        };
        let form = Form::new(action, "register-button")
            .field(Field::iin("iin", "field-iin", iin, "username").hint("field-iin-hint"))
            .field(
                Field::password("password", "field-new-password", "new-password")
                    .hint("field-new-password-hint"),
            )
            .field(Field::password("again", "field-password-again", "new-password"));
        Self { ui, purpose, form }
    }

    fn title(&self) -> &'static str {
        match self.purpose {
            ChallengePurpose::Account => "register-title",
            ChallengePurpose::Password => "recover-title",
        }
    }

    fn lead(&self) -> &'static str {
        match self.purpose {
            ChallengePurpose::Account => "register-lead",
            ChallengePurpose::Password => "recover-lead",
        }
    }
}

/// What is wrong with a chosen password.
pub(crate) fn password_fault(fault: PasswordFault) -> Phrase {
    match fault {
        PasswordFault::TooShort => {
            Phrase::key("password-too-short").with("least", kezek_access::password::SHORTEST)
        }
        PasswordFault::TooLong => {
            Phrase::key("password-too-long").with("most", kezek_access::password::LONGEST)
        }
        PasswordFault::ContainsNumber => "password-has-iin".into(),
    }
}

#[cfg(test)]
impl RegisterPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let mut faulty = Self::new(ui.clone(), ChallengePurpose::Account, "600101300002");
        faulty.form.blame("iin", "iin-wrong-check-digit");
        faulty.form.blame("password", password_fault(PasswordFault::TooShort));
        faulty.form.blame("again", "password-differs");
        vec![
            Self::new(ui.clone(), ChallengePurpose::Account, ""),
            Self::new(ui.clone(), ChallengePurpose::Password, ""),
            faulty,
        ]
    }
}
