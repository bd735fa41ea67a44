//! The citizen behind an `Authorization: Bearer` token.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use super::problem::Problem;
use crate::entrance;
use crate::state::Portal;
use crate::store::accounts::Account;

/// A caller who is signed in.
pub(super) struct Caller {
    pub(super) account: Account,
    pub(super) token: String,
}

impl FromRequestParts<Portal> for Caller {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Problem> {
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Problem::not_signed_in())?;
        let account = entrance::account(portal, token.to_owned()).await?.ok_or(Problem::not_signed_in())?;
        Ok(Self { account, token: token.to_owned() })
    }
}
