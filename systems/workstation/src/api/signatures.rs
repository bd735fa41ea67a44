//! Prepare a document, see what is to be signed, sign it.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kezek_kernel::DocumentId;
use kezek_queue::Place;

use super::bearer::{Bearer, Keyed};
use super::problem::Problem;
use crate::Workstation;
use crate::acts::data_open::{Part, data_open};
use crate::acts::result_sign::ResultSigned;
use crate::decision::DocumentKind;
use crate::document::signing::Signatures;
use crate::store::decisions;

/// Who signs.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Prepare {
    /// The officer who signs; the only one who may, when it is left out.
    #[serde(default)]
    signer: Option<String>,
}

/// What is to be signed: two detached signatures.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct ToSignAnswer {
    /// The name of this preparation; it goes back with the signatures.
    document: String,
    /// The number printed on the document.
    number: String,
    /// What it is.
    kind: DocumentKind,
    /// The place it prints.
    place: Option<u64>,
    /// The data, in base64: the first signature is over these bytes.
    xml: String,
    /// The signed range of the page, in base64: the second signature is over these bytes.
    pdf_range: String,
    /// SHA-256 of the signed range, in base64, for programs that sign a digest.
    pdf_digest: String,
}

/// Both signatures.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Sign {
    /// The preparation that was signed.
    pub(super) document: String,
    /// Detached CMS over the data: PEM, or DER in base64.
    pub(super) xml_cms: String,
    /// Detached CMS over the signed range of the page: PEM, or DER in base64.
    pub(super) pdf_cms: String,
}

/// What was signed.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct SignedAnswer {
    /// The number of the document.
    number: String,
    /// The place in the list.
    place: Option<u64>,
}

impl From<ResultSigned> for SignedAnswer {
    fn from(signed: ResultSigned) -> Self {
        Self { number: signed.number, place: signed.place.map(Place::number) }
    }
}

/// Prepares the document for its signer.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/document", request_body = Prepare,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = ToSignAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn prepare(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Prepare>,
) -> Result<Json<ToSignAnswer>, Problem> {
    let case = bearer.case(&workstation, &number).await?;
    if once.before::<DocumentId>(&workstation, &bearer.actor()).await?.is_none() {
        let signer = match asked.signer {
            Some(signer) => signer.parse().map_err(|_| Problem::unreadable("signer-unreadable"))?,
            None => workstation.only_signer(&case).await?,
        };
        workstation.prepare(bearer.who.officer, case.id, signer, once).await?;
    }
    to_sign(State(workstation), bearer, Path(number)).await
}

/// What is to be signed.
#[utoipa::path(
    get, path = "/api/v1/cases/{number}/document", params(("number" = String, Path)),
    responses(
        (status = 200, body = ToSignAnswer), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem),
    )
)]
pub(super) async fn to_sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Json<ToSignAnswer>, Problem> {
    let case = bearer.case(&workstation, &number).await?;
    open(&workstation, &bearer, case.id).await?;
    let found = workstation.to_sign(bearer.who.officer, case.id).await?;
    Ok(Json(ToSignAnswer {
        document: found.draft.document.to_string(),
        number: found.draft.number,
        kind: found.draft.kind,
        place: found.draft.place.map(Place::number),
        xml: STANDARD.encode(&found.xml),
        pdf_range: STANDARD.encode(found.page.signed_bytes()),
        pdf_digest: STANDARD.encode(found.page.digest()),
    }))
}

/// Signs the document.
#[utoipa::path(
    post, path = "/api/v1/cases/{number}/signature", request_body = Sign,
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, body = SignedAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem),
    )
)]
pub(super) async fn sign(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
    Keyed(asked, once): Keyed<Sign>,
) -> Result<Json<SignedAnswer>, Problem> {
    let case = bearer.case(&workstation, &number).await?;
    if let Some(signed) = once.before::<ResultSigned>(&workstation, &bearer.actor()).await? {
        return Ok(Json(signed.into()));
    }
    let document = asked.document.parse().map_err(|_| Problem::unreadable("document-unreadable"))?;
    let signatures = Signatures { xml: asked.xml_cms.into_bytes(), pdf: asked.pdf_cms.into_bytes() };
    let signed = workstation.sign(bearer.who.officer, case.id, document, signatures, once).await?;
    Ok(Json(signed.into()))
}

/// The document as PDF: signed, or prepared as long as it is not signed.
#[utoipa::path(
    get, path = "/api/v1/cases/{number}/document.pdf", params(("number" = String, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn document(
    State(workstation): State<Workstation>,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = bearer.case(&workstation, &number).await?.id;
    open(&workstation, &bearer, case).await?;
    let found = workstation.store().read(move |read| decisions::page(read, case)).await?;
    let bytes = found.ok_or_else(Problem::not_found)?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

async fn open(workstation: &Workstation, bearer: &Bearer, case: kezek_kernel::CaseId) -> Result<(), Problem> {
    let office = workstation.office().clone();
    let opened = workstation
        .store()
        .act(bearer.actor(), move |act| data_open(act, &office, case, Part::Document))
        .await;
    // Whoever may not open the case learns nothing about it.
    opened.map(drop).map_err(|_| Problem::not_found())
}
