//! The signature is not confirmed (P4 of the act): every finding its own sentence, and what can be done.

use askama::Template;
use kezek_kernel::Words;
use kezek_web::{Finding, Phrase, Ui};

use crate::pages::paths;

/// All findings at once; the draft is kept.
#[derive(Debug, Template)]
#[template(path = "portal/refused.html")]
pub(crate) struct RefusedPage {
    pub(crate) ui: Ui,
    /// What was not sent because of it.
    pub(crate) lead: Phrase,
    pub(crate) findings: Vec<Finding>,
    /// The clause that makes the portal refuse, where an act has one.
    pub(crate) clause: Option<Words>,
    pub(crate) complaint: Words,
    pub(crate) again: String,
}

impl RefusedPage {
    /// The page of a draft.
    pub(crate) fn new(ui: Ui, draft: &str, clause: Words, complaint: Words, findings: Vec<Finding>) -> Self {
        let (lead, clause) = ("refused-lead".into(), Some(clause));
        Self { ui: ui.at("services"), lead, findings, clause, complaint, again: paths::sign(draft) }
    }

    /// The page of an answer to what the provider asked.
    pub(crate) fn of_answer(ui: Ui, number: &str, complaint: Words, findings: Vec<Finding>) -> Self {
        let (lead, again) = ("answer-refused-lead".into(), paths::answer_sign(number));
        Self { ui: ui.at("cabinet"), lead, findings, clause: None, complaint, again }
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
            Self::of_answer(
                ui.clone(),
                "10126000000042",
                service.complaint.clone(),
                vec![Finding::new("certificate-expired")],
            ),
        ]
    }
}
