//! Who comes: the citizen behind the visit's token, or nobody.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_web::{Fault, Submitted, Ui, Visit, page};

use super::store_fault;
use crate::entrance;
use crate::pages::account::SignInPage;
use crate::pages::paths;
use crate::state::Portal;
use crate::store::accounts::Account;

/// A citizen who is signed in.
pub(crate) struct Citizen {
    pub(crate) account: Account,
    pub(crate) visit: Visit,
}

impl Citizen {
    /// The shell of a page with the person's name.
    pub(crate) fn ui(&self) -> Ui {
        self.visit.ui().signed_in(self.account.name.full())
    }
}

/// Pages that only show: whoever is not signed in is led to the log-in and back.
impl<S> FromRequestParts<S> for Citizen
where
    S: Send + Sync,
    Portal: FromRef<S>,
{
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let portal = Portal::from_ref(state);
        let visit = <Visit as FromRequestParts<S>>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let next = parts.uri.path().to_owned();
        match behind(&portal, visit).await {
            Ok(Ok(citizen)) => Ok(citizen),
            Ok(Err(_)) => {
                let query = [("next", next)];
                let query = form_encoded(&query);
                Err(Redirect::to(&format!("{}?{query}", paths::SIGN_IN)).into_response())
            }
            Err(fault) => Err(fault.into_response()),
        }
    }
}

/// The citizen of this visit; the visit itself when nobody is signed in.
pub(crate) async fn behind(portal: &Portal, visit: Visit) -> Result<Result<Citizen, Visit>, Fault> {
    if !visit.known() {
        return Ok(Err(visit));
    }
    let account = entrance::account(portal, visit.token.to_text()).await.map_err(store_fault)?;
    Ok(match account {
        Some(account) => Ok(Citizen { account, visit }),
        None => Err(visit),
    })
}

/// The log-in in place of a form whose session ended; what was typed there travels along.
pub(crate) fn ended(visit: &Visit, place: &str, sent: &Submitted) -> Response {
    page(&SignInPage::new(visit.ui(), "", place).session_ended(sent.carried()))
}

/// The citizen behind a form, or the log-in that keeps what was typed.
pub(crate) async fn behind_form(
    portal: &Portal,
    visit: Visit,
    place: &str,
    sent: &Submitted,
) -> Result<Citizen, Response> {
    match behind(portal, visit).await {
        Ok(Ok(citizen)) => Ok(citizen),
        Ok(Err(visit)) => Err(ended(&visit, place, sent)),
        Err(fault) => Err(fault.into_response()),
    }
}

/// Pairs as a query; only unreserved characters and slashes stay as they are.
fn form_encoded(pairs: &[(&str, String)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                    (byte as char).to_string()
                }
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    pairs.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}
