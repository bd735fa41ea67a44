//! After a log-in in the middle of a form: what was typed is still here, one press sends it.

use askama::Template;
use kezek_web::{Form, Ui, safe_next};

/// The form that a session's end interrupted.
#[derive(Debug, Template)]
#[template(path = "portal/resume.html")]
pub(crate) struct ResumePage {
    pub(crate) ui: Ui,
    pub(crate) form: Form,
}

impl ResumePage {
    /// The interrupted form: its address and the values `kept.…` of the log-in form.
    pub(crate) fn new(ui: Ui, address: &str, sent: &[(String, String)]) -> Self {
        let mut form = Form::new(safe_next(address), "resume-button");
        for (name, value) in sent {
            if let Some(name) = name.strip_prefix("kept.") {
                form = form.hide(name, value);
            }
        }
        Self { ui, form }
    }
}

#[cfg(test)]
impl ResumePage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        vec![Self::new(
            ui.clone(),
            "/drafts/x/you",
            &[("kept.address".to_owned(), "Абай к-сі, 1".to_owned())],
        )]
    }
}
