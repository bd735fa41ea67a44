//! Complaints through the API: the same checks and the same act as the pages of the cabinet.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kezek_kernel::{DraftId, Language};
use kezek_store::Failure;
use serde_json::{Value, json};

use super::bearer::Caller;
use super::parts::{FileBody, SignedParts, attachments};
use super::problem::Problem;
use super::requests::{self, AcceptedBody, accepted};
use crate::acts::complaint_send::SendRefusal;
use crate::complaint::intake::{self, ComplaintCandidate, ComplaintFaults, ComplaintRefusal};
use crate::complaint::{Answers, Material, document};
use crate::outbox;
use crate::state::Portal;
use crate::store::complaints::{self, Complaint};

/// What a person complains of.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ComplaintBody {
    /// The answers.
    answers: Answers,
    /// The files to be attached, each under the document `complaint-file`.
    #[serde(default)]
    attachments: Vec<FileBody>,
    /// The language of the document: `kk`, `ru` or `en`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    language: Language,
}

/// The parts of a complaint.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct ComplaintParts {
    /// The signed bytes.
    #[schema(value_type = String, format = Binary)]
    complaint: Vec<u8>,
    /// The signature over them: CMS as PEM, base64 or DER.
    #[schema(value_type = String, format = Binary)]
    cms: Vec<u8>,
}

/// Makes the document to be signed; nothing is stored.
#[utoipa::path(post, path = "/api/v1/requests/{number}/complaint", request_body = ComplaintBody,
    params(("number" = String, Path)), security(("session" = [])),
    responses((status = 200, description = "The exact bytes to be signed", content_type = "application/xml", body = String),
              (status = 400, body = Problem), (status = 401, body = Problem), (status = 404, body = Problem),
              (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn prepare(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
    body: Result<Json<ComplaintBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(body) = body?;
    let request = requests::find(&portal, &caller, number).await?;
    let files = attachments(&body.attachments)?;
    let faults = ComplaintFaults::of(&portal, &request, &body.answers, &files)?;
    if !faults.is_empty() {
        return Err(Problem::unprocessable("form-faulty").with(&faults));
    }
    let drawn = portal.store.keep::<DraftId, std::convert::Infallible>(|act| Ok(act.id())).await;
    let material = Material {
        request: &request,
        account: &caller.account,
        language: body.language,
        draft: drawn.map_err(Failure::into_store)?,
        answers: &body.answers,
        files: &files,
    };
    let document = document(&portal, &material).ok_or(Problem::unprocessable("not-given-in-locality"))?;
    let xml = document.to_xml().map_err(|_| Problem::unprocessable("form-faulty"))?;
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml).into_response())
}

/// Sends a signed complaint with its files.
#[utoipa::path(post, path = "/api/v1/requests/{number}/complaints", security(("session" = [])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body(content = ComplaintParts, content_type = "multipart/form-data",
        description = "Besides these, one part per file, named `complaint-file`"),
    responses((status = 201, body = AcceptedBody), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn submit(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
    headers: HeaderMap,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<AcceptedBody>), Problem> {
    let request = requests::find(&portal, &caller, number).await?;
    let parts = SignedParts::read(&portal, parts, "complaint").await?;
    let idempotency = parts.key(&headers)?;
    let SignedParts { document: complaint, cms, files } = parts;
    let candidate = ComplaintCandidate { complaint, cms, files, draft: None, idempotency };
    let sent = match intake::take(&portal, &caller.account, &request, candidate).await {
        Ok(taken) => taken.value,
        Err(Failure::Refused(ComplaintRefusal::Act(SendRefusal::Answered(earlier)))) => *earlier,
        Err(Failure::Refused(refusal)) => return Err(problem(&refusal)),
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    let leaf_hash = outbox::leaf_hash(&portal.store, sent.journal_index).await?;
    let body = accepted(sent.number, sent.accepted_at, sent.journal_index, leaf_hash);
    Ok((StatusCode::CREATED, Json(body)))
}

fn problem(refusal: &ComplaintRefusal) -> Problem {
    match refusal {
        ComplaintRefusal::NotAComplaint => Problem::unprocessable("not-a-complaint"),
        ComplaintRefusal::NotAsWritten => Problem::unprocessable("complaint-not-as-written"),
        ComplaintRefusal::Faulty(faults) => Problem::unprocessable("form-faulty").with(faults),
        ComplaintRefusal::Signature(findings) => {
            Problem::unprocessable("signature-not-confirmed").with(findings)
        }
        ComplaintRefusal::Act(SendRefusal::Same(number)) => {
            Problem::new(StatusCode::CONFLICT, "same-complaint").with(&json!({ "number": number }))
        }
        ComplaintRefusal::Act(SendRefusal::Answered(earlier)) => {
            Problem::new(StatusCode::CONFLICT, "same-complaint").with(&json!({ "number": earlier.number }))
        }
        ComplaintRefusal::Act(SendRefusal::TooMany) => Problem::unprocessable("complaints-too-many"),
    }
}

/// The complaints about a request, oldest first.
#[utoipa::path(get, path = "/api/v1/requests/{number}/complaints", params(("number" = String, Path)),
    security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn list(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Json<Value>, Problem> {
    let id = requests::find(&portal, &caller, number).await?.id;
    let found = portal.store.read(move |reader| complaints::of_request(reader, id)).await?;
    Ok(Json(json!({ "complaints": found.iter().map(shown).collect::<Vec<_>>() })))
}

/// One complaint: its state with number, due date and reasons.
#[utoipa::path(get, path = "/api/v1/complaints/{number}", params(("number" = String, Path)), security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Json<Value>, Problem> {
    Ok(Json(shown(&find(&portal, &caller, number).await?)))
}

/// The signed answer.
#[utoipa::path(get, path = "/api/v1/complaints/{number}/answer", params(("number" = String, Path)),
    security(("session" = [])),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>), (status = 401, body = Problem),
              (status = 404, body = Problem)))]
pub(super) async fn answer(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let id = find(&portal, &caller, number).await?.id;
    let pdf = portal.store.read(move |reader| {
        let Some(answer) = complaints::answer(reader, id)? else { return Ok(None) };
        reader.blob(&answer.pdf)
    });
    let pdf = pdf.await?.ok_or(Problem::not_found())?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

async fn find(portal: &Portal, caller: &Caller, number: String) -> Result<Complaint, Problem> {
    let account = caller.account.id;
    let found = portal.store.read(move |reader| complaints::of_account(reader, account, &number)).await?;
    found.ok_or(Problem::not_found())
}

fn shown(complaint: &Complaint) -> Value {
    json!({
        "number": complaint.number,
        "accepted_at": complaint.accepted_at,
        "status": complaint.state,
    })
}
