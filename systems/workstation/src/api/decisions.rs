//! Take a case, decide it.

use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::bearer::{Bearer, Key, Keyed};
use super::problem::Problem;
use crate::Workstation;
use crate::acts::case_take::case_take;
use crate::decision::Examination;

/// Takes a case that nobody has.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/take", params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
    )
)]
pub(super) async fn take(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    let id = bearer.case(&workstation, &number).await?.id;
    bearer.does(&workstation, once, id, |act, office, id| case_take(act, office, *id)).await
}

/// Examines the documents and decides.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/decision", params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = Examination,
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn decide(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(examination, once): Keyed<Examination>,
) -> Result<StatusCode, Problem> {
    let id = bearer.case(&workstation, &number).await?.id;
    if once.before::<()>(&workstation, &bearer.actor()).await?.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    workstation.examine(bearer.who.officer, id, examination, once).await?;
    Ok(StatusCode::NO_CONTENT)
}
