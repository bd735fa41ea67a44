//! The executor goes on with a case that waited for its applicant.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_store::Failure;
use kezek_web::{Fault, Phrase, Submitted};

use super::panel::Attempt;
use super::{back_to, find, show};
use crate::acts::case_resume::case_resume;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::{Refusal, Workstation};

/// Goes on.
pub(crate) async fn resume(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let (office, id, actor) = (workstation.office().clone(), case.id, Actor::Officer(officer.who.officer));
    match workstation.store().act(actor, move |act| case_resume(act, &office, id)).await {
        Ok(_) => Ok(back_to(&case)),
        Err(Failure::Refused(Refusal::NoSuchCase)) => Err(Fault::NotFound),
        Err(Failure::Refused(refusal)) => {
            let fault: Phrase = wording::refusal(&refusal);
            show::again(&workstation, &officer, case, Attempt { form, fault }).await
        }
        Err(Failure::Store(error)) => Err(Fault::internal(error)),
    }
}
