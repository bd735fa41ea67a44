//! Drafts: answers saved as the person goes, pinned to the edition under which the form was begun.

use kezek_kernel::{AccountId, DraftId, Instant};
use kezek_regulations::Answers;
use kezek_store::{Act, Read, StoreError, params};

/// A form being filled.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) id: DraftId,
    pub(crate) edition: String,
    pub(crate) answers: Answers,
    /// The document that waits for the signature, once the answers were checked.
    pub(crate) prepared: Option<Vec<u8>>,
    pub(crate) attachments: Vec<Attachment>,
}

/// A file that belongs to a draft or a request; its bytes lie in the blob table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attachment {
    pub(crate) position: i64,
    /// Which document of the Standard it is.
    pub(crate) document_code: String,
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) size_bytes: i64,
    pub(crate) hash: [u8; 32],
}

/// Begins a draft.
pub(crate) fn begin(act: &mut Act<'_>, account: AccountId, edition: &str) -> Result<DraftId, StoreError> {
    let id: DraftId = act.id();
    let answers = sealed_answers(act, &Answers::default())?;
    let now = act.now();
    act.execute(
        "INSERT INTO drafts (draft_id, account_id, edition, answers_sealed, prepared_sealed, changed_at)
         VALUES (?1, ?2, ?3, ?4, NULL, ?5)",
        &params![id, account, edition, answers, now],
    )?;
    Ok(id)
}

/// A draft as the cabinet lists it.
#[derive(Debug, Clone)]
pub(crate) struct DraftLine {
    pub(crate) id: DraftId,
    pub(crate) edition: String,
    pub(crate) changed_at: Instant,
}

/// So many drafts a person may hold at once; whoever has more throws one away first.
pub(crate) const MOST: usize = 10;

/// The drafts of an account, newest first.
pub(crate) fn of_account(read: &mut impl Read, account: AccountId) -> Result<Vec<DraftLine>, StoreError> {
    read.all(
        "SELECT draft_id, edition, changed_at FROM drafts WHERE account_id = ?1 ORDER BY changed_at DESC LIMIT 10",
        &params![account],
        |row| Ok(DraftLine { id: row.get(0)?, edition: row.get(1)?, changed_at: row.get(2)? }),
    )
}

/// A draft of this account; another person's draft does not exist for it.
pub(crate) fn find(
    read: &mut impl Read,
    account: AccountId,
    id: DraftId,
) -> Result<Option<Draft>, StoreError> {
    let row = read.optional(
        "SELECT edition, answers_sealed, prepared_sealed FROM drafts
         WHERE draft_id = ?1 AND account_id = ?2",
        &params![id, account],
        |row| Ok((row.get::<String>(0)?, row.get::<Vec<u8>>(1)?, row.get::<Option<Vec<u8>>>(2)?)),
    )?;
    let Some((edition, answers, prepared)) = row else { return Ok(None) };
    let answers = read.open(&answers)?;
    Ok(Some(Draft {
        id,
        edition,
        answers: serde_json::from_slice(&answers).map_err(|_| super::inconsistent("draft answers"))?,
        prepared: prepared.map(|sealed| read.open(&sealed)).transpose()?,
        attachments: attachments(read, "draft_attachments", "draft_id", id.as_bytes())?,
    }))
}

/// The edition of a draft of this account; nothing is opened for it.
pub(crate) fn edition_of(
    read: &mut impl Read,
    account: AccountId,
    id: DraftId,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT edition FROM drafts WHERE draft_id = ?1 AND account_id = ?2";
    read.optional(sql, &params![id, account], |row| row.get(0))
}

/// Pins the draft to another edition; its answers are saved anew beside.
pub(crate) fn set_edition(act: &mut Act<'_>, id: DraftId, edition: &str) -> Result<(), StoreError> {
    act.execute("UPDATE drafts SET edition = ?2 WHERE draft_id = ?1", &params![id, edition]).map(drop)
}

/// Saves the answers; a prepared document no longer fits them and is dropped.
pub(crate) fn save_answers(act: &mut Act<'_>, id: DraftId, answers: &Answers) -> Result<(), StoreError> {
    let sealed = sealed_answers(act, answers)?;
    let now = act.now();
    act.execute(
        "UPDATE drafts SET answers_sealed = ?2, prepared_sealed = NULL, changed_at = ?3 WHERE draft_id = ?1",
        &params![id, sealed, now],
    )
    .map(|_| ())
}

/// Keeps the document that the person is about to sign.
pub(crate) fn save_prepared(act: &mut Act<'_>, id: DraftId, document: &[u8]) -> Result<(), StoreError> {
    let sealed = act.seal(document)?;
    act.execute("UPDATE drafts SET prepared_sealed = ?2 WHERE draft_id = ?1", &params![id, sealed])
        .map(|_| ())
}

/// Adds a file to the draft.
pub(crate) fn attach(act: &mut Act<'_>, id: DraftId, attachment: &Attachment) -> Result<(), StoreError> {
    insert_attachment(act, "draft_attachments", "draft_id", id.as_bytes(), attachment)?;
    act.execute("UPDATE drafts SET prepared_sealed = NULL WHERE draft_id = ?1", &params![id]).map(|_| ())
}

/// Takes a file off the draft.
pub(crate) fn detach(act: &mut Act<'_>, id: DraftId, position: i64) -> Result<(), StoreError> {
    act.execute(
        "DELETE FROM draft_attachments WHERE draft_id = ?1 AND position = ?2",
        &params![id, position],
    )?;
    act.execute("UPDATE drafts SET prepared_sealed = NULL WHERE draft_id = ?1", &params![id]).map(|_| ())
}

/// Ends the draft: it became a request, or the person threw it away.
pub(crate) fn remove(act: &mut Act<'_>, id: DraftId) -> Result<(), StoreError> {
    act.execute("DELETE FROM draft_attachments WHERE draft_id = ?1", &params![id])?;
    act.execute("DELETE FROM drafts WHERE draft_id = ?1", &params![id]).map(|_| ())
}

fn sealed_answers(act: &mut Act<'_>, answers: &Answers) -> Result<Vec<u8>, StoreError> {
    act.seal(&serde_json::to_vec(answers).unwrap_or_default())
}

/// The files of one owner in their order.
pub(crate) fn attachments(
    read: &mut impl Read,
    table: &'static str,
    owner_column: &'static str,
    owner: &[u8; 16],
) -> Result<Vec<Attachment>, StoreError> {
    let sql = format!(
        "SELECT position, document_code, name_sealed, media_type, size_bytes, blob_hash FROM {table}
         WHERE {owner_column} = ?1 ORDER BY position"
    );
    let rows = read.all(&sql, &params![owner.as_slice()], |row| {
        let name: Vec<u8> = row.get(2)?;
        let attachment = Attachment {
            position: row.get(0)?,
            document_code: row.get(1)?,
            name: String::new(),
            media_type: row.get(3)?,
            size_bytes: row.get(4)?,
            hash: row.get(5)?,
        };
        Ok((name, attachment))
    })?;
    rows.into_iter()
        .map(|(sealed, attachment)| {
            Ok(Attachment { name: super::opened_text(read.open(&sealed)?)?, ..attachment })
        })
        .collect()
}

/// Adds one file to its owner; the bytes must already lie in the blob table.
pub(crate) fn insert_attachment(
    act: &mut Act<'_>,
    table: &'static str,
    owner_column: &'static str,
    owner: &[u8; 16],
    attachment: &Attachment,
) -> Result<(), StoreError> {
    act.refer_blob(&attachment.hash)?;
    let name = act.seal(attachment.name.as_bytes())?;
    act.execute(
        &format!(
            "INSERT INTO {table}
               ({owner_column}, position, document_code, name_sealed, media_type, size_bytes, blob_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        &params![
            owner,
            attachment.position,
            attachment.document_code.as_str(),
            name,
            attachment.media_type.as_str(),
            attachment.size_bytes,
            attachment.hash.as_slice()
        ],
    )
    .map(|_| ())
}
