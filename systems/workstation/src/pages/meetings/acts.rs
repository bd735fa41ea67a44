//! What the secretary does on the page of a meeting: open, call off, mark attendance, close, prepare, excuse, forward.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::{Actor, OfficerId};
use kezek_store::{Act, Failure, Outcome};
use kezek_web::{Fault, Submitted};

use super::super::officer::Officer;
use super::show::render;
use super::{Attempt, back_to, find};
use crate::acts::Office;
use crate::acts::commission::Attendees;
use crate::acts::commission::attendance_mark::attendance_mark;
use crate::acts::commission::meeting_cancel::meeting_cancel;
use crate::acts::commission::meeting_close::meeting_close;
use crate::acts::commission::meeting_forward::meeting_forward;
use crate::acts::commission::meeting_open::meeting_open;
use crate::acts::commission::signature_excuse::{SignatureExcuse, signature_excuse};
use crate::commission::minutes::Minutes;
use crate::once::Once;
use crate::{Refusal, Workstation};

/// Opens the meeting.
pub(crate) async fn open(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let Some((chair, present)) = attendance(&form) else {
        return Ok(shown(&officer, &minutes, form, Refusal::NoChair));
    };
    let input = Attendees { meeting: minutes.meeting.id, chair, present };
    done(&workstation, &officer, &minutes, form, input, meeting_open).await
}

/// Corrects who is there.
pub(crate) async fn mark(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let Some((chair, present)) = attendance(&form) else {
        return Ok(shown(&officer, &minutes, form, Refusal::NoChair));
    };
    let input = Attendees { meeting: minutes.meeting.id, chair, present };
    done(&workstation, &officer, &minutes, form, input, attendance_mark).await
}

/// Calls the meeting off.
pub(crate) async fn cancel(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let input = minutes.meeting.id;
    let deed = |act: &mut Act<'_>, office: &Office, id: &_| meeting_cancel(act, office, *id);
    done(&workstation, &officer, &minutes, form, input, deed).await
}

/// Closes the voting.
pub(crate) async fn close(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let input = minutes.meeting.id;
    let deed = |act: &mut Act<'_>, office: &Office, id: &_| meeting_close(act, office, *id);
    done(&workstation, &officer, &minutes, form, input, deed).await
}

/// Prepares the protocol.
pub(crate) async fn prepare(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let id = minutes.meeting.id;
    let prepared = workstation.prepare_protocol(officer.who.officer, id, Once::default()).await;
    answer(&officer, &minutes, form, prepared.map(drop))
}

/// Records that a member has not signed.
pub(crate) async fn excuse(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let Ok(member) = form.text("member").parse::<OfficerId>() else {
        return Ok(shown(&officer, &minutes, form, Refusal::NoMember));
    };
    let reason = form.text("reason").to_owned();
    let input = SignatureExcuse { meeting: minutes.meeting.id, officer: member, reason };
    done(&workstation, &officer, &minutes, form, input, signature_excuse).await
}

/// Sends the cases on.
pub(crate) async fn forward(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    let input = minutes.meeting.id;
    let deed = |act: &mut Act<'_>, office: &Office, id: &_| meeting_forward(act, office, *id);
    done(&workstation, &officer, &minutes, form, input, deed).await
}

/// Who presides and who is there; none when nobody readable presides.
fn attendance(form: &Submitted) -> Option<(OfficerId, Vec<OfficerId>)> {
    let chair = form.text("chair").parse().ok()?;
    let present: Option<Vec<OfficerId>> = form.all("present").map(|id| id.parse().ok()).collect();
    Some((chair, present?))
}

async fn done<I: Send + 'static>(
    workstation: &Workstation,
    officer: &Officer,
    minutes: &Minutes,
    form: Submitted,
    input: I,
    deed: fn(&mut Act<'_>, &Office, &I) -> Outcome<(), Refusal>,
) -> Result<Response, Fault> {
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    let done = workstation.store().act(actor, move |act| deed(act, &office, &input)).await;
    answer(officer, minutes, form, done.map(drop))
}

/// The meeting as it stands now, or again with the reason why nothing was done.
fn answer(
    officer: &Officer,
    minutes: &Minutes,
    form: Submitted,
    done: Outcome<(), Refusal>,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(back_to(minutes.meeting.id)),
        Err(Failure::Refused(Refusal::NoSuchMeeting | Refusal::NoSuchCase)) => Err(Fault::NotFound),
        Err(Failure::Refused(refusal)) => Ok(shown(officer, minutes, form, refusal)),
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

fn shown(officer: &Officer, minutes: &Minutes, form: Submitted, refusal: Refusal) -> Response {
    render(officer, minutes, Some(&Attempt { form, refusal }))
}
