//! A signed complaint is accepted: it gets its number, and leaves for the provider in the chain of its request.
//!
//! Norm: law on public services, articles 4 and 25. The answers, the files and the signature were checked before. One transaction:
//! complaint, journal entry, message to the provider, a line of the request's history.

use kezek_kernel::{DraftId, Instant, RecipientNumber};
use kezek_store::{Act, Entry, Failure, IdempotencyKey, Outcome, Outgoing, Read as _, StoreError};
use serde_json::json;

use crate::outbox::CASE_COMPLAINT;
use crate::store::complaints::{self, MOST, NewComplaint};
use crate::store::requests::Request;
use crate::store::{complaint_drafts, inconsistent, notices};

/// A checked complaint; the bytes of its files lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct Send {
    pub(crate) complaint: NewComplaint,
    pub(crate) request: Request,
    pub(crate) person: RecipientNumber,
    /// The draft it grew from; a program that fills no draft has none.
    pub(crate) draft: Option<DraftId>,
    /// The key under which a program may send it again.
    pub(crate) idempotency: Option<IdempotencyKey>,
}

/// The accepted complaint.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Sent {
    pub(crate) number: String,
    pub(crate) accepted_at: Instant,
    pub(crate) journal_index: u64,
}

/// Why a complaint was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SendRefusal {
    /// The same signed document was accepted before, under this number.
    #[error("the same complaint was accepted before")]
    Same(String),
    /// The same call was answered before, with this answer.
    #[error("the same call was answered before")]
    Answered(Box<Sent>),
    /// More complaints about one request than are taken.
    #[error("there are too many complaints about this request")]
    TooMany,
}

/// Accepts the complaint.
pub(crate) fn complaint_send(act: &mut Act<'_>, send: &Send) -> Outcome<Sent, SendRefusal> {
    let (new, request) = (&send.complaint, &send.request);
    if let Some(answered) = answered(act, send.idempotency.as_ref())? {
        return Err(Failure::Refused(SendRefusal::Answered(Box::new(answered))));
    }
    if let Some(earlier) = complaints::same(act, new.document_hash)? {
        return Err(Failure::Refused(SendRefusal::Same(earlier.number)));
    }
    if complaints::of_request(act, request.id)?.len() >= MOST {
        return Err(Failure::Refused(SendRefusal::TooMany));
    }
    let number = complaints::next_number(act)?;
    let entry = Entry::new("complaint-send")
        .public("complaint", number.as_str())
        .public("service", request.service.as_str())
        .public("locality", request.locality.as_str())
        .private("request", request.number.as_bytes())
        .private("document", new.document_hash)
        .private("person", act.lookup_key(send.person.as_str()));
    let index = act.record(entry)?;
    let id = complaints::add(act, new, &number, index)?;
    if let Some(draft) = send.draft {
        complaint_drafts::remove(act, draft)?;
    }
    notices::add(act, request.account, request.id, "complaint-sent", &json!({ "complaint": number }))?;
    act.enqueue(Outgoing {
        destination: "gateway".to_owned(),
        kind: CASE_COMPLAINT.to_owned(),
        body: id.as_bytes().to_vec(),
    })?;
    let done = Sent { number, accepted_at: act.now(), journal_index: index };
    if let Some(key) = &send.idempotency {
        act.remember_answer(key, &serde_json::to_string(&done).unwrap_or_default())?;
    }
    Ok(done)
}

/// The answer remembered for this key, if the same call came before.
fn answered(act: &mut Act<'_>, key: Option<&IdempotencyKey>) -> Result<Option<Sent>, StoreError> {
    let Some(answer) = key.map(|key| act.idempotent(key)).transpose()?.flatten() else { return Ok(None) };
    serde_json::from_str(&answer).map(Some).map_err(|_| inconsistent("a remembered answer"))
}
