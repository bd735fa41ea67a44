//! The agenda of a meeting that has not begun is made anew.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kezek_casework::{Case, Deed};
use kezek_kernel::Actor;
use kezek_store::Failure;
use kezek_web::{Fault, Form, Link, Phrase, Submitted, Ui, page_with_status};

use super::super::officer::Officer;
use super::super::wording;
use super::call::{cases, cases_field};
use super::{address, back_to, find};
use crate::Workstation;
use crate::acts::commission::agenda_set::{AgendaSet, agenda_set};
use crate::commission::Stage;
use crate::commission::minutes::{self, Minutes};

#[derive(Template)]
#[template(path = "workstation/meetings/agenda.html")]
pub(crate) struct AgendaPage {
    ui: Ui,
    number: String,
    back: Link,
    form: Form,
}

/// Shows the cases that may stand on the agenda.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    render(&workstation, &officer, &minutes, None).await
}

/// Puts the ticked cases on the agenda.
pub(crate) async fn set(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let meeting = minutes.meeting.id;
    let input = AgendaSet { meeting, cases: cases(&form).ok_or(Fault::Unreadable)? };
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    match workstation.store().act(actor, move |act| agenda_set(act, &office, &input)).await {
        Ok(_) => Ok(back_to(meeting)),
        Err(Failure::Refused(refusal)) => {
            render(&workstation, &officer, &minutes, Some(wording::refusal(&refusal))).await
        }
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    minutes: &Minutes,
    fault: Option<Phrase>,
) -> Result<Response, Fault> {
    let meeting = &minutes.meeting;
    let keeps = officer.who.duty.may_at(Deed::Convene, meeting.provider);
    if !keeps || (meeting.stage != Stage::Called && fault.is_none()) {
        return Err(Fault::NotFound);
    }
    let (office, provider, id) = (workstation.office().clone(), meeting.provider, meeting.id);
    let read = workstation.store().read(move |read| minutes::waiting(read, &office, provider, Some(id)));
    let waiting = read.await.map_err(Fault::internal)?;
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = AgendaPage::of(officer.ui("meetings"), minutes, &waiting, fault);
    Ok(page_with_status(status, &page))
}

impl AgendaPage {
    fn of(ui: Ui, minutes: &Minutes, waiting: &[Case], fault: Option<Phrase>) -> Self {
        let here = address(minutes.meeting.id);
        let chosen = |case: &Case| minutes.agenda.iter().any(|line| line.case.id == case.id);
        let mut form = Form::new(format!("{here}/agenda"), "ws-meeting-agenda-button")
            .field(cases_field(waiting, chosen));
        if let Some(fault) = fault {
            form.blame("cases", fault);
        }
        let number = minutes.meeting.number.clone();
        Self { ui, number, back: Link::new(here, "ws-meeting-back"), form }
    }
}
