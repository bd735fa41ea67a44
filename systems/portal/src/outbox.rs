//! What leaves the portal: an accepted request, or a complaint about one, becomes the message to the provider.
//!
//! The act puts only the request's identifier into the outbox; the message is made from stored bytes when it is sent,
//! as often as it is sent, and is the same each time.

use kezek_exchange::Dispatch;
use kezek_kernel::{ComplaintId, RequestId};
use kezek_messages::{AttachedFile, CaseComplaint, CaseRequest, Data, MessageType};
use kezek_signatures::Evidence;
use kezek_store::{Reader, Store, StoreError};

use crate::intake::sha256;
use crate::store::drafts::Attachment;
use crate::store::requests::{self, Papers};
use crate::store::{complaints, inconsistent};

/// The kind of an outbox row that refers to a complaint.
pub(crate) const CASE_COMPLAINT: &str = "case-complaint";

/// The message for one accepted request.
pub(crate) async fn case_request(store: &Store, id: RequestId) -> Result<Dispatch, StoreError> {
    let (request, papers, attachments) = store
        .read(move |reader| {
            let request =
                requests::by_id(reader, id)?.ok_or_else(|| inconsistent("an outgoing request is gone"))?;
            let mut papers = requests::papers(reader, id)?;
            papers.evidence = whole_evidence(reader, &papers)?;
            let attachments = requests::attachments_of(reader, id)?;
            let attachments = attached(reader, &attachments)?;
            Ok((request, papers, attachments))
        })
        .await?;
    let leaf_hash = leaf_hash(store, request.journal_index).await?;
    let payload = CaseRequest {
        request_number: request.number.clone(),
        accepted: request.accepted_at,
        journal_index: request.journal_index,
        leaf_hash,
        application: papers.application,
        cms: papers.signature,
        evidence: papers.evidence,
        attachments,
    };
    Dispatch::request(&request.service, &request.edition, request.locality, &request.number, &payload)
        .map_err(|_| inconsistent("an outgoing request cannot be written"))
}

/// The message for one accepted complaint: a word of the applicant's side, in the chain of the request that it is about.
pub(crate) async fn case_complaint(store: &Store, id: ComplaintId) -> Result<Dispatch, StoreError> {
    let (complaint, request, papers, attachments) = store
        .read(move |reader| {
            let gone = || inconsistent("an outgoing complaint is gone");
            let complaint = complaints::by_id(reader, id)?.ok_or_else(gone)?;
            let request = requests::by_id(reader, complaint.request)?.ok_or_else(gone)?;
            let mut papers = complaints::papers(reader, id)?;
            papers.evidence = whole_evidence(reader, &papers)?;
            let attachments = complaints::attachments_of(reader, id)?;
            let attachments = attached(reader, &attachments)?;
            Ok((complaint, request, papers, attachments))
        })
        .await?;
    let payload = CaseComplaint {
        complaint_number: complaint.number,
        request_number: request.number.clone(),
        accepted: complaint.accepted_at,
        journal_index: complaint.journal_index,
        leaf_hash: leaf_hash(store, complaint.journal_index).await?,
        complaint: papers.application,
        cms: papers.signature,
        evidence: papers.evidence,
        attachments,
    };
    Ok(Dispatch {
        message_type: MessageType::Notification,
        service: request.service,
        chain: request.number,
        route: None,
        locality: request.locality,
        edition: request.edition,
        data: Data::of(&payload).map_err(|_| inconsistent("an outgoing complaint cannot be written"))?,
    })
}

/// The bytes of attachments.
fn attached(reader: &mut Reader<'_>, files: &[Attachment]) -> Result<Vec<AttachedFile>, StoreError> {
    let file = |file: &Attachment| {
        let bytes = reader.blob(&file.hash)?.ok_or_else(|| inconsistent("an attachment is gone"))?;
        Ok(AttachedFile { sha256: file.hash, bytes })
    };
    files.iter().map(file).collect()
}

/// The evidence with every piece in it, so that the provider can compute the verdict again by itself.
fn whole_evidence(reader: &mut Reader<'_>, papers: &Papers) -> Result<Vec<u8>, StoreError> {
    let mut evidence: Evidence =
        serde_json::from_slice(&papers.evidence).map_err(|_| inconsistent("stored evidence"))?;
    let own = [&papers.application, &papers.signature];
    evidence.put_back(|name| {
        let mut hash = [0; 32];
        hex::decode_to_slice(name, &mut hash).ok()?;
        let paper = own.into_iter().find(|paper| sha256(paper) == hash);
        paper.cloned().or_else(|| reader.blob(&hash).ok().flatten())
    });
    serde_json::to_vec(&evidence).map_err(|_| inconsistent("evidence does not serialise"))
}

/// The hash of a journal entry.
pub(crate) async fn leaf_hash(store: &Store, index: u64) -> Result<[u8; 32], StoreError> {
    let entry = store.journal_entry(index).await?.ok_or_else(|| inconsistent("a journal entry is gone"))?;
    Ok(kezek_journal::leaf_hash(&entry).0)
}
