//! What leaves the portal: an accepted request becomes the message to the provider.
//!
//! The act puts only the request's identifier into the outbox; the message is made from stored bytes when it is sent,
//! as often as it is sent, and is the same each time.

use kezek_exchange::Dispatch;
use kezek_kernel::RequestId;
use kezek_messages::{AttachedFile, CaseRequest};
use kezek_store::{Store, StoreError};

use crate::store::inconsistent;
use crate::store::requests;

/// The message for one accepted request.
pub(crate) async fn case_request(store: &Store, id: RequestId) -> Result<Dispatch, StoreError> {
    let (request, papers, attachments) = store
        .read(move |reader| {
            let request =
                requests::by_id(reader, id)?.ok_or_else(|| inconsistent("an outgoing request is gone"))?;
            let papers = requests::papers(reader, id)?;
            let mut attachments = Vec::new();
            for attachment in requests::attachments_of(reader, id)? {
                let bytes =
                    reader.blob(&attachment.hash)?.ok_or_else(|| inconsistent("an attachment is gone"))?;
                attachments.push(AttachedFile { sha256: attachment.hash, bytes });
            }
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

/// The hash of a journal entry.
pub(crate) async fn leaf_hash(store: &Store, index: u64) -> Result<[u8; 32], StoreError> {
    let entry = store.journal_entry(index).await?.ok_or_else(|| inconsistent("a journal entry is gone"))?;
    Ok(kezek_journal::leaf_hash(&entry).0)
}
