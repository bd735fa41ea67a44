//! Accounts and sessions of the API.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kezek_kernel::{Language, RecipientNumber};
use kezek_store::Failure;
use kezek_web::{Network, SessionToken};

use super::bearer::Caller;
use super::problem::Problem;
use crate::entrance::{self, ConfirmFault, SignInFault};
use crate::state::Portal;
use crate::store::challenges::ChallengeId;

/// Who wants an account, or a new password.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct AskBody {
    /// IIN or BIN, twelve digits.
    iin: String,
    /// The password, 8 to 128 characters.
    password: String,
    /// `kk`, `ru` or `en`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    language: Language,
}

/// A text to be signed by an EDS of the same IIN or BIN.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct ChallengeBody {
    /// Where the signature is sent.
    challenge: String,
    /// The exact text.
    text: String,
    /// Until when (RFC 3339).
    expires_at: String,
}

/// A signature.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct SignatureBody {
    /// CMS as PEM or base64, attached or detached.
    cms: String,
}

/// IIN or BIN, and password.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct SignInBody {
    /// IIN or BIN, twelve digits.
    iin: String,
    /// The password.
    password: String,
}

/// A session.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct SessionBody {
    /// For the header `Authorization: Bearer …`.
    token: String,
}

/// Asks for an account, or for a new password; the answer is the same whether the account exists or not.
#[utoipa::path(post, path = "/api/v1/accounts", request_body = AskBody,
    responses((status = 201, body = ChallengeBody), (status = 400, body = Problem), (status = 415, body = Problem),
              (status = 422, body = Problem)))]
pub(super) async fn ask(
    State(portal): State<Portal>,
    body: Result<Json<AskBody>, JsonRejection>,
) -> Result<(StatusCode, Json<ChallengeBody>), Problem> {
    let Json(body) = body?;
    let number: RecipientNumber = body.iin.parse().map_err(|_| Problem::unprocessable("iin-wrong"))?;
    kezek_access::password::check(&body.password, number.as_str())
        .map_err(|_| Problem::unprocessable("password-not-accepted"))?;
    let asked = entrance::ask(&portal, number, body.password, body.language).await?;
    let challenge = ChallengeBody {
        challenge: asked.id.to_string(),
        text: String::from_utf8_lossy(&asked.text).into_owned(),
        expires_at: asked.expires_at.to_string(),
    };
    Ok((StatusCode::CREATED, Json(challenge)))
}

/// Takes the signed challenge: the account exists with the password that was asked for.
#[utoipa::path(post, path = "/api/v1/accounts/{challenge}", request_body = SignatureBody,
    params(("challenge" = String, Path)),
    responses((status = 204), (status = 400, body = Problem), (status = 404, body = Problem),
              (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn confirm(
    State(portal): State<Portal>,
    Path(challenge): Path<String>,
    body: Result<Json<SignatureBody>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(body) = body?;
    let id: ChallengeId = challenge.parse().map_err(|_| Problem::not_found())?;
    match entrance::confirm(&portal, id, body.cms.as_bytes()).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT),
        Err(Failure::Refused(ConfirmFault::NotPending)) => Err(Problem::not_found()),
        Err(Failure::Refused(ConfirmFault::Signature(findings))) => {
            Err(Problem::unprocessable("signature-not-confirmed").with(&findings))
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Logs in.
#[utoipa::path(post, path = "/api/v1/sessions", request_body = SignInBody,
    responses((status = 201, body = SessionBody), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 415, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn open_session(
    State(portal): State<Portal>,
    Network(network): Network,
    body: Result<Json<SignInBody>, JsonRejection>,
) -> Result<(StatusCode, Json<SessionBody>), Problem> {
    let Json(body) = body?;
    let token = SessionToken::fresh()
        .map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))?
        .to_text();
    match entrance::sign_in(&portal, &body.iin, body.password, network, token.clone()).await {
        Ok(_) => Ok((StatusCode::CREATED, Json(SessionBody { token }))),
        Err(Failure::Refused(SignInFault::Wrong)) => {
            Err(Problem::new(StatusCode::UNAUTHORIZED, "iin-or-password-wrong"))
        }
        Err(Failure::Refused(SignInFault::Wait(seconds))) => Err(Problem::wait(seconds)),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Logs out.
#[utoipa::path(delete, path = "/api/v1/sessions", security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem)))]
pub(super) async fn close_session(
    State(portal): State<Portal>,
    caller: Caller,
) -> Result<StatusCode, Problem> {
    entrance::sign_out(&portal, caller.token).await?;
    Ok(StatusCode::NO_CONTENT)
}
