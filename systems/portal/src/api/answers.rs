//! Answers to what a provider asked or told: what is asked, the document to be signed, sending it. The same act as the pages.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kezek_kernel::{Actor, Language};
use kezek_messages::Stance;
use kezek_store::{Committed, Failure, IdempotencyKey};
use serde_json::{Value, json};

use super::bearer::Caller;
use super::parts::{FileBody, SignedParts, attachments};
use super::problem::Problem;
use super::requests::find;
use crate::acts::answer_send::{AnswerSent, SendRefusal};
use crate::answering::{self, AnswerRefusal, Asking, DraftAnswer, SignedAnswer};
use crate::outbox;
use crate::state::Portal;
use crate::store::answers::AnswerWords;
use crate::store::needs::Need;
use crate::store::requests::Request;

/// What the document is made of.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct AnswerBody {
    /// `correction`, `objection` or `nothing-to-add`, as what is asked allows.
    stance: String,
    /// What the person writes.
    #[serde(default)]
    text: String,
    /// The files that will be attached.
    #[serde(default)]
    attachments: Vec<FileBody>,
    /// `kk`, `ru` or `en`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    language: Language,
}

/// The parts of an answer; what comes is read part by part in [`SignedParts::read`].
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct AnswerParts {
    /// The signed bytes.
    #[schema(value_type = String, format = Binary)]
    document: Vec<u8>,
    /// The signature over them: CMS as PEM, base64 or DER.
    #[schema(value_type = String, format = Binary)]
    cms: Vec<u8>,
}

/// An answer that was sent.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(super) struct SentBody {
    /// The moment of the answer (RFC 3339).
    accepted_at: String,
    /// Where the portal's journal records it.
    journal_index: u64,
    /// The hash of that entry.
    entry_hash: String,
}

/// What is asked of the applicant now; 409 when nothing is, when it is too late, and when he has answered.
#[utoipa::path(get, path = "/api/v1/requests/{number}/answer", params(("number" = String, Path)),
    security(("session" = [])),
    responses((status = 200, body = Object), (status = 401, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
pub(super) async fn show(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
) -> Result<Json<Value>, Problem> {
    let asking = asking(&portal, &find(&portal, &caller, number).await?).await?;
    let stances: Vec<&str> = asking.stances().iter().map(|stance| stance.code()).collect();
    let documents: Vec<String> = asking.documents().into_iter().map(|document| document.id).collect();
    let told = match &asking.open.need {
        Need::Correction { documents, kk, ru } => {
            json!({ "kind": "correction", "documents": documents, "kk": kk, "ru": ru })
        }
        Need::Hearing { grounds } => json!({ "kind": "hearing", "grounds": grounds }),
    };
    Ok(Json(json!({ "asked": told, "until": asking.open.until, "stances": stances, "documents": documents })))
}

/// Makes the document to be signed from words and file hashes; nothing is stored.
#[utoipa::path(post, path = "/api/v1/requests/{number}/answer/document", request_body = AnswerBody,
    params(("number" = String, Path)), security(("session" = [])),
    responses((status = 200, description = "The exact bytes to be signed", content_type = "application/xml", body = String),
              (status = 400, body = Problem), (status = 401, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn prepare(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
    body: Result<Json<AnswerBody>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(body) = body?;
    let asking = asking(&portal, &find(&portal, &caller, number).await?).await?;
    let files = attachments(&body.attachments)?;
    let words = AnswerWords::new(Stance::from_code(&body.stance), &body.text);
    let faults = asking.faults(&words, &files);
    if !faults.is_empty() {
        return Err(Problem::unprocessable("answer-faulty").with(&faults));
    }
    let (applicant, language, prepared) = (caller.account.number, body.language, portal.now());
    let draft = DraftAnswer { applicant, language, prepared, words: &words, files: &files };
    let document = asking.supplement(&draft).and_then(|supplement| supplement.to_xml().ok());
    let xml = document.ok_or(Problem::unprocessable("answer-faulty"))?;
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml).into_response())
}

/// Sends a signed answer with its files.
#[utoipa::path(post, path = "/api/v1/requests/{number}/answer", security(("session" = [])),
    params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body(content = AnswerParts, content_type = "multipart/form-data",
        description = "Besides these, one part per file, named by its document"),
    responses((status = 201, body = SentBody), (status = 400, body = Problem), (status = 401, body = Problem),
              (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn send(
    State(portal): State<Portal>,
    caller: Caller,
    Path(number): Path<String>,
    headers: HeaderMap,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<SentBody>), Problem> {
    let request = find(&portal, &caller, number).await?;
    let parts = SignedParts::read(&portal, parts, "document").await?;
    let idempotency = parts.key(&headers)?;
    let SignedParts { document, cms, files } = parts;
    if let Some(key) = &idempotency
        && let Some(sent) = remembered(&portal, &caller, key.clone()).await?
    {
        return created(&portal, sent).await;
    }
    let asking = asking(&portal, &request).await?;
    let signed = SignedAnswer { document, cms, files, idempotency };
    match answering::take(&portal, &caller.account, &asking, signed).await {
        Ok(taken) => created(&portal, taken.value).await,
        Err(Failure::Refused(AnswerRefusal::Send(SendRefusal::Again(sent)))) => created(&portal, sent).await,
        Err(Failure::Refused(refusal)) => Err(problem(&refusal)),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// The answer that this caller sent before under this key. What only looks refuses, and leaves nothing behind.
async fn remembered(
    portal: &Portal,
    caller: &Caller,
    key: IdempotencyKey,
) -> Result<Option<AnswerSent>, Problem> {
    let actor = Actor::Person(caller.account.id);
    let looked: Result<Committed<()>, Failure<Option<String>>> =
        portal.store.act(actor, move |act| Err(Failure::Refused(act.idempotent(&key)?))).await;
    match looked {
        Err(Failure::Refused(answer)) => Ok(answer.and_then(|answer| serde_json::from_str(&answer).ok())),
        Err(Failure::Store(error)) => Err(error.into()),
        Ok(_) => Ok(None),
    }
}

async fn created(portal: &Portal, sent: AnswerSent) -> Result<(StatusCode, Json<SentBody>), Problem> {
    let entry_hash = hex::encode(outbox::leaf_hash(&portal.store, sent.journal_index).await?);
    let AnswerSent { accepted_at, journal_index } = sent;
    let body = SentBody { accepted_at: accepted_at.to_string(), journal_index, entry_hash };
    Ok((StatusCode::CREATED, Json(body)))
}

fn problem(refusal: &AnswerRefusal) -> Problem {
    match refusal {
        AnswerRefusal::NotAnAnswer => Problem::unprocessable("not-an-answer"),
        AnswerRefusal::NotAsWritten => Problem::unprocessable("answer-not-as-written"),
        AnswerRefusal::Faulty(faults) => Problem::unprocessable("answer-faulty").with(faults),
        AnswerRefusal::Signature(findings) => {
            Problem::unprocessable("signature-not-confirmed").with(findings)
        }
        AnswerRefusal::Send(refusal) => Problem::new(StatusCode::CONFLICT, refusal.code()),
    }
}

async fn asking(portal: &Portal, request: &Request) -> Result<Asking, Problem> {
    match Asking::find(portal, request).await? {
        Ok((asking, _)) => Ok(asking),
        Err(refusal) => Err(Problem::new(StatusCode::CONFLICT, refusal.code())),
    }
}
