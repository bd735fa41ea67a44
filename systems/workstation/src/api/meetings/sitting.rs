//! A meeting from its agenda to its conclusions.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kezek_regulations::Vote;

use super::super::bearer::{Bearer, Key, Keyed};
use super::super::problem::Problem;
use super::{cases, meeting, officer, officers};
use crate::acts::commission::Attendees;
use crate::acts::commission::agenda_set::{AgendaSet, agenda_set};
use crate::acts::commission::attendance_mark::attendance_mark;
use crate::acts::commission::conclusion_enter::{ConclusionEnter, conclusion_enter};
use crate::acts::commission::meeting_cancel::meeting_cancel;
use crate::acts::commission::meeting_close::meeting_close;
use crate::acts::commission::meeting_forward::meeting_forward;
use crate::acts::commission::meeting_open::meeting_open;
use crate::acts::commission::vote_cast::{VoteCast, vote_cast};
use crate::{ConclusionWords, Workstation};

/// The agenda.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Agenda {
    /// The cases, by number, in the order of the agenda.
    cases: Vec<String>,
}

/// Who is there.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Attendance {
    /// The member who presides, by officer.
    chair: String,
    /// The members who are there, by officer.
    present: Vec<String>,
}

/// A vote.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Cast {
    /// `for`, `against` or `abstained`.
    vote: String,
}

/// The words of a conclusion.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Words {
    /// In Kazakh.
    kk: String,
    /// In Russian.
    ru: String,
}

/// Puts cases on the agenda in place of those before.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/agenda", request_body = Agenda,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn agenda(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Keyed(asked, once): Keyed<Agenda>,
) -> Result<StatusCode, Problem> {
    let input = AgendaSet { meeting: meeting(&id)?, cases: cases(&workstation, &bearer, asked.cases).await? };
    bearer.does(&workstation, once, input, agenda_set).await
}

/// Opens the meeting.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/open", request_body = Attendance,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn open(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Keyed(asked, once): Keyed<Attendance>,
) -> Result<StatusCode, Problem> {
    let (chair, present) = (officer(&asked.chair)?, officers(&asked.present)?);
    let input = Attendees { meeting: meeting(&id)?, chair, present };
    bearer.does(&workstation, once, input, meeting_open).await
}

/// Calls the meeting off before it has begun; its cases wait for another one.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/cancel",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    )
)]
pub(in crate::api) async fn cancel(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    let input = meeting(&id)?;
    bearer.does(&workstation, once, input, |act, office, id| meeting_cancel(act, office, *id)).await
}

/// Corrects who is there.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/attendance", request_body = Attendance,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn attendance(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Keyed(asked, once): Keyed<Attendance>,
) -> Result<StatusCode, Problem> {
    let (chair, present) = (officer(&asked.chair)?, officers(&asked.present)?);
    let input = Attendees { meeting: meeting(&id)?, chair, present };
    bearer.does(&workstation, once, input, attendance_mark).await
}

/// Votes on a case; a later vote stands in place of an earlier one.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/cases/{number}/vote", request_body = Cast,
    params(("id" = String, Path), ("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn vote(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path((id, number)): Path<(String, String)>,
    Keyed(asked, once): Keyed<Cast>,
) -> Result<StatusCode, Problem> {
    let vote = Vote::from_code(&asked.vote).ok_or_else(|| Problem::unreadable("vote-unreadable"))?;
    let case = bearer.case(&workstation, &number).await?.id;
    let input = VoteCast { meeting: meeting(&id)?, case, vote };
    bearer.does(&workstation, once, input, vote_cast).await
}

/// Closes the voting.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/close",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    )
)]
pub(in crate::api) async fn close(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    let input = meeting(&id)?;
    bearer.does(&workstation, once, input, |act, office, id| meeting_close(act, office, *id)).await
}

/// Enters the words of a conclusion.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/cases/{number}/conclusion", request_body = Words,
    params(("id" = String, Path), ("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn conclude(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path((id, number)): Path<(String, String)>,
    Keyed(asked, once): Keyed<Words>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    let words = ConclusionWords { kk: asked.kk, ru: asked.ru };
    let input = ConclusionEnter { meeting: meeting(&id)?, case, words };
    bearer.does(&workstation, once, input, conclusion_enter).await
}

/// Sends the cases of the meeting to their executors.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/forward",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    )
)]
pub(in crate::api) async fn forward(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    let input = meeting(&id)?;
    bearer.does(&workstation, once, input, |act, office, id| meeting_forward(act, office, *id)).await
}
