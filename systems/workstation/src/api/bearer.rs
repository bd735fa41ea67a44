//! What a call brings: the officer behind `Authorization: Bearer`, a JSON body, an `Idempotency-Key`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use kezek_casework::{Case, rows};
use kezek_kernel::Actor;
use kezek_store::{Act, IdempotencyKey, Outcome};
use serde::de::DeserializeOwned;

use super::problem::Problem;
use crate::acts::Office;
use crate::once::Once;
use crate::sign_in::SignedIn;
use crate::{Refusal, Workstation};

/// An officer who is signed in.
#[derive(Debug, Clone)]
pub(super) struct Bearer {
    pub(super) who: SignedIn,
    pub(super) token: String,
}

impl Bearer {
    /// The officer as whoever acts.
    pub(super) const fn actor(&self) -> Actor {
        Actor::Officer(self.who.officer)
    }

    /// The case with this number within the officer's scope.
    pub(super) async fn case(&self, workstation: &Workstation, number: &str) -> Result<Case, Problem> {
        let (scope, number) = (self.who.duty.scope(), number.to_owned());
        let found = workstation.store().read(move |read| rows::find_by_number(read, &scope, &number)).await?;
        found.ok_or_else(Problem::not_found)
    }

    /// Does an act that has no answer, once under its key.
    pub(super) async fn does<I: Send + 'static>(
        &self,
        workstation: &Workstation,
        once: Once,
        input: I,
        deed: fn(&mut Act<'_>, &Office, &I) -> Outcome<(), Refusal>,
    ) -> Result<StatusCode, Problem> {
        if once.before::<()>(workstation, &self.actor()).await?.is_some() {
            return Ok(StatusCode::NO_CONTENT);
        }
        let office = workstation.office().clone();
        let done = workstation.store().act(self.actor(), move |act| {
            deed(act, &office, &input)?;
            Ok(once.remember(act, &())?)
        });
        done.await?;
        Ok(StatusCode::NO_CONTENT)
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

/// The key of a call that may be sent again; it covers the address and the whole body.
#[derive(Debug, Clone)]
pub(super) struct Key(pub(super) Once);

/// A JSON body with the key under which it may be sent again.
#[derive(Debug, Clone)]
pub(super) struct Keyed<T>(pub(super) T, pub(super) Once);

impl Key {
    async fn read(request: Request, state: &Workstation) -> Result<(Self, Parts, Bytes), Problem> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state)
            .await
            .map_err(|fault| Problem::new(fault.status(), "body-unreadable"))?;
        let Some(header) = parts.headers.get("idempotency-key") else {
            return Ok((Self(Once::default()), parts, bytes));
        };
        let call = [parts.uri.path().as_bytes(), b"\n", &bytes].concat();
        let key = header.to_str().ok().and_then(|key| IdempotencyKey::new(key, &call));
        let key = key.ok_or_else(|| Problem::unreadable("idempotency-key-wrong"))?;
        Ok((Self(Once::under(key)), parts, bytes))
    }
}

impl FromRequest<Workstation> for Key {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &Workstation) -> Result<Self, Problem> {
        Self::read(request, state).await.map(|(key, ..)| key)
    }
}

impl<T: DeserializeOwned> FromRequest<Workstation> for Keyed<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &Workstation) -> Result<Self, Problem> {
        let (Key(once), parts, bytes) = Key::read(request, state).await?;
        let Body(value) = Body::from_request(Request::from_parts(parts, bytes.into()), state).await?;
        Ok(Self(value, once))
    }
}
