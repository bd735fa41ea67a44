//! Sign in and out.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kezek_web::{Network, SessionToken};

use super::bearer::{Bearer, Body};
use super::problem::Problem;
use crate::Workstation;
use crate::sign_in::SignInFault;

/// Number and password.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignIn {
    /// Individual identification number.
    iin: String,
    /// Password.
    password: String,
}

/// The token of a session.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct SignedInAnswer {
    /// For the header `Authorization: Bearer`.
    token: String,
}

/// Signs in.
#[utoipa::path(
    post, path = "/api/v1/sign-in", request_body = SignIn, security(()),
    responses(
        (status = 200, body = SignedInAnswer),
        (status = 400, body = Problem), (status = 401, body = Problem), (status = 415, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem),
    )
)]
pub(super) async fn sign_in(
    State(workstation): State<Workstation>,
    Network(network): Network,
    Body(asked): Body<SignIn>,
) -> Result<Json<SignedInAnswer>, Problem> {
    let token = SessionToken::fresh()
        .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?
        .to_text();
    match workstation.sign_in(&asked.iin, asked.password, network, token.clone()).await {
        Ok(()) => Ok(Json(SignedInAnswer { token })),
        Err(SignInFault::Wrong) => Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong")),
        Err(SignInFault::Wait(seconds)) => Err(Problem::wait(seconds)),
        Err(SignInFault::Store(error)) => Err(error.into()),
    }
}

/// Signs out.
#[utoipa::path(
    post, path = "/api/v1/sign-out",
    responses((status = 204), (status = 401, body = Problem))
)]
pub(super) async fn sign_out(
    State(workstation): State<Workstation>,
    bearer: Bearer,
) -> Result<StatusCode, Problem> {
    workstation.sign_out(&bearer.token).await?;
    Ok(StatusCode::NO_CONTENT)
}
