//! A case: what was asked, what the act asks for now, what was done.

pub(super) mod assign;
pub(super) mod assist;
pub(super) mod certify;
mod complaints;
mod concluded;
pub(super) mod correct;
pub(super) mod dossier;
pub(super) mod draft;
pub(super) mod examine;
pub(super) mod extend;
pub(super) mod files;
mod form;
mod heads;
pub(super) mod issue;
pub(super) mod panel;
pub(super) mod pass;
mod passed;
pub(super) mod prepare;
pub(super) mod reassign;
pub(super) mod refuse;
pub(super) mod resume;
pub(super) mod show;
pub(super) mod sign;
mod signed;
pub(super) mod take;
pub(super) mod terms;
mod waiting;

use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::{Case, rows};
use kezek_store::Failure;
use kezek_web::Fault;

use super::officer::Officer;
use super::store_fault;
use crate::{Refusal, Workstation};

/// The case with this number, if it lies within the officer's scope; otherwise it does not exist.
pub(super) async fn find(workstation: &Workstation, officer: &Officer, number: &str) -> Result<Case, Fault> {
    let scope = officer.scope();
    let number = number.to_owned();
    let found = workstation.store().read(move |read| rows::find_by_number(read, &scope, &number)).await;
    found.map_err(store_fault)?.ok_or(Fault::NotFound)
}

/// The address of a case.
pub(super) fn address(case: &Case) -> String {
    format!("/cases/{}", case.number)
}

/// Why an act on a case was not done; none when it was. A case that does not exist for the officer has no page.
fn refusal<T>(done: Result<T, Failure<Refusal>>) -> Result<Option<Refusal>, Fault> {
    match done {
        Ok(_) => Ok(None),
        Err(Failure::Refused(Refusal::NoSuchCase)) => Err(Fault::NotFound),
        Err(Failure::Refused(refusal)) => Ok(Some(refusal)),
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}

/// Back to the case after an act.
fn back_to(case: &Case) -> Response {
    Redirect::to(&address(case)).into_response()
}
