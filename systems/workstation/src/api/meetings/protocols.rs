//! The protocol of a meeting: prepared, shown, signed by each.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_kernel::DocumentId;

use super::super::bearer::{Bearer, Key, Keyed};
use super::super::problem::Problem;
use super::{meeting, officer};
use crate::Workstation;
use crate::acts::commission::signature_excuse::{SignatureExcuse, signature_excuse};
use crate::document::signing::Signatures;

/// What is to be signed: two detached signatures over the same bytes for everybody.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(in crate::api) struct ProtocolAnswer {
    /// The name of this preparation; it goes back with the signatures.
    document: String,
    /// The number printed on the protocol.
    number: String,
    /// The data, in base64: the first signature is over these bytes.
    xml: String,
    /// The page, in base64: the second signature is over these bytes.
    pdf: String,
}

/// Both signatures of a member.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct SignProtocol {
    /// The preparation that was signed.
    document: String,
    /// Detached CMS over the data: PEM, or DER in base64.
    xml_cms: String,
    /// Detached CMS over the page: PEM, or DER in base64.
    pdf_cms: String,
}

/// Who has not signed, and why.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Excuse {
    /// The member, by officer.
    officer: String,
    /// The reason.
    reason: String,
}

/// Prepares the protocol.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/protocol",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn prepare(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Key(once): Key,
) -> Result<StatusCode, Problem> {
    let id = meeting(&id)?;
    if once.before::<DocumentId>(&workstation, &bearer.actor()).await?.is_none() {
        workstation.prepare_protocol(bearer.who.officer, id, once).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What is to be signed; the opening is recorded.
#[utoipa::path(
    get, path = "/api/v1/meetings/{id}/protocol", params(("id" = String, Path)),
    responses(
        (status = 200, body = ProtocolAnswer), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn to_sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<ProtocolAnswer>, Problem> {
    let found = workstation.open_protocol(bearer.who.officer, meeting(&id)?).await?;
    Ok(Json(ProtocolAnswer {
        document: found.protocol.document.to_string(),
        number: found.protocol.number,
        xml: STANDARD.encode(&found.xml),
        pdf: STANDARD.encode(&found.pdf),
    }))
}

/// Signs the protocol.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/protocol/signature", request_body = SignProtocol,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Keyed(asked, once): Keyed<SignProtocol>,
) -> Result<StatusCode, Problem> {
    if once.before::<()>(&workstation, &bearer.actor()).await?.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let document = asked.document.parse().map_err(|_| Problem::unreadable("document-unreadable"))?;
    let signatures = Signatures { xml: asked.xml_cms.into_bytes(), pdf: asked.pdf_cms.into_bytes() };
    workstation.sign_protocol(bearer.who.officer, meeting(&id)?, document, signatures, once).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records that a member has not signed, and why.
#[utoipa::path(
    post, path = "/api/v1/meetings/{id}/protocol/excuse", request_body = Excuse,
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn excuse(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
    Keyed(asked, once): Keyed<Excuse>,
) -> Result<StatusCode, Problem> {
    let officer = officer(&asked.officer)?;
    let input = SignatureExcuse { meeting: meeting(&id)?, officer, reason: asked.reason };
    bearer.does(&workstation, once, input, signature_excuse).await
}

/// The protocol as PDF; the opening is recorded.
#[utoipa::path(
    get, path = "/api/v1/meetings/{id}/protocol.pdf", params(("id" = String, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem),
    )
)]
pub(in crate::api) async fn page(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let found = workstation.open_protocol(bearer.who.officer, meeting(&id)?).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], found.pdf).into_response())
}
