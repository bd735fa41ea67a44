//! An executor takes a case.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_web::{Fault, Submitted};

use super::{back_to, find, show};
use crate::Workstation;
use crate::acts::case_take::case_take;
use crate::pages::officer::Officer;
use crate::pages::wording;

/// Takes the case.
pub(crate) async fn take(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let (office, id) = (workstation.office().clone(), case.id);
    let actor = Actor::Officer(officer.who.officer);
    let done = workstation.store().act(actor, move |act| case_take(act, &office, id)).await;
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => show::again(&workstation, &officer, case, form, wording::refusal(&refusal)).await,
    }
}
