//! The answer to a complaint: prepare it, see what is to be signed, sign it, read it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_kernel::DocumentId;

use super::super::bearer::{Bearer, Keyed};
use super::super::problem::Problem;
use super::super::signatures::Sign;
use crate::Workstation;
use crate::complaint::answer::AnswerWords;
use crate::complaint::dossier::ComplaintDossier;
use crate::document::signing::Signatures;
use crate::words::BothWords;

/// What is answered, and who signs.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerBody {
    /// The outcome, of the dated list.
    outcome: String,
    /// The reasons.
    words: BothWords,
    /// The officer who signs; the only one who may, when it is left out.
    #[serde(default)]
    signer: Option<String>,
}

/// What is to be signed: two detached signatures.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct AnswerToSignBody {
    /// The name of this preparation; it goes back with the signatures.
    document: String,
    /// The number printed on the answer.
    number: String,
    /// The outcome.
    outcome: String,
    /// The data, in base64: the first signature is over these bytes.
    xml: String,
    /// The signed range of the page, in base64: the second signature is over these bytes.
    pdf_range: String,
    /// SHA-256 of the signed range, in base64, for programs that sign a digest.
    pdf_digest: String,
}

/// What was signed.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct AnswerSignedBody {
    /// The number of the answer.
    number: String,
}

/// Prepares the answer for its signer.
#[utoipa::path(
    post, path = "/api/v1/complaints/{number}/answer", request_body = AnswerBody,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = AnswerToSignBody), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(crate) async fn prepare(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<AnswerBody>,
) -> Result<Json<AnswerToSignBody>, Problem> {
    if once.before::<DocumentId>(&workstation, &bearer.actor()).await?.is_none() {
        let dossier = ComplaintDossier::open(&workstation, bearer.who.officer, &number).await?;
        let signer = match asked.signer {
            Some(signer) => signer.parse().map_err(|_| Problem::unreadable("signer-unreadable"))?,
            None => workstation.only_answer_signer(&dossier.at.complaint).await?,
        };
        let answer = AnswerWords { outcome: asked.outcome, words: asked.words };
        workstation.prepare_answer(bearer.who.officer, &number, answer, signer, once).await?;
    }
    to_sign(State(workstation), bearer, Path(number)).await
}

/// What is to be signed.
#[utoipa::path(
    get, path = "/api/v1/complaints/{number}/answer", params(("number" = String, Path)),
    responses(
        (status = 200, body = AnswerToSignBody), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub(crate) async fn to_sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Json<AnswerToSignBody>, Problem> {
    ComplaintDossier::open(&workstation, bearer.who.officer, &number).await?;
    let found = workstation.answer_to_sign(bearer.who.officer, &number).await?;
    Ok(Json(AnswerToSignBody {
        document: found.answer.document.to_string(),
        number: found.answer.number,
        outcome: found.answer.outcome,
        xml: STANDARD.encode(&found.xml),
        pdf_range: STANDARD.encode(found.page.signed_bytes()),
        pdf_digest: STANDARD.encode(found.page.digest()),
    }))
}

/// Signs the answer; it goes to the person's cabinet.
#[utoipa::path(
    post, path = "/api/v1/complaints/{number}/signature", request_body = Sign,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = AnswerSignedBody), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(crate) async fn sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Sign>,
) -> Result<Json<AnswerSignedBody>, Problem> {
    if let Some(number) = once.before::<String>(&workstation, &bearer.actor()).await? {
        return Ok(Json(AnswerSignedBody { number }));
    }
    let complaint = ComplaintDossier::open(&workstation, bearer.who.officer, &number).await?.at.complaint;
    let document = asked.document.parse().map_err(|_| Problem::unreadable("document-unreadable"))?;
    let signatures = Signatures { xml: asked.xml_cms.into_bytes(), pdf: asked.pdf_cms.into_bytes() };
    let signed = workstation.sign_answer(bearer.who.officer, &complaint, document, signatures, once).await?;
    Ok(Json(AnswerSignedBody { number: signed }))
}

/// The answer as PDF: signed, or prepared as long as it is not signed.
#[utoipa::path(
    get, path = "/api/v1/complaints/{number}/answer.pdf", params(("number" = String, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(crate) async fn page(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let found = workstation.complaint_part(bearer.who.officer, &number, "answer").await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], found.1).into_response())
}
