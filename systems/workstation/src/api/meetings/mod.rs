//! Meetings of the commission: who meets when about which cases.

mod answers;
pub(super) mod protocols;
pub(super) mod sitting;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use kezek_casework::{Case, rows};
use kezek_kernel::{CaseId, Instant, MeetingId, OfficerId, Scope};
use kezek_store::{Read as _, StoreError};

use self::answers::{MeetingDetail, MeetingSummary};
use super::answers::CaseSummary;
use super::bearer::{Bearer, Keyed};
use super::problem::Problem;
use crate::acts::commission::meeting_call::{MeetingCall, meeting_call};
use crate::commission::minutes::{self, Minutes};
use crate::{Refusal, Workstation};

/// A new meeting.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Call {
    /// For which moment, RFC 3339.
    held_at: String,
    /// Where.
    place: String,
    /// The member who presides, by officer.
    chair: String,
    /// The cases on the agenda, by number, in its order.
    #[serde(default)]
    cases: Vec<String>,
}

/// The name of a meeting.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct Called {
    /// The name, for the addresses of the meeting.
    id: String,
}

/// The meeting after which a page begins.
#[derive(serde::Deserialize)]
pub(super) struct Asked {
    before: Option<String>,
}

/// Fifty meetings of the officer's providers, newest first; those before the one that is named.
#[utoipa::path(
    get, path = "/api/v1/meetings", params(("before" = Option<String>, Query)),
    responses(
        (status = 200, body = Vec<MeetingSummary>), (status = 400, body = Problem), (status = 401, body = Problem),
    )
)]
pub(super) async fn list(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<MeetingSummary>>, Problem> {
    let before = asked.before.map(|meeting| meeting.parse::<MeetingId>()).transpose();
    let before = before.map_err(|_| Problem::unreadable("meeting-unreadable"))?;
    let (office, duty) = (workstation.office().clone(), bearer.who.duty);
    let read = workstation.store().read(move |read| {
        let (found, _) = minutes::of_officer(read, &office, &duty, before)?;
        Ok(found.iter().map(|each| MeetingSummary::of(each, &duty)).collect())
    });
    Ok(Json(read.await?))
}

/// The cases that wait for the commission and stand on no agenda, by due date.
#[utoipa::path(
    get, path = "/api/v1/meetings/waiting",
    responses((status = 200, body = Vec<CaseSummary>), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub(super) async fn waiting(
    State(workstation): State<Workstation>,
    bearer: Bearer,
) -> Result<Json<Vec<CaseSummary>>, Problem> {
    let provider = minutes::convening(&bearer.who.duty).ok_or_else(Problem::not_found)?;
    let office = workstation.office().clone();
    let read = workstation.store().read(move |read| {
        let (cases, now) = (minutes::waiting(read, &office, provider, None)?, read.now());
        cases.iter().map(|case| CaseSummary::of(&office.rules, case, now)).collect::<Result<_, StoreError>>()
    });
    Ok(Json(read.await?))
}

/// Calls a meeting.
#[utoipa::path(
    post, path = "/api/v1/meetings", request_body = Call, params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = Called), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn call(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Keyed(asked, once): Keyed<Call>,
) -> Result<Json<Called>, Problem> {
    if let Some(id) = once.before::<MeetingId>(&workstation, &bearer.actor()).await? {
        return Ok(Json(Called { id: id.to_string() }));
    }
    let refused = || Problem::new(StatusCode::FORBIDDEN, Refusal::NotYours.code());
    let provider = minutes::convening(&bearer.who.duty).ok_or_else(refused)?;
    let held_at: Instant = asked.held_at.parse().map_err(|_| Problem::unreadable("held-at-unreadable"))?;
    let cases = cases(&workstation, &bearer, asked.cases).await?;
    let input = MeetingCall { provider, held_at, place: asked.place, chair: officer(&asked.chair)?, cases };
    let office = workstation.office().clone();
    let called = workstation.store().act(bearer.actor(), move |act| {
        let meeting = meeting_call(act, &office, &input)?;
        once.remember(act, &meeting)?;
        Ok(meeting)
    });
    Ok(Json(Called { id: called.await?.value.to_string() }))
}

/// One meeting with its agenda, votes and signatures.
#[utoipa::path(
    get, path = "/api/v1/meetings/{id}", params(("id" = String, Path)),
    responses((status = 200, body = MeetingDetail), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub(super) async fn one(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<MeetingDetail>, Problem> {
    let id = meeting(&id)?;
    let (office, duty) = (workstation.office().clone(), bearer.who.duty);
    let read = workstation.store().read(move |read| {
        let found = Minutes::read(read, &office, &duty, id)?;
        Ok(found.map(|minutes| MeetingDetail::of(&minutes, &duty)))
    });
    read.await?.map(Json).ok_or_else(Problem::not_found)
}

/// The meeting of this name; whatever is none does not exist.
fn meeting(id: &str) -> Result<MeetingId, Problem> {
    id.parse().map_err(|_| Problem::not_found())
}

fn officer(id: &str) -> Result<OfficerId, Problem> {
    id.parse().map_err(|_| Problem::unreadable("officer-unreadable"))
}

/// The officers of these names.
fn officers(ids: &[String]) -> Result<Vec<OfficerId>, Problem> {
    ids.iter().map(|id| officer(id)).collect()
}

/// The cases of these numbers within the officer's scope.
async fn cases(
    workstation: &Workstation,
    bearer: &Bearer,
    numbers: Vec<String>,
) -> Result<Vec<CaseId>, Problem> {
    let scope: Scope = bearer.who.duty.scope();
    let read = workstation.store().read(move |read| {
        let find = |number: &String| rows::find_by_number(read, &scope, number);
        numbers.iter().map(find).collect::<Result<Option<Vec<Case>>, StoreError>>()
    });
    let found = read.await?.ok_or_else(Problem::not_found)?;
    Ok(found.into_iter().map(|case| case.id).collect())
}
