//! Taking a signed complaint: everything that can be checked is checked, by the same checks as an application.

use kezek_kernel::{Actor, DraftId};
use kezek_messages::Complaint;
use kezek_regulations::{DocumentFault, EditionKey};
use kezek_signatures::Finding;
use kezek_store::{Committed, Failure, IdempotencyKey, StoreError};

use crate::acts::complaint_send::{Send, SendRefusal, Sent, complaint_send};
use crate::complaint::{AnswerFault, Answers, file_faults, is_ours};
use crate::intake::{Signed, confirmed, sha256, strange_files};
use crate::state::Portal;
use crate::store::accounts::Account;
use crate::store::complaints::NewComplaint;
use crate::store::drafts::Attachment;
use crate::store::requests::{Papers, Request};

/// What a person or a program hands in.
pub(crate) struct ComplaintCandidate {
    /// The exact bytes that were signed.
    pub(crate) complaint: Vec<u8>,
    /// The signature over them.
    pub(crate) cms: Vec<u8>,
    /// The attached files, whose bytes lie in the blob table.
    pub(crate) files: Vec<Attachment>,
    /// The draft it grew from.
    pub(crate) draft: Option<DraftId>,
    /// The key under which a program may send it again.
    pub(crate) idempotency: Option<IdempotencyKey>,
}

/// Why a complaint was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum ComplaintRefusal {
    /// The bytes are no complaint.
    #[error("the document is not a complaint")]
    NotAComplaint,
    /// The document is about another request, or has other words around its answers than the portal writes.
    #[error("the document has other words than the portal writes")]
    NotAsWritten,
    /// Answers or files are at fault.
    #[error("the form is at fault")]
    Faulty(ComplaintFaults),
    /// The signature is not confirmed.
    #[error("the signature is not confirmed")]
    Signature(Vec<Finding>),
    /// The act says no.
    #[error(transparent)]
    Act(SendRefusal),
}

/// Everything that is wrong with answers and files.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct ComplaintFaults {
    pub(crate) fields: Vec<AnswerFault>,
    pub(crate) documents: Vec<DocumentFault>,
    /// Files that were signed and did not come, or came and were not signed.
    pub(crate) files: Vec<String>,
}

impl ComplaintFaults {
    /// The faults of answers and files about a request.
    pub(crate) fn of(
        portal: &Portal,
        request: &Request,
        answers: &Answers,
        files: &[Attachment],
    ) -> Result<Self, StoreError> {
        let unknown = || StoreError::Inconsistent("a request's edition is not in the library".to_owned());
        let key: EditionKey = request.edition.parse().map_err(|_| unknown())?;
        let edition = portal.library.edition(&key).ok_or_else(unknown)?;
        Ok(Self {
            fields: answers.faults(portal.today()),
            documents: file_faults(edition, files),
            files: Vec::new(),
        })
    }

    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.documents.is_empty() && self.files.is_empty()
    }
}

/// Takes the complaint about this request of this person, or says everything that stands in the way.
pub(crate) async fn take(
    portal: &Portal,
    account: &Account,
    request: &Request,
    candidate: ComplaintCandidate,
) -> Result<Committed<Sent>, Failure<ComplaintRefusal>> {
    let refused = |refusal| Err(Failure::Refused(refusal));
    let Ok(signed) = Complaint::from_xml(&candidate.complaint) else {
        return refused(ComplaintRefusal::NotAComplaint);
    };
    let mut faults = ComplaintFaults::of(portal, request, &Answers::of(&signed), &candidate.files)?;
    faults.files = strange_files(&signed.attachments, &candidate.files);
    if !faults.is_empty() {
        return refused(ComplaintRefusal::Faulty(faults));
    }
    if !is_ours(portal, request, account, &signed) {
        return refused(ComplaintRefusal::NotAsWritten);
    }
    let document_hash = sha256(&candidate.complaint);
    let by = Signed { by: signed.person.number, at: request.locality };
    let evidence = confirmed(portal, account, by, &candidate.complaint, &candidate.cms).await;
    let evidence = evidence.map_err(|failure| failure.map(ComplaintRefusal::Signature))?;
    let papers = Papers { document: candidate.complaint, signature: candidate.cms, evidence };
    let complaint = NewComplaint { request: request.id, document_hash, papers, attachments: candidate.files };
    let send = Send {
        complaint,
        request: request.clone(),
        person: account.number,
        draft: candidate.draft,
        idempotency: candidate.idempotency,
    };
    let actor = Actor::Person(account.id);
    let taken = portal.store.act(actor, move |act| complaint_send(act, &send)).await;
    taken.map_err(|failure| failure.map(ComplaintRefusal::Act))
}
