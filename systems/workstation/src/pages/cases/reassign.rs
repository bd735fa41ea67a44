//! The head gives a case to another officer.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_store::Failure;
use kezek_web::{Fault, Submitted};

use super::find;
use super::passed::shown;
use crate::acts::case_reassign::{CaseReassign, case_reassign};
use crate::pages::officer::Officer;
use crate::{Refusal, Workstation};

/// Gives the case to another officer.
pub(crate) async fn reassign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let given = match form.text("successor").parse() {
        Ok(to) => {
            let input = CaseReassign { case: case.id, to, reason: form.text("reason").to_owned() };
            let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
            let done = workstation.store().act(actor, move |act| case_reassign(act, &office, &input)).await;
            done.map(drop)
        }
        Err(_) => Err(Failure::Refused(Refusal::NoSuccessor)),
    };
    shown(&workstation, &officer, case, form, given).await
}
