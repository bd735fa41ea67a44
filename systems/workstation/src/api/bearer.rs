//! The officer behind a request: `Authorization: Bearer` with the token of a sign-in.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use kezek_casework::{Case, rows};
use serde::de::DeserializeOwned;

use super::problem::Problem;
use crate::Workstation;
use crate::sign_in::SignedIn;

/// An officer who is signed in.
#[derive(Debug, Clone)]
pub(super) struct Bearer {
    pub(super) who: SignedIn,
    pub(super) token: String,
}

impl Bearer {
    /// The case with this number within the officer's scope.
    pub(super) async fn case(&self, workstation: &Workstation, number: &str) -> Result<Case, Problem> {
        let (scope, number) = (self.who.duty.scope(), number.to_owned());
        let found = workstation.store().read(move |read| rows::find_by_number(read, &scope, &number)).await?;
        found.ok_or_else(Problem::not_found)
    }
}

impl FromRequestParts<Workstation> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, workstation: &Workstation) -> Result<Self, Problem> {
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(Problem::signed_out)?;
        let who = workstation.signed_in(token).await?.ok_or_else(Problem::signed_out)?;
        Ok(Self { who, token: token.to_owned() })
    }
}

/// A JSON body; one that cannot be read is a problem of the API, not of the framework.
#[derive(Debug, Clone)]
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Workstation> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &Workstation) -> Result<Self, Problem> {
        let read: Result<Json<T>, JsonRejection> = Json::from_request(request, state).await;
        match read {
            Ok(Json(value)) => Ok(Self(value)),
            Err(fault) => Err(Problem::new(fault.status(), "body-unreadable")),
        }
    }
}
