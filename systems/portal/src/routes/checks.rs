//! The public check of a document: number and IIN or BIN in, genuine or not out, and nothing more. No such number ever stands in an address.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kezek_kernel::RecipientNumber;
use kezek_store::Failure;
use kezek_web::{Fault, Network, Phrase, Submitted, Visit, page, page_with_status};

use super::catalogue::ui;
use super::store_fault;
use crate::checking::{self, Wait};
use crate::pages::checks::CheckPage;
use crate::state::Portal;

/// `GET /check`
pub(super) async fn ask(State(portal): State<Portal>, visit: Visit) -> Result<Response, Fault> {
    Ok(page(&CheckPage::new(ui(&portal, visit).await?, "", "")))
}

/// `POST /check`
pub(super) async fn answer(
    State(portal): State<Portal>,
    visit: Visit,
    network: Network,
    sent: Submitted,
) -> Result<Response, Fault> {
    let (number, typed) = (sent.text("number"), sent.text("iin"));
    let mut shown = CheckPage::new(ui(&portal, visit).await?, number, typed);
    if number.is_empty() {
        shown.form.blame("number", "check-number-missing");
    }
    let holder = typed.parse::<RecipientNumber>();
    if holder.is_err() {
        shown.form.blame("iin", "iin-wrong-check-digit");
    }
    let Some(holder) = holder.ok().filter(|_| !shown.form.is_faulty()) else {
        return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &shown));
    };
    match checking::check(&portal, network, number, holder).await {
        Ok(answer) => Ok(page(&shown.answered(number, answer))),
        Err(Failure::Refused(Wait(seconds))) => {
            shown.form.faults.push(Phrase::key("check-wait").with("seconds", seconds));
            Ok(page_with_status(StatusCode::TOO_MANY_REQUESTS, &shown))
        }
        Err(Failure::Store(error)) => Err(store_fault(error)),
    }
}
