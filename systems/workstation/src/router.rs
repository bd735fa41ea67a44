//! Every route of the workstation: pages, API, journal, health, and the door for messages.

use axum::Router;
use kezek_exchange::Link;

use crate::Workstation;
use crate::{api, inbox, pages, service};

/// The whole workstation; without a link no messages are taken.
pub fn router(workstation: &Workstation, link: Option<Link>) -> Router {
    let routes =
        pages::routes(workstation).merge(api::routes(workstation)).merge(service::routes(workstation));
    match link {
        Some(link) => routes.merge(inbox::inbox(workstation, link)),
        None => routes,
    }
}
