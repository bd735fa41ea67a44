//! The officer behind a page: every page but the entrance asks for one.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_casework::Deed;
use kezek_kernel::Scope;
use kezek_web::{Fault, Ui, Visit};

use crate::Workstation;
use crate::sign_in::SignedIn;

/// An officer on duty with the visit through which the pages come.
#[derive(Debug, Clone)]
pub(super) struct Officer {
    pub(super) visit: Visit,
    pub(super) who: SignedIn,
}

impl Officer {
    /// What templates speak through, with the officer's name and the section of the navigation.
    pub(super) fn ui(&self, section: &'static str) -> Ui {
        let ui = self.visit.ui().signed_in(self.who.person.name.full()).at(section);
        if self.who.duty.providers_for(Deed::ReadIndicators).is_empty() {
            ui.without("indicators")
        } else {
            ui
        }
    }

    pub(super) fn scope(&self) -> Scope {
        self.who.duty.scope()
    }
}

impl FromRequestParts<Workstation> for Officer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, workstation: &Workstation) -> Result<Self, Response> {
        let visit = <Visit as FromRequestParts<Workstation>>::from_request_parts(parts, workstation)
            .await
            .map_err(IntoResponse::into_response)?;
        let signed_in = workstation
            .signed_in(&visit.token.to_text())
            .await
            .map_err(|error| Fault::internal(error).into_response())?;
        match signed_in {
            Some(who) => Ok(Self { visit, who }),
            None => Err(Redirect::to("/sign-in").into_response()),
        }
    }
}
