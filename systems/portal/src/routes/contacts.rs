//! How the person is told: addresses with their codes, the switch, the language.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::Language;
use kezek_store::Failure;
use kezek_web::{Fault, Submitted, Visit, page, page_with_status};

use super::citizen::{Citizen, behind_form};
use super::store_fault;
use crate::acts::contact_switch::Switch;
use crate::contacts::{self, AskFault, CodeFault};
use crate::pages::contacts::{AddressPage, CodeFaultWords, CodePage, ContactsPage};
use crate::pages::paths;
use crate::state::Portal;
use crate::store::contacts::ContactKind;

/// `GET /cabinet/contacts`
pub(super) async fn show(State(portal): State<Portal>, citizen: Citizen) -> Result<Response, Fault> {
    let known = contacts::known(&portal, citizen.account.id).await.map_err(store_fault)?;
    Ok(page(&ContactsPage::new(citizen.ui(), known, citizen.account.language)))
}

/// `POST /cabinet/contacts`: the language of the messages.
pub(super) async fn choose_language(
    State(portal): State<Portal>,
    visit: Visit,
    sent: Submitted,
) -> Result<Response, Response> {
    let citizen = behind_form(&portal, visit, paths::CONTACTS, &sent).await?;
    if let Some(language) = Language::from_tag(sent.text("language")) {
        let chosen = contacts::choose_language(&portal, citizen.account.id, language).await;
        chosen.map_err(|error| store_fault(error).into_response())?;
    }
    Ok(to_overview())
}

/// `GET /cabinet/contacts/{kind}`
pub(super) async fn address(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(kind): Path<String>,
) -> Result<Response, Fault> {
    let kind = offered(&portal, &kind)?;
    Ok(page(&AddressPage::new(citizen.ui(), kind, "")))
}

/// `POST /cabinet/contacts/{kind}`: sends a code to the address.
pub(super) async fn ask(
    State(portal): State<Portal>,
    visit: Visit,
    Path(kind): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let kind = offered(&portal, &kind).map_err(IntoResponse::into_response)?;
    let citizen = behind_form(&portal, visit, &paths::contact(kind), &sent).await?;
    let typed = sent.text("address");
    match contacts::ask(&portal, citizen.account.id, kind, typed).await {
        Ok(()) => Ok(Redirect::to(&paths::contact_code(kind)).into_response()),
        Err(Failure::Refused(fault)) => {
            Ok(faulty(&AddressPage::new(citizen.ui(), kind, typed).refused(fault)))
        }
        Err(Failure::Store(error)) => Err(store_fault(error).into_response()),
    }
}

/// `GET /cabinet/contacts/{kind}/code`
pub(super) async fn code(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path(kind): Path<String>,
) -> Result<Response, Fault> {
    let kind = known(&kind)?;
    let waiting = contacts::unconfirmed(&portal, citizen.account.id, kind).await.map_err(store_fault)?;
    Ok(match waiting {
        Some(waiting) => page(&CodePage::new(citizen.ui(), kind, &waiting)),
        None => Redirect::to(&paths::contact(kind)).into_response(),
    })
}

/// `POST /cabinet/contacts/{kind}/code`: takes the address into use, or sends another code.
pub(super) async fn confirm(
    State(portal): State<Portal>,
    visit: Visit,
    Path(kind): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let kind = known(&kind).map_err(IntoResponse::into_response)?;
    let citizen = behind_form(&portal, visit, &paths::contact_code(kind), &sent).await?;
    confirm_code(&portal, &citizen, kind, &sent).await.map_err(IntoResponse::into_response)
}

async fn confirm_code(
    portal: &Portal,
    citizen: &Citizen,
    kind: ContactKind,
    sent: &Submitted,
) -> Result<Response, Fault> {
    let account = citizen.account.id;
    let waiting = contacts::unconfirmed(portal, account, kind).await.map_err(store_fault)?;
    let over = || faulty(&AddressPage::new(citizen.ui(), kind, "").code_over());
    let Some(waiting) = waiting else { return Ok(over()) };
    let again = |words| faulty(&CodePage::new(citizen.ui(), kind, &waiting).refused(words));
    if sent.text("next") == "again" {
        return match contacts::ask(portal, account, kind, &waiting.address).await {
            Ok(()) => Ok(Redirect::to(&paths::contact_code(kind)).into_response()),
            Err(Failure::Refused(AskFault::Wait(seconds))) => Ok(again(CodeFaultWords::Wait(seconds))),
            Err(Failure::Refused(_)) => Err(Fault::NotFound),
            Err(Failure::Store(error)) => Err(store_fault(error)),
        };
    }
    match contacts::confirm(portal, account, kind, sent.text("code")).await {
        Ok(()) => Ok(to_overview()),
        Err(Failure::Refused(CodeFault::Wrong(left))) => Ok(again(CodeFaultWords::Wrong(left))),
        Err(Failure::Refused(CodeFault::NotPending)) => Ok(over()),
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

/// `POST /cabinet/contacts/{kind}/switch`
pub(super) async fn switch(
    State(portal): State<Portal>,
    visit: Visit,
    Path(kind): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let kind = known(&kind).map_err(IntoResponse::into_response)?;
    let citizen = behind_form(&portal, visit, paths::CONTACTS, &sent).await?;
    let switch = Switch { account: citizen.account.id, kind, on: sent.text("to") == "on" };
    overview_after(contacts::switch(&portal, switch).await).map_err(IntoResponse::into_response)
}

/// `POST /cabinet/contacts/{kind}/remove`
pub(super) async fn remove(
    State(portal): State<Portal>,
    visit: Visit,
    Path(kind): Path<String>,
    sent: Submitted,
) -> Result<Response, Response> {
    let kind = known(&kind).map_err(IntoResponse::into_response)?;
    let citizen = behind_form(&portal, visit, paths::CONTACTS, &sent).await?;
    let removed = contacts::remove(&portal, citizen.account.id, kind).await;
    overview_after(removed).map_err(IntoResponse::into_response)
}

/// Whatever there was to change: the overview shows how it stands now.
fn overview_after<R>(done: Result<(), Failure<R>>) -> Result<Response, Fault> {
    match done {
        Ok(()) | Err(Failure::Refused(_)) => Ok(to_overview()),
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}

fn known(kind: &str) -> Result<ContactKind, Fault> {
    ContactKind::from_code(kind).ok_or(Fault::NotFound)
}

fn offered(portal: &Portal, kind: &str) -> Result<ContactKind, Fault> {
    known(kind).ok().filter(|kind| contacts::is_offered(portal, *kind)).ok_or(Fault::NotFound)
}

fn faulty(shown: &impl askama::Template) -> Response {
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, shown)
}

fn to_overview() -> Response {
    Redirect::to(paths::CONTACTS).into_response()
}
