//! An executor takes a case.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_store::Failure;
use kezek_web::{Fault, Submitted};

use super::panel::Attempt;
use super::{back_to, find, show};
use crate::acts::case_take::case_take;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::{Refusal, Workstation};

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
    match workstation.store().act(actor, move |act| case_take(act, &office, id)).await {
        Ok(_) => Ok(back_to(&case)),
        Err(Failure::Refused(Refusal::NoSuchCase)) => Err(Fault::NotFound),
        Err(Failure::Refused(refusal)) => {
            let attempt = Attempt { form, fault: wording::refusal(&refusal) };
            show::again(&workstation, &officer, case, attempt).await
        }
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}
