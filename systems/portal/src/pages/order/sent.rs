//! The request is sent: its number, and what happens next (the screen of point 9 of the act).

use askama::Template;
use kezek_kernel::{Instant, RecipientNumber, Words};
use kezek_web::{Panel, Phrase, StepLine, Summary, Ui};

use crate::pages::paths;

/// The confirmation: IIN or BIN, number, kind of service, status, term.
#[derive(Debug, Template)]
#[template(path = "portal/sent.html")]
pub(crate) struct SentPage {
    pub(crate) ui: Ui,
    pub(crate) panel: Panel,
    pub(crate) facts: Summary,
    pub(crate) steps: StepLine,
    pub(crate) refresh: String,
    pub(crate) acknowledgement: String,
    pub(crate) request: String,
}

/// What is known about a request that was sent.
#[derive(Debug, Clone)]
pub(crate) struct SentFacts {
    pub(crate) applicant: RecipientNumber,
    pub(crate) number: String,
    pub(crate) service: Words,
    pub(crate) status: Phrase,
    pub(crate) term: Phrase,
    pub(crate) accepted_at: Instant,
}

impl SentFacts {
    /// The list that this page and the page of the request show.
    pub(crate) fn summary(&self) -> Summary {
        let number = match self.applicant {
            RecipientNumber::Iin(_) => "request-iin",
            RecipientNumber::Bin(_) => "request-bin",
        };
        Summary::default()
            .row(number, Phrase::plain(self.applicant.as_str()))
            .row("request-number", Phrase::plain(&self.number))
            .row("request-service", &self.service)
            .row("request-status", &self.status)
            .row("request-term", &self.term)
            .row("request-accepted", Phrase::key("moment-plain").with("moment", self.accepted_at))
    }
}

impl SentPage {
    /// The page after sending.
    pub(crate) fn new(ui: Ui, facts: &SentFacts, steps: StepLine) -> Self {
        let number = &facts.number;
        Self {
            ui: ui.at("cabinet"),
            panel: Panel { title: "sent-title".into(), label: "sent-number".into(), number: number.clone() },
            facts: facts.summary(),
            steps,
            refresh: paths::refresh(number),
            acknowledgement: paths::acknowledgement(number),
            request: paths::request(number),
        }
    }
}

#[cfg(test)]
impl SentFacts {
    pub(crate) fn sample() -> Self {
        Self {
            applicant: "600101300004".parse().unwrap(),
            number: "10126000000042".to_owned(),
            service: crate::pages::rendered::edition().service.short_name.clone(),
            status: "status-sent".into(),
            term: Phrase::key("request-due").with("date", jiff::civil::date(2026, 12, 22)),
            accepted_at: Instant::from_micros(1_795_335_000_000_000),
        }
    }
}

#[cfg(test)]
impl SentPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let ui = ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ");
        vec![Self::new(ui, &SentFacts::sample(), crate::pages::cabinet::sample_line())]
    }
}
