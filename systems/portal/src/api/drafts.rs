//! Drafts of the caller: forms begun on the pages. One whose edition has changed answers with what differs.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kezek_kernel::{Actor, DraftId};
use kezek_store::Failure;
use serde_json::{Value, json};

use super::bearer::Caller;
use super::problem::Problem;
use crate::acts::draft_carry_over::{CarryOver, CarryRefusal, draft_carry_over};
use crate::carrying::Passage;
use crate::editions::{Standing, standing};
use crate::state::Portal;
use crate::store::drafts::{self, Draft};

/// What the caller was shown.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct CarryBody {
    /// The mark `seen` of the answer 409.
    seen: String,
}

/// The caller's drafts.
#[utoipa::path(get, path = "/api/v1/drafts", security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem)))]
pub(super) async fn list(State(portal): State<Portal>, caller: Caller) -> Result<Json<Value>, Problem> {
    let account = caller.account.id;
    let drafts = portal.store.read(move |reader| drafts::of_account(reader, account)).await?;
    let drafts = drafts.iter().map(|draft| {
        let takes_requests = standing(&portal, &draft.edition).is_current();
        json!({ "draft": draft.id, "edition": draft.edition, "changed_at": draft.changed_at,
                "takes_requests": takes_requests })
    });
    Ok(Json(json!({ "drafts": drafts.collect::<Vec<_>>() })))
}

/// One draft with its answers; 409 with what differs when its edition takes no requests any more.
#[utoipa::path(get, path = "/api/v1/drafts/{draft}", params(("draft" = String, Path)), security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
pub(super) async fn show(
    State(portal): State<Portal>,
    caller: Caller,
    Path(draft): Path<String>,
) -> Result<Json<Value>, Problem> {
    let draft = find(&portal, &caller, &draft).await?;
    if let Some(problem) = problem(&portal, &caller, &draft) {
        return Err(problem);
    }
    let files =
        draft.attachments.iter().map(|file| json!({ "document": file.document_code, "name": file.name }));
    Ok(Json(json!({ "draft": draft.id, "edition": draft.edition, "answers": draft.answers,
                    "attachments": files.collect::<Vec<_>>() })))
}

/// Carries the draft over to the edition that takes requests; 409 anew when it is no longer what the caller saw.
#[utoipa::path(post, path = "/api/v1/drafts/{draft}/carry-over", params(("draft" = String, Path)),
    security(("session" = [])), request_body = CarryBody,
    responses((status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 409, body = Problem), (status = 415, body = Problem),
              (status = 422, body = Problem)))]
pub(super) async fn carry_over(
    State(portal): State<Portal>,
    caller: Caller,
    Path(draft): Path<String>,
    body: Result<Json<CarryBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    let draft = find(&portal, &caller, &draft).await?;
    let Standing::Replaced { before, now } = standing(&portal, &draft.edition) else {
        return problem(&portal, &caller, &draft).map_or(Ok(StatusCode::NO_CONTENT), Err);
    };
    let carry = CarryOver {
        account: caller.account.id,
        number: caller.account.number,
        draft: draft.id,
        passage: Passage::new(&portal, before, now),
        seen: body.seen,
    };
    let actor = Actor::Person(caller.account.id);
    match portal.store.act(actor, move |act| draft_carry_over(act, &carry)).await {
        Ok(_) | Err(Failure::Refused(CarryRefusal::Done)) => Ok(StatusCode::NO_CONTENT),
        Err(Failure::Refused(CarryRefusal::NoDraft)) => Err(Problem::not_found()),
        Err(Failure::Refused(CarryRefusal::Changed)) => {
            let draft = find(&portal, &caller, &draft.id.to_string()).await?;
            Err(problem(&portal, &caller, &draft).unwrap_or(Problem::not_found()))
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Throws the draft away.
#[utoipa::path(delete, path = "/api/v1/drafts/{draft}", params(("draft" = String, Path)), security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn remove(
    State(portal): State<Portal>,
    caller: Caller,
    Path(draft): Path<String>,
) -> Result<StatusCode, Problem> {
    let id = find(&portal, &caller, &draft).await?.id;
    let removed = portal.store.keep::<_, std::convert::Infallible>(move |act| Ok(drafts::remove(act, id)?));
    removed.await.map_err(Failure::into_store)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn find(portal: &Portal, caller: &Caller, draft: &str) -> Result<Draft, Problem> {
    let id: DraftId = draft.parse().map_err(|_| Problem::not_found())?;
    let account = caller.account.id;
    let found = portal.store.read(move |reader| drafts::find(reader, account, id)).await?;
    found.ok_or(Problem::not_found())
}

/// Why the draft cannot be filled as it is; `None` where it can.
fn problem(portal: &Portal, caller: &Caller, draft: &Draft) -> Option<Problem> {
    match standing(portal, &draft.edition) {
        Standing::Current(_) => None,
        Standing::Replaced { before, now } => {
            let to = now.key.clone();
            let plan = Passage::new(portal, before, now).plan(draft, caller.account.number);
            let answers: Vec<&str> = plan.dropped.iter().map(|(name, _)| name.as_str()).collect();
            let files = plan.dropped_files.iter();
            let files = files.map(|file| json!({ "document": file.document_code, "name": file.name }));
            let findings = json!({
                "from": draft.edition, "to": to, "differences": plan.differences,
                "dropped_answers": answers, "dropped_files": files.collect::<Vec<_>>(), "seen": plan.mark,
            });
            Some(Problem::new(StatusCode::CONFLICT, "edition-changed").with(&findings))
        }
        Standing::Closed { why, .. } => {
            let findings = json!({ "from": draft.edition, "reason": why.code() });
            Some(Problem::new(StatusCode::CONFLICT, "edition-closed").with(&findings))
        }
    }
}
