//! The public check of a document: number and IIN in, genuine or not out, and nothing more. No IIN ever stands in an address.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kezek_web::{Fault, Submitted, Visit, page, page_with_status};

use super::catalogue::ui;
use crate::pages::checks::CheckPage;
use crate::questions;
use crate::state::Portal;

/// `GET /check`
pub(super) async fn ask(State(portal): State<Portal>, visit: Visit) -> Result<Response, Fault> {
    Ok(page(&CheckPage::new(ui(&portal, visit).await?, "", "")))
}

/// `POST /check`
pub(super) async fn answer(
    State(portal): State<Portal>,
    visit: Visit,
    sent: Submitted,
) -> Result<Response, Fault> {
    let (number, iin) = (sent.text("number"), sent.text("iin"));
    let mut shown = CheckPage::new(ui(&portal, visit).await?, number, iin);
    if number.is_empty() {
        shown.form.blame("number", "check-number-missing");
    }
    if iin.parse::<kezek_kernel::Iin>().is_err() {
        shown.form.blame("iin", "iin-wrong-check-digit");
    }
    if shown.form.is_faulty() {
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &shown));
    }
    let answer = questions::genuine(&portal, number, iin).await;
    Ok(page(&shown.answered(number, answer)))
}
