//! What is done to a complaint before its answer: take, assign, extend, send to the higher body.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::super::bearer::{Bearer, Key, Keyed};
use super::super::problem::Problem;
use crate::Workstation;
use crate::acts::complaint::complaint_assign::{ComplaintAssign, complaint_assign};
use crate::acts::complaint::complaint_extend::{ComplaintExtend, complaint_extend};
use crate::acts::complaint::complaint_send_up::{ComplaintSendUp, complaint_send_up};
use crate::acts::complaint::complaint_take::complaint_take;
use crate::words::BothWords;

/// Who answers.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignBody {
    /// The officer.
    to: String,
}

/// By how much the term is extended, and why.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtendBody {
    /// By how many working days.
    working_days: u16,
    /// Why; the person reads it.
    reason: BothWords,
}

/// To which body a complaint goes, and why.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendUpBody {
    /// To which body and why; the person reads it.
    reason: BothWords,
}

/// Takes a complaint that nobody has.
#[utoipa::path(
    post, path = "/api/v1/complaints/{number}/take",
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    )
)]
pub(crate) async fn take(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    bearer.does(&workstation, once, number, |act, office, number| complaint_take(act, office, number)).await
}

/// Names the official who answers.
#[utoipa::path(
    post, path = "/api/v1/complaints/{number}/assign", request_body = AssignBody,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(crate) async fn assign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<AssignBody>,
) -> Result<StatusCode, Problem> {
    let to = asked.to.parse().map_err(|_| Problem::unreadable("officer-unreadable"))?;
    bearer.does(&workstation, once, ComplaintAssign { number, to }, complaint_assign).await
}

/// Extends the term; the person is told at once.
#[utoipa::path(
    post, path = "/api/v1/complaints/{number}/extension", request_body = ExtendBody,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(crate) async fn extend(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<ExtendBody>,
) -> Result<StatusCode, Problem> {
    let input = ComplaintExtend { number, working_days: asked.working_days, reason: asked.reason };
    bearer.does(&workstation, once, input, complaint_extend).await
}

/// Marks a complaint that nobody uninvolved can answer as sent to the higher body.
#[utoipa::path(
    post, path = "/api/v1/complaints/{number}/higher-body", request_body = SendUpBody,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(crate) async fn send_up(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<SendUpBody>,
) -> Result<StatusCode, Problem> {
    let input = ComplaintSendUp { number, reason: asked.reason };
    bearer.does(&workstation, once, input, complaint_send_up).await
}
