//! The front page and the pages of services.

use axum::extract::{Path, State};
use axum::response::Response;
use kezek_web::{Fault, Ui, Visit, page};

use super::citizen::behind;
use crate::pages::{HomePage, ServicePage};
use crate::state::Portal;

/// `GET /`
pub(super) async fn home(State(portal): State<Portal>, visit: Visit) -> Result<Response, Fault> {
    let ui = ui(&portal, visit).await?;
    let offers = portal.offers();
    Ok(page(&HomePage::of(ui, offers.iter().map(|offer| &*offer.edition))))
}

/// `GET /services/{code}`
pub(super) async fn service(
    State(portal): State<Portal>,
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let offer = portal.offer(&code).ok_or(Fault::NotFound)?;
    Ok(page(&match behind(&portal, visit).await? {
        Ok(citizen) => ServicePage::of_account(citizen.ui(), &offer.edition, citizen.account.number),
        Err(visit) => ServicePage::of(visit.ui(), &offer.edition),
    }))
}

/// The shell of a public page, with the person's name when somebody is signed in.
pub(super) async fn ui(portal: &Portal, visit: Visit) -> Result<Ui, Fault> {
    Ok(match behind(portal, visit).await? {
        Ok(citizen) => citizen.ui(),
        Err(visit) => visit.ui(),
    })
}
