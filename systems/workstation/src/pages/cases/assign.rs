//! The head names the executor.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_store::Failure;
use kezek_web::{Fault, Submitted};

use super::find;
use super::passed::shown;
use crate::acts::case_assign::{CaseAssign, case_assign};
use crate::pages::officer::Officer;
use crate::{Refusal, Workstation};

/// Names the executor.
pub(crate) async fn assign(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let assigned = match form.text("executor").parse() {
        Ok(executor) => {
            let resolution = form.text("resolution").to_owned();
            let input = CaseAssign { case: case.id, executor, resolution };
            let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
            let done = workstation.store().act(actor, move |act| case_assign(act, &office, &input)).await;
            done.map(drop)
        }
        Err(_) => Err(Failure::Refused(Refusal::NoExecutor)),
    };
    shown(&workstation, &officer, case, form, assigned).await
}
