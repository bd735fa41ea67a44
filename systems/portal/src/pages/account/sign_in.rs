//! Signing in with IIN and password (P1, C1 and P2 of the act). Nothing here tells whether an IIN has an account.

use askama::Template;
use kezek_web::{Field, Form, Notice, NoticeKind, Phrase, Ui, safe_next};

use crate::pages::paths;

/// IIN and password.
#[derive(Debug, Template)]
#[template(path = "portal/sign-in.html")]
pub(crate) struct SignInPage {
    pub(crate) ui: Ui,
    pub(crate) notice: Option<Notice>,
    pub(crate) form: Form,
}

/// Why a log-in was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignInFault {
    /// IIN or password is wrong; which of them stays untold.
    Wrong,
    /// Too many attempts; wait so long.
    Wait {
        /// Seconds.
        seconds: i64,
    },
}

impl SignInPage {
    /// The form with what was typed; `next` is where the person wanted to go.
    pub(crate) fn new(ui: Ui, iin: &str, next: &str) -> Self {
        let form = Form::new(paths::SIGN_IN, "sign-in-button")
            .field(Field::iin("iin", "field-iin", iin, "username").hint("field-iin-hint"))
            .field(Field::password("password", "field-password", "current-password"))
            .hide("next", safe_next(next));
        Self { ui, notice: None, form }
    }

    /// The form after a refused log-in.
    pub(crate) fn refused(mut self, fault: SignInFault) -> Self {
        self.form = self.form.fault(match fault {
            SignInFault::Wrong => Phrase::key("sign-in-wrong"),
            SignInFault::Wait { seconds } if seconds < 90 => {
                Phrase::key("sign-in-wait-seconds").with("seconds", seconds)
            }
            SignInFault::Wait { seconds } => {
                Phrase::key("sign-in-wait-minutes").with("minutes", seconds.saturating_add(59) / 60)
            }
        });
        self
    }

    /// The form after the account became active or got its new password.
    pub(crate) fn account_ready(mut self) -> Self {
        self.notice = Some(Notice::new(NoticeKind::Done, "sign-in-ready-title").line("sign-in-ready"));
        self
    }

    /// The form in place of a page whose session ended; what was typed there travels along.
    pub(crate) fn session_ended(mut self, carried: Vec<(String, String)>) -> Self {
        let line = if carried.is_empty() { "sign-in-ended" } else { "sign-in-ended-kept" };
        self.notice = Some(Notice::new(NoticeKind::Care, "sign-in-ended-title").line(line));
        for (name, value) in carried {
            self.form = self.form.hide(format!("kept.{name}"), value);
        }
        self
    }
}

#[cfg(test)]
impl SignInPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let page = || Self::new(ui.clone(), "600101300004", paths::CABINET);
        vec![
            Self::new(ui.clone(), "", ""),
            page().refused(SignInFault::Wrong),
            page().refused(SignInFault::Wait { seconds: 32 }),
            page().refused(SignInFault::Wait { seconds: 1000 }),
            page().account_ready(),
            page().session_ended(vec![]),
            page().session_ended(vec![("address".to_owned(), "Абай к-сі, 1".to_owned())]),
        ]
    }
}
