//! One topic of the form, filled by the clerk for the person before him.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kezek_forms::{Filler, Questions, answers_of};
use kezek_kernel::Words;
use kezek_regulations::Topic;
use kezek_web::{Fault, Form, Submitted, Ui, page_with_status};

use super::list::status;
use super::{SECTION, after, before, find, papers, topic_address};
use crate::Workstation;
use crate::counter::hand_in::OnDesk;
use crate::counter::intake::Filled;
use crate::pages::officer::Officer;
use crate::pages::store_fault;

#[derive(Template)]
#[template(path = "workstation/intake.html")]
pub(crate) struct TopicPage {
    pub(super) ui: Ui,
    pub(super) service: Words,
    pub(super) title: Words,
    pub(super) lead: Words,
    /// The number of this topic, from 1, and of how many steps with the signature.
    pub(super) here: usize,
    pub(super) of: usize,
    pub(super) back: String,
    pub(super) form: Form,
}

/// Shows a topic.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((draft, topic)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let desk = find(&workstation, &officer, &draft).await?;
    let edition = Arc::clone(&desk.edition);
    let topic = edition.form.topic(&topic).ok_or(Fault::NotFound)?;
    let form = form(&workstation, &desk, topic, None);
    Ok(kezek_web::page(&TopicPage::of(officer.ui(SECTION), &desk, topic, form)))
}

/// Takes a topic: what was typed is kept, and the clerk goes on or stays with the faults.
pub(crate) async fn save(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((draft, topic)): Path<(String, String)>,
    sent: Submitted,
) -> Result<Response, Fault> {
    let desk = find(&workstation, &officer, &draft).await?;
    let edition = Arc::clone(&desk.edition);
    let topic = edition.form.topic(&topic).ok_or(Fault::NotFound)?;
    if topic.fields.is_empty() {
        return papers::save(&workstation, &officer, &desk, topic, &sent).await;
    }
    let mut answers = answers_of(topic, &sent, &desk.row.filled.answers, Filler::Officer);
    if let Some((group, index)) = sent.text("remove").split_once('.') {
        answers.remove_item(group, index.parse().unwrap_or(u16::MAX));
    }
    edition.form.prune(&mut answers);
    let filled = Filled { answers, ..desk.row.filled };
    workstation.save_intake(desk.row.draft, filled).await.map_err(store_fault)?;
    let desk = find(&workstation, &officer, &draft).await?;
    let staying = ["add", "remove"].iter().any(|button| !sent.text(button).is_empty());
    let adding = Some(sent.text("add")).filter(|group| !group.is_empty());
    let mut form = form(&workstation, &desk, topic, adding);
    if !staying {
        let context = workstation.form_context(&desk);
        let faults = edition.form.check_topic(&topic.id, &desk.row.filled.answers, &context);
        Questions::blame(&mut form, topic, &faults, sent.text("asked"));
        if !form.is_faulty() {
            return Ok(Redirect::to(&after(&edition, desk.row.draft, &topic.id)).into_response());
        }
    }
    let status = status(form.is_faulty());
    Ok(page_with_status(status, &TopicPage::of(officer.ui(SECTION), &desk, topic, form)))
}

fn form(workstation: &Workstation, desk: &OnDesk, topic: &Topic, adding: Option<&str>) -> Form {
    if topic.fields.is_empty() {
        return papers::form(desk, topic);
    }
    let action = topic_address(desk.row.draft, &topic.id);
    let questions = Questions {
        edition: &desk.edition,
        parameters: workstation.parameters(),
        answers: &desk.row.filled.answers,
        adding,
        filler: Filler::Officer,
    };
    questions.form(topic, Form::new(action, "order-continue"))
}

impl TopicPage {
    pub(super) fn of(ui: Ui, desk: &OnDesk, topic: &Topic, form: Form) -> Self {
        let topics = &desk.edition.form.topics;
        let place = topics.iter().position(|each| each.id == topic.id).unwrap_or_default();
        Self {
            ui,
            service: desk.edition.service.short_name.clone(),
            title: topic.title.clone(),
            lead: topic.lead.clone(),
            here: place.saturating_add(1),
            of: topics.len().saturating_add(1),
            back: before(&desk.edition, desk.row.draft, &topic.id),
            form,
        }
    }
}
