//! The document is prepared for its signer.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kezek_store::Failure;
use kezek_web::{Fault, Submitted};

use super::{address, find, show};
use crate::once::Once;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::{Refusal, Workstation};

/// Prepares the document and shows it.
pub(crate) async fn prepare(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    form: Submitted,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    let prepared = match form.text("signer").parse() {
        Ok(signer) => workstation.prepare(officer.who.officer, case.id, signer, Once::default()).await,
        Err(_) => Err(Failure::Refused(Refusal::NoSigner)),
    };
    match super::refusal(prepared)? {
        None => Ok(Redirect::to(&format!("{}/draft", address(&case))).into_response()),
        Some(refusal) => show::again(&workstation, &officer, case, form, wording::refusal(&refusal)).await,
    }
}
