//! One complaint: its numbers, its term with the reason of an extension, the signed answer, and what can be done next.

use askama::Template;
use kezek_kernel::{Instant, Language, Words};
use kezek_regulations::Complaints;
use kezek_web::{Panel, Phrase, Summary, SummaryRow, Tag, TagKind, Ui};

use crate::pages::paths;
use crate::store::complaints::{Complaint, ComplaintState};
use crate::store::said::Said;

/// A complaint in the cabinet.
#[derive(Debug, Template)]
#[template(path = "portal/complaint/show.html")]
pub(crate) struct ComplaintPage {
    pub(crate) ui: Ui,
    pub(crate) back: String,
    pub(crate) number: String,
    /// The confirmation, right after sending.
    pub(crate) panel: Option<Panel>,
    pub(crate) tag: Tag,
    pub(crate) facts: Summary,
    pub(crate) answer: Option<String>,
    /// What the person can do next, once it has ended.
    pub(crate) next: Option<Words>,
    pub(crate) words: Summary,
}

/// What the page shows beside the complaint itself.
pub(crate) struct ComplaintFacts<'a> {
    pub(crate) request: &'a str,
    pub(crate) service: Words,
    pub(crate) complaint: &'a Complaint,
    pub(crate) rules: &'a Complaints,
    /// What the person can do next under the rule of the day.
    pub(crate) next: Option<Words>,
    pub(crate) words: Summary,
}

/// The state of a complaint in one or two words.
pub(crate) fn state_tag(state: &ComplaintState) -> Tag {
    match state {
        ComplaintState::Sent => Tag::new(TagKind::Plain, "complaint-state-sent"),
        ComplaintState::Registered { extended: None, .. } => {
            Tag::new(TagKind::Going, "complaint-state-registered")
        }
        ComplaintState::Registered { .. } => Tag::new(TagKind::Going, "complaint-state-extended"),
        ComplaintState::Answered { .. } => Tag::new(TagKind::Good, "complaint-state-answered"),
        ComplaintState::SentUp { .. } => Tag::new(TagKind::Going, "complaint-state-sent-up"),
    }
}

/// The next date or the outcome, as a sentence.
pub(crate) fn state_words(state: &ComplaintState, rules: &Complaints) -> Phrase {
    match state {
        ComplaintState::Sent => "complaint-on-its-way".into(),
        ComplaintState::Registered { due, .. } => Phrase::key("complaint-due-by").with("date", due),
        ComplaintState::Answered { outcome, .. } | ComplaintState::SentUp { outcome, .. } => {
            rules.outcome(outcome).map_or_else(|| Phrase::plain(outcome), |found| Phrase::from(&found.name))
        }
    }
}

impl ComplaintPage {
    pub(crate) fn new(ui: Ui, facts: ComplaintFacts<'_>) -> Self {
        let (complaint, state) = (facts.complaint, &facts.complaint.state);
        let answered = matches!(state, ComplaintState::Answered { .. });
        Self {
            back: paths::request(facts.request),
            number: complaint.number.clone(),
            panel: None,
            tag: state_tag(state),
            facts: summary(&facts, ui.language()),
            answer: answered.then(|| paths::complaint_answer(&complaint.number)),
            next: facts.next.filter(|_| !state.is_running()),
            words: facts.words,
            ui: ui.at("cabinet"),
        }
    }

    /// The page right after sending.
    pub(crate) fn sent(mut self) -> Self {
        let number = self.number.clone();
        self.panel =
            Some(Panel { title: "complaint-sent-title".into(), label: "complaint-number".into(), number });
        self
    }
}

fn summary(facts: &ComplaintFacts<'_>, language: Language) -> Summary {
    let (complaint, state) = (facts.complaint, &facts.complaint.state);
    let moment = |at: Instant| Phrase::key("moment-plain").with("moment", at);
    let mut summary = Summary::default()
        .row("complaint-number", Phrase::plain(&complaint.number))
        .row("complaint-request", Phrase::plain(facts.request))
        .row("request-service", &facts.service)
        .row("complaint-accepted", moment(complaint.accepted_at))
        .row("request-status", state_words(state, facts.rules));
    let registered =
        |summary: Summary, number: &str| summary.row("complaint-registered-number", Phrase::plain(number));
    match state {
        ComplaintState::Sent => {}
        ComplaintState::Registered { registered_number, extended, .. } => {
            summary = registered(summary, registered_number);
            if let Some(reason) = extended {
                summary = summary.with(said("complaint-extended-why", reason, language));
            }
        }
        ComplaintState::Answered { registered_number, document_number, at, .. } => {
            summary = registered(summary, registered_number)
                .row("complaint-answer-number", Phrase::plain(document_number))
                .row("complaint-answered-at", moment(*at));
        }
        ComplaintState::SentUp { registered_number, reason, at, .. } => {
            summary = registered(summary, registered_number)
                .with(said("complaint-sent-up-why", reason, language))
                .row("complaint-sent-up-at", moment(*at));
        }
    }
    summary
}

/// What an officer wrote, in the language of the person where it is one of the two of documents.
fn said(label: &'static str, words: &Said, language: Language) -> SummaryRow {
    let lines = words.to(language).lines().map(Phrase::plain).collect();
    SummaryRow { label: label.into(), lines, links: Vec::new(), change: None }
}

#[cfg(test)]
pub(super) fn sample_document() -> kezek_messages::Complaint {
    let field = |code: &str, label: &str, value: &str| kezek_messages::Field {
        code: code.to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
        shown: None,
    };
    kezek_messages::Complaint {
        request: "10126000000042".to_owned(),
        provider: "991340000037".parse().unwrap(),
        person: kezek_kernel::Recipient {
            number: "730412200015".parse().unwrap(),
            name: kezek_kernel::RecipientName::Person(kezek_kernel::PersonName {
                surname: "Жаңабайқызы".into(),
                given: "Үміт".into(),
                patronymic: String::new(),
            }),
        },
        language: Language::Kk,
        draft: kezek_kernel::DraftId::from_bytes([1; 16]),
        prepared: Instant::from_micros(1_795_335_000_000_000),
        fields: vec![
            field("about", "Не шағым жасалады", "delay"),
            field("learned", "Қашан білдіңіз", "2026-11-20"),
            field("circumstances", "Мән-жайлар", "Мерзім өтті.\nЖауап жоқ."),
        ],
        attachments: Vec::new(),
    }
}

#[cfg(test)]
impl ComplaintPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let content = kezek_content::Content::embedded();
        let parameters = content.parameters().unwrap();
        let rules = &parameters.complaints;
        let (due, at) = (jiff::civil::date(2026, 12, 3), Instant::from_micros(1_795_335_000_000_000));
        let registered_number = "C-2026-000004".to_owned();
        let reason = || Said {
            kk: "Қосымша тексеру қажет.".into(), ru: "Нужна проверка.".into()
        };
        let registered = |extended| ComplaintState::Registered {
            registered_number: registered_number.clone(),
            due,
            extended,
        };
        let states = vec![
            ComplaintState::Sent,
            registered(None),
            registered(Some(reason())),
            ComplaintState::Answered {
                registered_number: registered_number.clone(),
                outcome: "action-ordered".into(),
                document_number: "20126000000017".into(),
                at,
            },
            ComplaintState::SentUp {
                registered_number: registered_number.clone(),
                outcome: "sent-up".into(),
                reason: reason(),
                at,
            },
        ];
        let page = |state: ComplaintState| {
            let complaint = Complaint {
                id: kezek_kernel::ComplaintId::from_bytes([1; 16]),
                number: "10226000000001".to_owned(),
                request: kezek_kernel::RequestId::from_bytes([1; 16]),
                accepted_at: at,
                state,
                journal_index: 7,
            };
            let facts = ComplaintFacts {
                request: "10126000000042",
                service: crate::pages::rendered::edition().service.short_name.clone(),
                complaint: &complaint,
                rules,
                next: rules.on(due).map(|rule| rule.next.clone()),
                words: super::sign::checked(&sample_document(), None),
            };
            Self::new(ui.clone().signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ"), facts)
        };
        let mut pages: Vec<Self> = states.into_iter().map(page).collect();
        pages.push(page(ComplaintState::Sent).sent());
        pages
    }
}
