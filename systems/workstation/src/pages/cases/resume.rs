//! The executor goes on with a case that waited for its applicant.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_web::{Fault, Submitted};

use super::{back_to, find, show};
use crate::Workstation;
use crate::acts::case_resume::case_resume;
use crate::pages::officer::Officer;
use crate::pages::wording;

/// Goes on.
pub(crate) async fn resume(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let (office, id, actor) = (workstation.office().clone(), case.id, Actor::Officer(officer.who.officer));
    let done = workstation.store().act(actor, move |act| case_resume(act, &office, id)).await;
    match super::refusal(done)? {
        None => Ok(back_to(&case)),
        Some(refusal) => show::again(&workstation, &officer, case, form, wording::refusal(&refusal)).await,
    }
}
