//! An officer has done what a routine step asks and passes the case on.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_kernel::Actor;
use kezek_web::{Fault, Submitted};

use super::find;
use super::passed::shown;
use crate::Workstation;
use crate::acts::step_pass::{StepPass, step_pass};
use crate::pages::officer::Officer;

/// Passes the case on.
pub(crate) async fn pass(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let position = Some(form.text("position").parse().map_err(|_| Fault::Unreadable)?);
    let input = StepPass { case: case.id, position, note: form.text("note").to_owned() };
    let (office, actor) = (workstation.office().clone(), Actor::Officer(officer.who.officer));
    let passed = workstation.store().act(actor, move |act| step_pass(act, &office, &input)).await;
    shown(&workstation, &officer, case, form, passed.map(drop)).await
}
