//! Applications over the counter while a clerk fills them: his own only, gone once they are signed.

use kezek_casework::{inconsistent, open_json, seal_json};
use kezek_kernel::{DraftId, OfficerId, ProviderId};
use kezek_regulations::EditionKey;
use kezek_store::{Act, Read, StoreError, params};

use super::requests::AttachmentRow;
use crate::counter::intake::Filled;

/// So many may lie open on one clerk's desk; a new one takes the place of the oldest.
const MOST: u32 = 20;

/// An application in growth.
#[derive(Debug, Clone)]
pub(crate) struct IntakeRow {
    pub(crate) draft: DraftId,
    pub(crate) provider: ProviderId,
    pub(crate) edition: EditionKey,
    pub(crate) filled: Filled,
    /// The exact bytes that wait for the clerk's signature.
    pub(crate) record: Option<Vec<u8>>,
    /// The scans, each with its line.
    pub(crate) files: Vec<(i64, AttachmentRow)>,
}

/// Begins an application.
pub(crate) fn begin(
    act: &mut Act<'_>,
    officer: OfficerId,
    provider: ProviderId,
    edition: &EditionKey,
    filled: &Filled,
) -> Result<DraftId, StoreError> {
    let kept = MOST - 1;
    let old: Vec<DraftId> = act.all(
        &format!(
            "SELECT draft_id FROM intakes WHERE officer_id = ?1 ORDER BY begun_at DESC, draft_id DESC
             LIMIT {MOST} OFFSET {kept}"
        ),
        &params![officer],
        |row| row.get(0),
    )?;
    for draft in old {
        remove(act, draft)?;
    }
    let draft: DraftId = act.id();
    let (sealed, now) = (seal_json(act, filled)?, act.now());
    act.execute(
        "INSERT INTO intakes (draft_id, officer_id, provider_id, edition, begun_at, filled_sealed, record_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)",
        &params![draft, officer, provider, edition.as_str(), now, sealed],
    )?;
    Ok(draft)
}

/// The application of this officer; another officer's does not exist for him.
pub(crate) fn find(
    read: &mut impl Read,
    officer: OfficerId,
    draft: DraftId,
) -> Result<Option<IntakeRow>, StoreError> {
    let row = read.optional(
        "SELECT provider_id, edition, filled_sealed, record_sealed FROM intakes
         WHERE draft_id = ?1 AND officer_id = ?2",
        &params![draft, officer],
        |row| {
            let edition: String = row.get(1)?;
            Ok((row.get(0)?, edition, row.get::<Vec<u8>>(2)?, row.get::<Option<Vec<u8>>>(3)?))
        },
    )?;
    let Some((provider, edition, filled, record)) = row else { return Ok(None) };
    Ok(Some(IntakeRow {
        draft,
        provider,
        edition: edition.parse().map_err(|_| inconsistent("an edition"))?,
        filled: open_json(read, &filled)?,
        record: record.map(|sealed| read.open(&sealed)).transpose()?,
        files: files(read, draft)?,
    }))
}

/// Saves what was entered; a prepared record no longer fits it and is dropped.
pub(crate) fn save(act: &mut Act<'_>, draft: DraftId, filled: &Filled) -> Result<(), StoreError> {
    let sealed = seal_json(act, filled)?;
    let sql = "UPDATE intakes SET filled_sealed = ?2, record_sealed = NULL WHERE draft_id = ?1";
    act.execute(sql, &params![draft, sealed]).map(drop)
}

/// Keeps the record that is about to be signed.
pub(crate) fn save_record(act: &mut Act<'_>, draft: DraftId, record: &[u8]) -> Result<(), StoreError> {
    let sealed = act.seal(record)?;
    let sql = "UPDATE intakes SET record_sealed = ?2 WHERE draft_id = ?1";
    act.execute(sql, &params![draft, sealed]).map(drop)
}

/// Adds a scan.
pub(crate) fn attach(
    act: &mut Act<'_>,
    draft: DraftId,
    line: i64,
    file: &AttachmentRow,
) -> Result<(), StoreError> {
    act.refer_blob(&file.blob)?;
    let name = seal_json(act, &file.name)?;
    let size = i64::try_from(file.size_bytes).map_err(|_| inconsistent("a size"))?;
    act.execute(
        "INSERT INTO intake_files (draft_id, line, document, name_sealed, media_type, size_bytes, blob)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &params![draft, line, &file.document, name, &file.media_type, size, file.blob],
    )?;
    act.execute("UPDATE intakes SET record_sealed = NULL WHERE draft_id = ?1", &params![draft]).map(drop)
}

/// Takes a scan off.
pub(crate) fn detach(act: &mut Act<'_>, draft: DraftId, line: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM intake_files WHERE draft_id = ?1 AND line = ?2";
    act.execute(sql, &params![draft, line])?;
    act.execute("UPDATE intakes SET record_sealed = NULL WHERE draft_id = ?1", &params![draft]).map(drop)
}

/// Ends it: it was signed, or others pushed it out.
pub(crate) fn remove(act: &mut Act<'_>, draft: DraftId) -> Result<(), StoreError> {
    act.execute("DELETE FROM intake_files WHERE draft_id = ?1", &params![draft])?;
    act.execute("DELETE FROM intakes WHERE draft_id = ?1", &params![draft]).map(drop)
}

fn files(read: &mut impl Read, draft: DraftId) -> Result<Vec<(i64, AttachmentRow)>, StoreError> {
    let rows = read.query(
        "SELECT line, document, name_sealed, media_type, size_bytes, blob FROM intake_files WHERE draft_id = ?1
         ORDER BY line LIMIT 200",
        &params![draft],
    )?;
    rows.iter()
        .map(|row| {
            let file = AttachmentRow {
                document: row.get(1)?,
                name: open_json(read, &row.get::<Vec<u8>>(2)?)?,
                media_type: row.get(3)?,
                size_bytes: row.get(4)?,
                blob: row.get(5)?,
            };
            Ok((row.get(0)?, file))
        })
        .collect()
}
