//! What an officer sees after he has passed a case on: his work list, since the case lies on another desk now.

use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::Case;
use kezek_store::Outcome;
use kezek_web::{Fault, Submitted};

use super::show;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::{Refusal, Workstation};

/// The work list, or the case again with the reason why it was not passed on.
pub(super) async fn shown(
    workstation: &Workstation,
    officer: &Officer,
    case: Case,
    form: Submitted,
    passed: Outcome<(), Refusal>,
) -> Result<Response, Fault> {
    match super::refusal(passed)? {
        None => Ok(Redirect::to("/").into_response()),
        Some(refusal) => show::again(workstation, officer, case, form, wording::refusal(&refusal)).await,
    }
}
