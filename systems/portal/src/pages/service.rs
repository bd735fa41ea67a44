//! The page of a service, from the data of its edition.

use askama::Template;
use kezek_kernel::{RecipientNumber, Words};
use kezek_regulations::{Channel, Edition, Node};
use kezek_web::{Notice, NoticeKind, Phrase, Step, StepLine, StepState, Ui};

use super::paths;

/// What the person gets, who may ask, how long it takes, what is needed, what happens then.
#[derive(Debug, Template)]
#[template(path = "portal/service.html")]
pub(crate) struct ServicePage {
    pub(crate) ui: Ui,
    pub(crate) short_name: Words,
    pub(crate) name: Words,
    pub(crate) practice: Option<Words>,
    pub(crate) facts: Vec<(&'static str, Words)>,
    pub(crate) needs: Vec<Words>,
    pub(crate) documents: Vec<DocumentView>,
    pub(crate) steps: StepLine,
    pub(crate) complaint: Words,
    pub(crate) clause: Words,
    pub(crate) order: String,
    pub(crate) here: String,
    /// Why whoever is signed in cannot order it.
    pub(crate) not_for: Option<Notice>,
}

/// A document that the service asks for.
#[derive(Debug)]
pub(crate) struct DocumentView {
    pub(crate) name: Words,
    pub(crate) hint: Words,
}

impl ServicePage {
    /// The page of an edition's service.
    pub(crate) fn of(ui: Ui, edition: &Edition) -> Self {
        let service = &edition.service;
        let documents = edition.documents.iter();
        Self {
            ui: ui.at("services"),
            short_name: service.short_name.clone(),
            name: service.name.clone(),
            practice: edition.practice.as_ref().map(|practice| practice.note.clone()),
            facts: vec![
                ("service-result", service.result.clone()),
                ("service-who", service.who.clone()),
                ("service-duration", service.duration.clone()),
                ("service-fee", service.fee.clone()),
            ],
            needs: service.needs.clone(),
            documents: documents
                .map(|each| DocumentView { name: each.name.clone(), hint: each.hint.clone() })
                .collect(),
            steps: plan(edition),
            complaint: service.complaint.clone(),
            clause: service.clause.cite.clone(),
            order: paths::order(&service.code),
            here: paths::service(&service.code),
            not_for: None,
        }
    }

    /// The page for whoever is signed in under this number: it says so where the service is not for him.
    pub(crate) fn of_account(ui: Ui, edition: &Edition, number: RecipientNumber) -> Self {
        let not_for = (!edition.is_for(number)).then(|| not_for(number));
        Self { not_for, ..Self::of(ui, edition) }
    }
}

fn not_for(number: RecipientNumber) -> Notice {
    let (title, line) = match number {
        RecipientNumber::Iin(_) => ("service-not-for-persons-title", "service-not-for-persons"),
        RecipientNumber::Bin(_) => ("service-not-for-organisations-title", "service-not-for-organisations"),
    };
    Notice::new(NoticeKind::Care, title).line(line)
}

/// The way of a request through the portal, with the terms that the act prints.
fn plan(edition: &Edition) -> StepLine {
    let way = edition.process(Channel::Portal).map(kezek_regulations::Process::main_way).unwrap_or_default();
    StepLine { steps: way.into_iter().map(|node| step(edition, node, StepState::Plan)).collect() }
}

/// A node of the process in words for the person who waits.
pub(crate) fn step(edition: &Edition, node: &Node, state: StepState) -> Step {
    let participant = edition.participant(node.participant());
    Step {
        label: node.status().into(),
        actor: participant.map(|participant| Phrase::from(&participant.name)),
        time: node.term().map(|term| Phrase::key("step-term").with("term", &term.printed)),
        state,
    }
}

#[cfg(test)]
impl ServicePage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let edition = super::rendered::edition();
        let signed_in = |name: &str, number: &str| {
            Self::of_account(ui.clone().signed_in(name), &edition, number.parse().unwrap())
        };
        vec![
            Self::of(ui.clone(), &edition),
            signed_in("ЖАҢАБАЙҚЫЗЫ ҮМІТ", "600101300004"),
            signed_in("«Үлгі» ЖШС", "991340000017"),
        ]
    }
}
