//! Pass a case on, name its executor, give it to another officer, extend its terms.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kezek_kernel::OfficerId;

use super::bearer::{Bearer, Keyed};
use super::problem::Problem;
use crate::Workstation;
use crate::acts::case_assign::{CaseAssign, case_assign};
use crate::acts::case_reassign::{CaseReassign, case_reassign};
use crate::acts::step_pass::{StepPass, step_pass};
use crate::acts::term_extend::{TermExtend, term_extend};
use crate::words::BothWords;

/// What is passed on.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Pass {
    /// Where the case was seen, such as `P8.2`; it is passed wherever it stands when this is left out.
    #[serde(default)]
    position: Option<String>,
    /// What the officer adds of his own.
    #[serde(default)]
    note: String,
}

/// The resolution of the head.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Assign {
    /// The officer who is named; the only executor, when it is left out.
    #[serde(default)]
    executor: Option<String>,
    /// What the head asks of him.
    #[serde(default)]
    resolution: String,
}

/// To whom the head gives a case, and why.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reassign {
    /// The officer who gets it.
    to: String,
    /// Why; it is kept in the history.
    reason: String,
}

/// Has done what the step asks and passes the case on.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/pass", request_body = Pass,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn pass(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Pass>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    let position = asked.position.map(|position| position.parse()).transpose();
    let position = position.map_err(|_| Problem::unreadable("position-unreadable"))?;
    let input = StepPass { case, position, note: asked.note };
    bearer.does(&workstation, once, input, step_pass).await
}

/// Names the executor.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/assign", request_body = Assign,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn assign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Assign>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?;
    if once.before::<()>(&workstation, &bearer.actor()).await?.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let executor = match asked.executor.as_deref().map(str::parse::<OfficerId>) {
        Some(read) => read.map_err(|_| Problem::unreadable("executor-unreadable"))?,
        None => workstation.only_executor(&case).await?,
    };
    let input = CaseAssign { case: case.id, executor, resolution: asked.resolution };
    bearer.does(&workstation, once, input, case_assign).await
}

/// Gives the case to another officer of the role in which it is held.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/reassign", request_body = Reassign,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn reassign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Reassign>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    let to = asked.to.parse().map_err(|_| Problem::unreadable("officer-unreadable"))?;
    let input = CaseReassign { case, to, reason: asked.reason };
    bearer.does(&workstation, once, input, case_reassign).await
}

/// By how much the head extends the terms of a case, and why.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Extension {
    /// By how many working days.
    working_days: u16,
    /// Why; the applicant reads it.
    reason: BothWords,
}

/// Extends the terms that run; the applicant is told.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/extension", request_body = Extension,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn extend(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Extension>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    let input = TermExtend { case, working_days: asked.working_days, reason: asked.reason };
    bearer.does(&workstation, once, input, term_extend).await
}
