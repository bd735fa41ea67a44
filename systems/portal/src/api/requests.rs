//! Requests of the API: make the document, send it signed, follow it, fetch the result.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kezek_kernel::{DraftId, Instant, Language, RecipientNumber};
use kezek_regulations::{Answers, Prefill};
use kezek_store::Failure;
use kezek_web::Network;
use serde_json::{Value, json};

use super::bearer::Caller;
use super::parts::{FileBody, SignedParts, attachments};
use super::problem::Problem;
use crate::acts::request_submit::{SubmitRefusal, Submitted};
use crate::application::{self, Material};
use crate::checking::{self, Wait};
use crate::intake::{self, Candidate, Faults, IntakeRefusal};
use crate::pages::cabinet::PlaceView;
use crate::pages::checks::CheckAnswer;
use crate::state::Portal;
use crate::store::requests::{self as rows, Request};
use crate::store::results;
use crate::{acknowledgement, outbox, questions};

/// What the document is made of.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct ApplicationBody {
    /// The service's code.
    service: String,
    /// Answers by field; items of a group as `group.0.field`.
    answers: BTreeMap<String, String>,
    /// The files that will be attached.
    #[serde(default)]
    attachments: Vec<FileBody>,
    /// `kk`, `ru` or `en`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    language: Language,
}

/// The parts of a request; what comes is read part by part in [`SignedParts::read`].
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct RequestParts {
    /// The signed bytes.
    #[schema(value_type = String, format = Binary)]
    application: Vec<u8>,
    /// The signature over them: CMS as PEM, base64 or DER.
    #[schema(value_type = String, format = Binary)]
    cms: Vec<u8>,
}

/// An accepted request.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct AcceptedBody {
    /// Its number.
    number: String,
    /// The moment of application (RFC 3339).
    accepted_at: String,
    /// Where the portal's journal records it.
    journal_index: u64,
    /// The hash of that entry.
    entry_hash: String,
}

/// A document to check.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct DocumentBody {
    /// The unique number on the document.
    number: String,
    /// The IIN or BIN of its holder.
    iin: String,
}

/// Makes the document to be signed from answers and file hashes; nothing is stored.
#[utoipa::path(post, path = "/api/v1/applications", request_body = ApplicationBody, security(("session" = [])),
    responses((status = 200, description = "The exact bytes to be signed", content_type = "application/xml", body = String),
              (status = 400, body = Problem), (status = 401, body = Problem), (status = 415, body = Problem),
              (status = 422, body = Problem)))]
pub(super) async fn prepare(
    State(portal): State<Portal>,
    caller: Caller,
    body: Result<Json<ApplicationBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(body) = body?;
    let offer = portal.offer(&body.service).ok_or(Problem::unprocessable("service-not-offered"))?;
    if !offer.edition.is_for(caller.account.number) {
        return Err(not_for_recipient());
    }
    let edition = offer.edition.for_recipient(caller.account.number);
    let mut answers = Answers::from_pairs(&body.answers);
    for field in edition.form.topics.iter().flat_map(|topic| &topic.fields) {
        if field.prefill.is_some_and(Prefill::is_number) {
            answers.set(&field.id, caller.account.number.as_str());
        }
    }
    let files = attachments(&body.attachments)?;
    let faults = Faults {
        fields: intake::field_faults(&portal, &edition, &caller.account, &answers),
        documents: intake::document_faults(&edition, &answers, &files),
        files: Vec::new(),
    };
    if !faults.is_empty() {
        return Err(Problem::unprocessable("form-faulty").with(&faults));
    }
    let drawn = portal.store.keep::<DraftId, std::convert::Infallible>(|act| Ok(act.id())).await;
    let material = Material {
        edition: &edition,
        parameters: &portal.parameters,
        applicant: caller.account.number,
        language: body.language,
        draft: drawn.map_err(Failure::into_store)?,
        answers: &answers,
        files: &files,
        now: portal.now(),
    };
    let document = application::application(&material).ok_or(Problem::unprocessable("locality-missing"))?;
    let xml = document.to_xml().map_err(|_| Problem::unprocessable("form-faulty"))?;
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml).into_response())
}

/// Sends a signed application with its files.
#[utoipa::path(post, path = "/api/v1/requests", security(("session" = [])),
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body(content = RequestParts, content_type = "multipart/form-data",
        description = "Besides these, one part per file, named by its document"),
    responses((status = 201, body = AcceptedBody), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn submit(
    State(portal): State<Portal>,
    caller: Caller,
    headers: HeaderMap,
    parts: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<(StatusCode, Json<AcceptedBody>), Problem> {
    let parts = SignedParts::read(&portal, parts, "application").await?;
    let idempotency = parts.key(&headers)?;
    let SignedParts { document: application, cms, files } = parts;
    let candidate = Candidate { application, cms, files, draft: None, idempotency };
    let (submitted, leaf_hash) = match intake::take(&portal, &caller.account, candidate).await {
        Ok(taken) => (taken.value, taken.leaf_hash),
        Err(Failure::Refused(IntakeRefusal::Clash(SubmitRefusal::Answered(earlier)))) => {
            let leaf_hash = outbox::leaf_hash(&portal.store, earlier.journal_index).await?;
            (*earlier, leaf_hash)
        }
        Err(Failure::Refused(refusal)) => return Err(problem(&refusal)),
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    let Submitted { number, accepted_at, journal_index, .. } = submitted;
    Ok((StatusCode::CREATED, Json(accepted(number, accepted_at, journal_index, leaf_hash))))
}

/// What was accepted, with the entry that records it.
pub(super) fn accepted(
    number: String,
    accepted_at: Instant,
    journal_index: u64,
    leaf_hash: [u8; 32],
) -> AcceptedBody {
    let (accepted_at, entry_hash) = (accepted_at.to_string(), hex::encode(leaf_hash));
    AcceptedBody { number, accepted_at, journal_index, entry_hash }
}

fn not_for_recipient() -> Problem {
    Problem::unprocessable("service-not-for-recipient")
}

fn problem(refusal: &IntakeRefusal) -> Problem {
    let clash =
        |code, number: &str| Problem::new(StatusCode::CONFLICT, code).with(&json!({ "number": number }));
    match refusal {
        IntakeRefusal::NotAnApplication => Problem::unprocessable("not-an-application"),
        IntakeRefusal::NotAsWritten => Problem::unprocessable("application-not-as-written"),
        IntakeRefusal::EditionChanged(now) => {
            Problem::new(StatusCode::CONFLICT, "edition-changed").with(&json!({ "to": now }))
        }
        IntakeRefusal::EditionClosed(reason) => {
            Problem::new(StatusCode::CONFLICT, "edition-closed").with(&json!({ "reason": reason }))
        }
        IntakeRefusal::NotOffered => Problem::unprocessable("edition-not-offered"),
        IntakeRefusal::NotForRecipient => not_for_recipient(),
        IntakeRefusal::NotInLocality => Problem::unprocessable("not-given-in-locality"),
        IntakeRefusal::Faulty(faults) => Problem::unprocessable("form-faulty").with(faults),
        IntakeRefusal::Signature(findings) => {
            Problem::unprocessable("signature-not-confirmed").with(findings)
        }
        IntakeRefusal::Clash(SubmitRefusal::SameApplication(number)) => clash("same-application", number),
        IntakeRefusal::Clash(SubmitRefusal::Running(number)) => clash("another-request-running", number),
        IntakeRefusal::Clash(SubmitRefusal::Answered(earlier)) => clash("same-application", &earlier.number),
    }
}

/// The caller's requests.
#[utoipa::path(get, path = "/api/v1/requests", security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem)))]
pub(super) async fn list(State(portal): State<Portal>, caller: Caller) -> Result<Json<Value>, Problem> {
    let account = caller.account.id;
    let requests = portal.store.read(move |reader| rows::list(reader, account)).await?;
    Ok(Json(json!({ "requests": requests.iter().map(shown).collect::<Vec<_>>() })))
}

/// One request.
#[utoipa::path(get, path = "/api/v1/requests/{number}", params(("number" = String, Path)), security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn show(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Json<Value>, Problem> {
    Ok(Json(shown(&find(&portal, &caller, number).await?)))
}

/// The signed result document.
#[utoipa::path(get, path = "/api/v1/requests/{number}/result", params(("number" = String, Path)), security(("session" = [])),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>), (status = 401, body = Problem),
              (status = 404, body = Problem)))]
pub(super) async fn result(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let id = find(&portal, &caller, number).await?.id;
    let pdf = portal.store.read(move |reader| {
        let Some(result) = results::find(reader, id)? else { return Ok(None) };
        reader.blob(&result.pdf)
    });
    let pdf = pdf.await?.ok_or(Problem::not_found())?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

/// The portal's signed acknowledgement.
#[utoipa::path(get, path = "/api/v1/requests/{number}/acknowledgement", params(("number" = String, Path)),
    security(("session" = [])), responses((status = 200, content_type = "text/plain", body = String),
    (status = 401, body = Problem), (status = 404, body = Problem)))]
pub(super) async fn acknowledgement(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<String, Problem> {
    let request = find(&portal, &caller, number).await?;
    Ok(acknowledgement::note(&portal, &request).await?)
}

/// The applicant's place in the waiting list now.
#[utoipa::path(get, path = "/api/v1/requests/{number}/place", params(("number" = String, Path)), security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem), (status = 404, body = Problem),
              (status = 502, body = Problem)))]
pub(super) async fn place(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Json<Value>, Problem> {
    let request = find(&portal, &caller, number).await?;
    match questions::place(&portal, &request, caller.account.number).await {
        None => Ok(Json(json!({ "place": null }))),
        Some(PlaceView::Known { number, of, as_of, .. }) => {
            Ok(Json(json!({ "place": { "number": number, "of": of }, "as_of": as_of })))
        }
        Some(PlaceView::Unknown) => Err(Problem::new(StatusCode::BAD_GATEWAY, "provider-does-not-answer")),
    }
}

/// Whether a document is genuine, and nothing more.
#[utoipa::path(post, path = "/api/v1/documents/check", request_body = DocumentBody,
    responses((status = 200, body = Object), (status = 400, body = Problem), (status = 415, body = Problem),
              (status = 422, body = Problem), (status = 429, body = Problem), (status = 502, body = Problem)))]
pub(super) async fn check_document(
    State(portal): State<Portal>,
    network: Network,
    body: Result<Json<DocumentBody>, JsonRejection>,
) -> Result<Json<Value>, Problem> {
    let Json(body) = body?;
    let holder: RecipientNumber = body.iin.parse().map_err(|_| Problem::unprocessable("iin-wrong"))?;
    let answer = match checking::check(&portal, network, body.number.trim(), holder).await {
        Ok(answer) => answer,
        Err(Failure::Refused(Wait(seconds))) => return Err(Problem::wait(seconds)),
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    match answer {
        CheckAnswer::Genuine { as_of } => Ok(Json(json!({ "genuine": true, "as_of": as_of }))),
        CheckAnswer::NotGenuine { as_of } => Ok(Json(json!({ "genuine": false, "as_of": as_of }))),
        CheckAnswer::Unanswered => Err(Problem::new(StatusCode::BAD_GATEWAY, "provider-does-not-answer")),
    }
}

pub(super) async fn find(portal: &Portal, caller: &Caller, number: String) -> Result<Request, Problem> {
    let account = caller.account.id;
    let found = portal.store.read(move |reader| rows::of_account(reader, account, &number)).await?;
    found.ok_or(Problem::not_found())
}

fn shown(request: &Request) -> Value {
    json!({
        "number": request.number,
        "service": request.service,
        "edition": request.edition,
        "accepted_at": request.accepted_at,
        "status": request.state,
    })
}
