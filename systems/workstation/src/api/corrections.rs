//! Ask the applicant for a correction, hear him before a refusal, go on with a case that waited for it.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::bearer::{Bearer, Key, Keyed};
use super::problem::Problem;
use crate::Workstation;
use crate::acts::case_resume::case_resume;
use crate::acts::correction_ask::{CorrectionAsk, correction_ask};
use crate::acts::hearing_open::{HearingOpen, hearing_open};
use crate::decision::{ChosenGround, Wanted};

/// What the applicant is asked for.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Correction {
    /// What he is to correct.
    wanted: Wanted,
    /// How many working days he gets.
    working_days: u16,
}

/// Asks the applicant for a correction; the case waits.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/correction", request_body = Correction,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn ask(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Correction>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    let input = CorrectionAsk { case, wanted: asked.wanted, working_days: asked.working_days };
    bearer.does(&workstation, once, input, correction_ask).await
}

/// A preliminary decision to refuse.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Hearing {
    /// The grounds on which the executor wants to refuse.
    grounds: Vec<ChosenGround>,
}

/// Tells the applicant a preliminary refusal and hears him; the case can be accepted meanwhile, not refused.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/hearing", request_body = Hearing,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn hear(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(told, once): Keyed<Hearing>,
) -> Result<StatusCode, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    bearer.does(&workstation, once, HearingOpen { case, grounds: told.grounds }, hearing_open).await
}

/// Goes on with a case that waited for its applicant.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/resume", params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    )
)]
pub(super) async fn resume(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    let id = bearer.case(&workstation, &number).await?.id;
    bearer.does(&workstation, once, id, |act, office, id| case_resume(act, office, *id)).await
}
