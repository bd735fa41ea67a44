//! The rating of a service through the API: the same act as the questionnaire of the cabinet.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kezek_kernel::Actor;
use kezek_regulations::EditionKey;
use kezek_store::Failure;
use serde_json::{Value, json};

use super::bearer::Caller;
use super::problem::Problem;
use super::requests::find;
use crate::acts::rating_give::{RatingRefusal, rating_give};
use crate::state::Portal;
use crate::store::ratings;

/// Answers to the questionnaire of the edition.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct RatingBody {
    /// The code of the answer by the code of the question.
    answers: BTreeMap<String, String>,
}

/// Rates the service of a request that has its result: once; the same answers again are taken as said before.
#[utoipa::path(post, path = "/api/v1/requests/{number}/rating", request_body = RatingBody,
    params(("number" = String, Path)), security(("session" = [])),
    responses((status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 409, body = Problem), (status = 415, body = Problem),
              (status = 422, body = Problem)))]
pub(super) async fn give(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
    body: Result<Json<RatingBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    let request = find(&portal, &caller, number).await?;
    let key: EditionKey = request.edition.parse().map_err(|_| Problem::not_found())?;
    let edition = portal.library.edition(&key).cloned().ok_or(Problem::not_found())?;
    // The order of the edition's questions, so that the same answers are the same rating.
    let place = |question: &str| edition.questions.iter().position(|each| each.id == question);
    let mut answers: Vec<(String, String)> = body.answers.into_iter().collect();
    answers.sort_by_key(|(question, _)| place(question));
    let (actor, id, given) = (Actor::Person(caller.account.id), request.id, answers.clone());
    match portal.store.act(actor, move |act| rating_give(act, &request, &edition, &given)).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT),
        Err(Failure::Refused(RatingRefusal::RatedBefore)) => {
            let before = portal.store.read(move |reader| ratings::find(reader, id)).await?;
            if before.is_some_and(|before| before.answers == answers) {
                return Ok(StatusCode::NO_CONTENT);
            }
            Err(Problem::new(StatusCode::CONFLICT, RatingRefusal::RatedBefore.code()))
        }
        Err(Failure::Refused(refusal)) => Err(Problem::unprocessable(refusal.code())),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// What was answered.
#[utoipa::path(get, path = "/api/v1/requests/{number}/rating", params(("number" = String, Path)),
    security(("session" = [])),
    responses((status = 200, body = Value), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Json<Value>, Problem> {
    let id = find(&portal, &caller, number).await?.id;
    let rating = portal.store.read(move |reader| ratings::find(reader, id)).await?;
    let rating = rating.ok_or(Problem::not_found())?;
    let answers: BTreeMap<String, String> = rating.answers.into_iter().collect();
    Ok(Json(json!({ "given_at": rating.given_at.to_string(), "answers": answers })))
}
