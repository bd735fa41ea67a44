//! A complaint being written: one for each request, with its files, saved as the person goes.

use kezek_kernel::{DraftId, RequestId};
use kezek_store::{Act, Read, StoreError, params};

use super::drafts::{Attachment, attachments, insert_attachment};
use super::inconsistent;
use crate::complaint::Answers;

/// The files of drafts.
const FILES: &str = "complaint_draft_attachments";

/// A complaint being written.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintDraft {
    pub(crate) id: DraftId,
    pub(crate) answers: Answers,
    /// The document that waits for the signature, once the answers were checked.
    pub(crate) prepared: Option<Vec<u8>>,
    pub(crate) attachments: Vec<Attachment>,
}

/// Saves the answers, in the draft of the request or a new one; a prepared document no longer fits them and is dropped.
pub(crate) fn save(act: &mut Act<'_>, request: RequestId, answers: &Answers) -> Result<DraftId, StoreError> {
    let bytes = serde_json::to_vec(answers).map_err(|_| inconsistent("answers do not serialise"))?;
    let (id, sealed, now): (DraftId, _, _) = (act.id(), act.seal(&bytes)?, act.now());
    act.execute(
        "INSERT INTO complaint_drafts (draft_id, request_id, answers_sealed, prepared_sealed, changed_at)
         VALUES (?1, ?2, ?3, NULL, ?4)
         ON CONFLICT (request_id) DO UPDATE SET answers_sealed = ?3, prepared_sealed = NULL, changed_at = ?4",
        &params![id, request, sealed, now],
    )?;
    let sql = "SELECT draft_id FROM complaint_drafts WHERE request_id = ?1";
    act.one(sql, &params![request], |row| row.get(0))
}

/// Keeps the document that the person is about to sign.
pub(crate) fn save_prepared(act: &mut Act<'_>, id: DraftId, document: &[u8]) -> Result<(), StoreError> {
    let sealed = act.seal(document)?;
    let sql = "UPDATE complaint_drafts SET prepared_sealed = ?2 WHERE draft_id = ?1";
    act.execute(sql, &params![id, sealed]).map(drop)
}

/// Adds a file.
pub(crate) fn attach(act: &mut Act<'_>, id: DraftId, attachment: &Attachment) -> Result<(), StoreError> {
    insert_attachment(act, FILES, "draft_id", id.as_bytes(), attachment)
}

/// Takes a file off.
pub(crate) fn detach(act: &mut Act<'_>, id: DraftId, position: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM complaint_draft_attachments WHERE draft_id = ?1 AND position = ?2";
    act.execute(sql, &params![id, position]).map(drop)
}

/// Ends the draft: it became a complaint.
pub(crate) fn remove(act: &mut Act<'_>, id: DraftId) -> Result<(), StoreError> {
    act.execute("DELETE FROM complaint_draft_attachments WHERE draft_id = ?1", &params![id])?;
    act.execute("DELETE FROM complaint_drafts WHERE draft_id = ?1", &params![id]).map(drop)
}

/// The draft of a request, which the caller has found among the person's own.
pub(crate) fn of_request(
    read: &mut impl Read,
    request: RequestId,
) -> Result<Option<ComplaintDraft>, StoreError> {
    let row = read.optional(
        "SELECT draft_id, answers_sealed, prepared_sealed FROM complaint_drafts WHERE request_id = ?1",
        &params![request],
        |row| Ok((row.get::<DraftId>(0)?, row.get::<Vec<u8>>(1)?, row.get::<Option<Vec<u8>>>(2)?)),
    )?;
    let Some((id, answers, prepared)) = row else { return Ok(None) };
    let answers = read.open(&answers)?;
    Ok(Some(ComplaintDraft {
        id,
        answers: serde_json::from_slice(&answers).map_err(|_| inconsistent("the answers of a complaint"))?,
        prepared: prepared.map(|sealed| read.open(&sealed)).transpose()?,
        attachments: attachments(read, FILES, "draft_id", id.as_bytes())?,
    }))
}
