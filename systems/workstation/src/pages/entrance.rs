//! The way out, and the navigation that a signed-in officer sees.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_web::{Fault, NavItem, SessionToken, Submitted, Visit};

use super::store_fault;
use crate::Workstation;

/// The navigation of the workstation's pages.
pub fn navigation() -> Vec<NavItem> {
    let item = |section, href, key| NavItem { section, href, key, signed_in_only: true };
    vec![
        item("work", "/", "ws-nav-work"),
        item("applications", "/applications", "ws-nav-applications"),
        item("complaints", "/complaints", "ws-nav-complaints"),
        item("meetings", "/meetings", "ws-nav-meetings"),
        item("search", "/search", "ws-nav-search"),
        item("lists", "/lists", "ws-nav-lists"),
        item("people", "/people", "ws-nav-people"),
        item("indicators", "/indicators", "ws-nav-indicators"),
    ]
}

/// Ends the session and gives the browser a new secret.
pub(super) async fn sign_out(
    State(workstation): State<Workstation>,
    visit: Visit,
    _form: Submitted,
) -> Result<Response, Fault> {
    workstation.sign_out(&visit.token.to_text()).await.map_err(store_fault)?;
    let fresh = SessionToken::fresh()?;
    Ok(visit.renew(&fresh, Redirect::to("/sign-in").into_response()))
}
