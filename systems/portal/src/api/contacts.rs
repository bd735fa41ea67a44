//! How the caller is told: the same as the page of the cabinet.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kezek_kernel::Language;
use kezek_store::Failure;
use serde_json::{Value, json};

use super::bearer::Caller;
use super::problem::Problem;
use crate::acts::contact_switch::Switch;
use crate::contacts::{self, AskFault, CodeFault};
use crate::state::Portal;
use crate::store::contacts::ContactKind;

/// An address.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct AddressBody {
    /// An e-mail address, or a mobile number of Kazakhstan.
    address: String,
}

/// A code.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct CodeBody {
    /// The six digits that were sent to the address.
    code: String,
}

/// On or off.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct SwitchBody {
    /// Whether the caller is told there.
    on: bool,
}

/// A language.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct LanguageBody {
    /// `kk`, `ru` or `en`.
    #[schema(value_type = String)]
    language: Language,
}

/// Where the caller is told, and in which language.
#[utoipa::path(get, path = "/api/v1/contacts", security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem)))]
pub(super) async fn show(State(portal): State<Portal>, caller: Caller) -> Result<Json<Value>, Problem> {
    let known = contacts::known(&portal, caller.account.id).await?;
    let each = known.iter().map(|known| {
        json!({
            "kind": known.kind,
            "offered": known.offered,
            "address": known.contact.as_ref().map(|contact| &contact.address),
            "state": known.contact.as_ref().map(|contact| contact.state.code()),
            "unconfirmed": known.unconfirmed.as_ref().map(|waiting| json!({
                "address": waiting.address, "undeliverable": waiting.refused, "expires_at": waiting.expires_at,
            })),
        })
    });
    Ok(Json(json!({ "language": caller.account.language, "contacts": each.collect::<Vec<_>>() })))
}

/// Names an address: a code is sent there. The address before stays in use until the code comes back.
#[utoipa::path(put, path = "/api/v1/contacts/{kind}", params(("kind" = String, Path)), security(("session" = [])),
    request_body = AddressBody,
    responses((status = 202), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem),
              (status = 429, body = Problem)))]
pub(super) async fn put(
    State(portal): State<Portal>,
    caller: Caller,
    Path(kind): Path<String>,
    body: Result<Json<AddressBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    match contacts::ask(&portal, caller.account.id, known(&kind)?, &body.address).await {
        Ok(()) => Ok(StatusCode::ACCEPTED),
        Err(Failure::Refused(AskFault::Address)) => Err(Problem::unprocessable("address-wrong")),
        Err(Failure::Refused(AskFault::NotOffered)) => Err(Problem::not_found()),
        Err(Failure::Refused(AskFault::Wait(seconds))) => Err(Problem::wait(seconds)),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Takes the address into use.
#[utoipa::path(post, path = "/api/v1/contacts/{kind}/confirmation", params(("kind" = String, Path)),
    security(("session" = [])), request_body = CodeBody,
    responses((status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn confirm(
    State(portal): State<Portal>,
    caller: Caller,
    Path(kind): Path<String>,
    body: Result<Json<CodeBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    match contacts::confirm(&portal, caller.account.id, known(&kind)?, &body.code).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(Failure::Refused(CodeFault::Wrong(left))) => {
            Err(Problem::unprocessable("code-wrong").with(&json!({ "tries_left": left })))
        }
        Err(Failure::Refused(CodeFault::NotPending)) => Err(Problem::not_found()),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Switches a confirmed address on or off.
#[utoipa::path(put, path = "/api/v1/contacts/{kind}/switch", params(("kind" = String, Path)),
    security(("session" = [])), request_body = SwitchBody,
    responses((status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn switch(
    State(portal): State<Portal>,
    caller: Caller,
    Path(kind): Path<String>,
    body: Result<Json<SwitchBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    let switch = Switch { account: caller.account.id, kind: known(&kind)?, on: body.on };
    done(contacts::switch(&portal, switch).await)
}

/// Forgets an address, confirmed or not.
#[utoipa::path(delete, path = "/api/v1/contacts/{kind}", params(("kind" = String, Path)), security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn remove(
    State(portal): State<Portal>,
    caller: Caller,
    Path(kind): Path<String>,
) -> Result<StatusCode, Problem> {
    done(contacts::remove(&portal, caller.account.id, known(&kind)?).await)
}

/// Chooses the language in which the caller is told.
#[utoipa::path(put, path = "/api/v1/contacts/language", security(("session" = [])), request_body = LanguageBody,
    responses((status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn language(
    State(portal): State<Portal>,
    caller: Caller,
    body: Result<Json<LanguageBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    contacts::choose_language(&portal, caller.account.id, body.language).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn known(kind: &str) -> Result<ContactKind, Problem> {
    ContactKind::from_code(kind).ok_or(Problem::not_found())
}

fn done<R>(outcome: Result<(), Failure<R>>) -> Result<StatusCode, Problem> {
    match outcome {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(Failure::Refused(_)) => Err(Problem::not_found()),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}
