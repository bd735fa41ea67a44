//! A draft that outlived its edition: the page that says so stands before everything else, and the person chooses.

use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::{Actor, DraftId};
use kezek_store::Failure;
use kezek_web::{Fault, Submitted, Visit, page, page_with_status};

use super::citizen::{Citizen, behind_form};
use super::journey::find_draft;
use super::store_fault;
use crate::acts::draft_carry_over::{CarryOver, CarryRefusal, draft_carry_over};
use crate::carrying::Passage;
use crate::editions::{Standing, standing};
use crate::pages::order::EditionPage;
use crate::pages::paths;
use crate::state::Portal;
use crate::store::drafts::{self, Draft};

/// Leads from every page of a draft to the one that says that its edition has changed. What is typed at that moment is
/// saved first, as long as the old form is held.
pub(super) async fn guard(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let found = place(&parts.uri);
    let citizen = Citizen::from_request_parts(&mut parts, &portal).await;
    let typed = parts.method == Method::POST && found.as_ref().is_some_and(|(_, page)| !is_step(page));
    // Whoever is not signed in, and whatever is no draft, is answered where the address leads.
    let place = found.zip(citizen.ok()).map(|((draft, _), citizen)| (draft, citizen.account.id));
    let request = Request::from_parts(parts, body);
    let Some((draft, account)) = place else { return next.run(request).await };
    let edition = portal.store.read(move |reader| drafts::edition_of(reader, account, draft)).await;
    match edition {
        Err(error) => store_fault(error).into_response(),
        Ok(None) => next.run(request).await,
        Ok(Some(edition)) => {
            let standing = standing(&portal, &edition);
            if standing.is_current() || typed && standing.own().is_some() {
                next.run(request).await
            } else {
                Redirect::to(&paths::draft_edition(&draft.to_string())).into_response()
            }
        }
    }
}

/// The draft and the last part of an address such as `/drafts/{draft}/review`.
fn place(uri: &axum::http::Uri) -> Option<(DraftId, String)> {
    let (draft, page) = uri.path().strip_prefix("/drafts/")?.split_once('/')?;
    Some((draft.parse().ok()?, page.to_owned()))
}

/// Pages on which nothing is typed.
fn is_step(page: &str) -> bool {
    matches!(page, "review" | "sign")
}

/// `GET /drafts/{draft}/edition`
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(draft): Path<String>,
) -> Result<Response, Fault> {
    let draft = find_draft(&portal, &citizen, &draft).await?;
    Ok(match edition_page(&portal, &citizen, &draft) {
        Some(shown) => page(&shown),
        None => to_form(&portal, &draft),
    })
}

/// `POST /drafts/{draft}/edition`: carries the draft over, if it is still what the person saw.
pub(super) async fn carry_over(
    State(portal): State<Portal>,
    visit: Visit,
    Path(draft): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, &paths::draft_edition(&draft), &sent).await?;
    carry_draft(&portal, &citizen, &draft, sent.text("seen")).await.map_err(IntoResponse::into_response)
}

async fn carry_draft(portal: &Portal, citizen: &Citizen, draft: &str, seen: &str) -> Result<Response, Fault> {
    let draft = find_draft(portal, citizen, draft).await?;
    let Standing::Replaced { before, now } = standing(portal, &draft.edition) else {
        return Ok(edition_page(portal, citizen, &draft).map_or_else(
            || to_form(portal, &draft),
            |shown| page_with_status(StatusCode::CONFLICT, &shown),
        ));
    };
    let carry = CarryOver {
        account: citizen.account.id,
        number: citizen.account.number,
        draft: draft.id,
        passage: Passage::new(portal, before, now),
        seen: seen.to_owned(),
    };
    let actor = Actor::Person(citizen.account.id);
    match portal.store.act(actor, move |act| draft_carry_over(act, &carry)).await {
        Ok(_) | Err(Failure::Refused(CarryRefusal::Done)) => {
            let carried = find_draft(portal, citizen, &draft.id.to_string()).await?;
            Ok(to_form(portal, &carried))
        }
        Err(Failure::Refused(CarryRefusal::NoDraft)) => Err(Fault::NotFound),
        Err(Failure::Refused(CarryRefusal::Changed)) => {
            let draft = find_draft(portal, citizen, &draft.id.to_string()).await?;
            let shown = edition_page(portal, citizen, &draft).ok_or(Fault::NotFound)?;
            Ok(page_with_status(StatusCode::CONFLICT, &shown.changed_meanwhile()))
        }
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

/// The page of a draft whose edition does not take requests; `None` where it does.
fn edition_page(portal: &Portal, citizen: &Citizen, draft: &Draft) -> Option<EditionPage> {
    let id = draft.id.to_string();
    let standing = standing(portal, &draft.edition);
    let service = standing.service();
    match standing {
        Standing::Current(_) => None,
        Standing::Replaced { before, now } => {
            let passage = Passage::new(portal, before, now);
            let plan = passage.plan(draft, citizen.account.number);
            Some(EditionPage::replaced(citizen.ui(), &id, &passage, &plan, &portal.parameters))
        }
        Standing::Closed { why, .. } => Some(EditionPage::closed(citizen.ui(), &id, service, &why)),
    }
}

/// The first topic of the form.
fn to_form(portal: &Portal, draft: &Draft) -> Response {
    let standing = standing(portal, &draft.edition);
    let first = standing.own().and_then(|edition| edition.form.topics.first());
    let place = first
        .map_or_else(|| paths::CABINET.to_owned(), |topic| paths::topic(&draft.id.to_string(), &topic.id));
    Redirect::to(&place).into_response()
}
