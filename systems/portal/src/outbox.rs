//! What leaves the portal: an accepted request, an answer, or a complaint becomes the message to the provider.
//!
//! The act puts only an identifier into the outbox; the message is made from stored bytes when it is sent,
//! as often as it is sent, and is the same each time.

use kezek_exchange::Dispatch;
use kezek_kernel::{AnswerId, ComplaintId, Instant, RequestId};
use kezek_messages::{
    AttachedFile, CaseComplaint, CaseRequest, CaseSupplement, Data, MessageType, SignedPapers,
};
use kezek_signatures::Evidence;
use kezek_store::{Reader, Store, StoreError};

use crate::intake::sha256;
use crate::store::drafts::Attachment;
use crate::store::requests::{self, Papers};
use crate::store::{answers, complaints, inconsistent};

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
            let attachments = attached_files(reader, &attachments)?;
            Ok((request, papers, attachments))
        })
        .await?;
    let signed = signed_papers(store, request.accepted_at, request.journal_index, papers, attachments);
    let payload = CaseRequest { request_number: request.number.clone(), papers: signed.await? };
    Dispatch::request(&request.service, &request.edition, request.locality, &request.number, &payload)
        .map_err(|_| inconsistent("an outgoing request cannot be written"))
}

/// The message for one sent answer.
pub(crate) async fn case_supplement(store: &Store, id: AnswerId) -> Result<Dispatch, StoreError> {
    let (request, sent, attachments) = store
        .read(move |reader| {
            let mut sent =
                answers::sent(reader, id)?.ok_or_else(|| inconsistent("an outgoing answer is gone"))?;
            let request = requests::by_id(reader, sent.request)?;
            let request = request.ok_or_else(|| inconsistent("the request of an answer is gone"))?;
            sent.papers.evidence = whole_evidence(reader, &sent.papers)?;
            let attachments = attached_files(reader, &sent.attachments)?;
            Ok((request, sent, attachments))
        })
        .await?;
    let signed = signed_papers(store, sent.accepted_at, sent.journal_index, sent.papers, attachments);
    let payload = CaseSupplement { request_number: request.number.clone(), papers: signed.await? };
    Ok(Dispatch {
        message_type: MessageType::Notification,
        service: request.service,
        chain: request.number,
        route: None,
        locality: request.locality,
        edition: request.edition,
        data: Data::of(&payload).map_err(|_| inconsistent("an outgoing answer cannot be written"))?,
    })
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
            let attachments = attached_files(reader, &attachments)?;
            Ok((complaint, request, papers, attachments))
        })
        .await?;
    let signed = signed_papers(store, complaint.accepted_at, complaint.journal_index, papers, attachments);
    let payload = CaseComplaint {
        complaint_number: complaint.number,
        request_number: request.number.clone(),
        papers: signed.await?,
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

/// Stored papers as they are handed on.
async fn signed_papers(
    store: &Store,
    accepted: Instant,
    journal_index: u64,
    papers: Papers,
    attachments: Vec<AttachedFile>,
) -> Result<SignedPapers, StoreError> {
    let leaf_hash = leaf_hash(store, journal_index).await?;
    let Papers { document, signature: cms, evidence } = papers;
    Ok(SignedPapers { accepted, journal_index, leaf_hash, document, cms, evidence, attachments })
}

/// The bytes of stored files.
fn attached_files(
    reader: &mut Reader<'_>,
    attachments: &[Attachment],
) -> Result<Vec<AttachedFile>, StoreError> {
    let file = |attachment: &Attachment| {
        let bytes = reader.blob(&attachment.hash)?.ok_or_else(|| inconsistent("an attachment is gone"))?;
        Ok(AttachedFile { sha256: attachment.hash, bytes })
    };
    attachments.iter().map(file).collect()
}

/// The evidence with every piece in it, so that the provider can compute the verdict again by itself.
fn whole_evidence(reader: &mut Reader<'_>, papers: &Papers) -> Result<Vec<u8>, StoreError> {
    let mut evidence: Evidence =
        serde_json::from_slice(&papers.evidence).map_err(|_| inconsistent("stored evidence"))?;
    let own = [&papers.document, &papers.signature];
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
