//! A signed application is accepted: from this commit on it exists, and its moment of application is fixed.
//!
//! Form, identity, chain, validity and revocation were checked before (condition C2 of the act); the evidence of the
//! verdict is stored with the request. One transaction: request, journal entry, message to the provider, first line of the history.

use kezek_kernel::{AccountId, DraftId, Instant, RecipientNumber, RequestId};
use kezek_store::{Act, Entry, Failure, IdempotencyKey, Outcome, Outgoing, Read as _, StoreError};
use serde_json::json;

use crate::store::requests::{self, Clash, NewRequest};
use crate::store::{drafts, inconsistent, notices};

/// A checked application; the bytes of its attachments lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct Submit {
    pub(crate) request: NewRequest,
    /// The draft it grew from; a program that fills no draft has none.
    pub(crate) draft: Option<DraftId>,
    pub(crate) applicant: RecipientNumber,
    /// The key under which a program may send the same request again.
    pub(crate) idempotency: Option<IdempotencyKey>,
}

/// The accepted request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Submitted {
    pub(crate) request: RequestId,
    pub(crate) number: String,
    pub(crate) accepted_at: Instant,
    pub(crate) journal_index: u64,
}

/// Why the application was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SubmitRefusal {
    /// The same signed document was accepted before.
    #[error("the same application was accepted before")]
    SameApplication(String),
    /// The same request was answered before, with this answer.
    #[error("the same request was answered before")]
    Answered(Box<Submitted>),
    /// A request of this person for this service is still running.
    #[error("another request for this service is running")]
    Running(String),
}

impl From<Clash> for SubmitRefusal {
    fn from(clash: Clash) -> Self {
        match clash {
            Clash::SameApplication(number) => Self::SameApplication(number),
            Clash::Running(number) => Self::Running(number),
        }
    }
}

/// Accepts the application.
pub(crate) fn request_submit(act: &mut Act<'_>, submit: &Submit) -> Outcome<Submitted, SubmitRefusal> {
    let new = &submit.request;
    if let Some(answered) = answered(act, submit.idempotency.as_ref())? {
        return Err(Failure::Refused(SubmitRefusal::Answered(Box::new(answered))));
    }
    if let Some(clash) = requests::clash(act, new)? {
        return Err(Failure::Refused(clash.into()));
    }
    let number = requests::next_number(act)?;
    let entry = Entry::new("request-submit")
        .public("request", number.as_str())
        .public("service", new.service.as_str())
        .public("edition", new.edition.as_str())
        .public("locality", new.locality.as_str())
        .private("application", new.application_hash)
        .private("applicant", act.lookup_key(submit.applicant.as_str()));
    let index = act.record(entry)?;
    let request = requests::add(act, new, &number, index)?;
    if let Some(draft) = submit.draft {
        remove_own_draft(act, new.account, draft)?;
    }
    notices::add(act, new.account, request, "sent", &json!({}))?;
    act.enqueue(Outgoing {
        destination: "gateway".to_owned(),
        kind: "case-request".to_owned(),
        body: request.as_bytes().to_vec(),
    })?;
    let submitted = Submitted { request, number, accepted_at: act.now(), journal_index: index };
    if let Some(key) = &submit.idempotency {
        act.remember_answer(key, &serde_json::to_string(&submitted).unwrap_or_default())?;
    }
    Ok(submitted)
}

/// The answer remembered for this key, if the same request came before.
fn answered(act: &mut Act<'_>, key: Option<&IdempotencyKey>) -> Result<Option<Submitted>, StoreError> {
    let Some(answer) = key.map(|key| act.idempotent(key)).transpose()?.flatten() else { return Ok(None) };
    serde_json::from_str(&answer).map(Some).map_err(|_| inconsistent("a remembered answer"))
}

/// The draft has become a request; another person's draft is left alone.
fn remove_own_draft(act: &mut Act<'_>, account: AccountId, draft: DraftId) -> Result<(), StoreError> {
    if drafts::find(act, account, draft)?.is_some() {
        drafts::remove(act, draft)?;
    }
    Ok(())
}
