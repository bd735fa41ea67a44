//! The signature is not confirmed (P4 of the act): every finding its own sentence, and what can be done.

use askama::Template;
use kezek_kernel::Words;
use kezek_web::{Finding, Ui};

use crate::pages::paths;

/// All findings at once; the draft is kept.
#[derive(Debug, Template)]
#[template(path = "portal/refused.html")]
pub(crate) struct RefusedPage {
    pub(crate) ui: Ui,
    pub(crate) findings: Vec<Finding>,
    /// The clause that makes the portal refuse.
    pub(crate) clause: Words,
    pub(crate) complaint: Words,
    pub(crate) again: String,
}

impl RefusedPage {
    /// The page of a draft.
    pub(crate) fn new(ui: Ui, draft: &str, clause: Words, complaint: Words, findings: Vec<Finding>) -> Self {
        Self { ui: ui.at("services"), findings, clause, complaint, again: paths::sign(draft) }
    }
}

#[cfg(test)]
impl RefusedPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let service = crate::pages::rendered::edition().service.clone();
        let findings = kezek_signatures::Code::ALL.iter().map(|code| Finding::new(code.as_str()));
        let page = |findings| {
            Self::new(ui.clone(), "x", service.clause.cite.clone(), service.complaint.clone(), findings)
        };
        vec![
            page(vec![
                Finding::new("certificate-expired"),
                Finding::new("certificate-iin-differs-from-account"),
            ]),
            page(findings.collect()),
        ]
    }
}
