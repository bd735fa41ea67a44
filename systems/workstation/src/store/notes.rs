//! What officers wrote when they passed a case on, sealed; each beside the line of the history that says who and when.

use kezek_casework::{Case, inconsistent, open_json, seal_json};
use kezek_kernel::CaseId;
use kezek_store::{Act, Read, StoreError, params};

/// A text and the entry of the journal under which it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoteRow {
    pub(crate) journal_index: u64,
    pub(crate) text: String,
}

/// Stores a text; an empty one is none.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    journal_index: u64,
    text: &str,
) -> Result<(), StoreError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(());
    }
    let sealed = seal_json(act, &text)?;
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index beyond 63 bits"))?;
    act.execute(
        "INSERT INTO case_notes (case_id, journal_index, provider_id, locality, text_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        &params![case.id, index, case.provider, case.locality.as_str(), sealed],
    )?;
    Ok(())
}

/// The texts of a case that the caller has found within his scope.
pub(crate) fn of_case(read: &mut impl Read, case: CaseId) -> Result<Vec<NoteRow>, StoreError> {
    let rows = read.query(
        "SELECT journal_index, text_sealed FROM case_notes WHERE case_id = ?1 ORDER BY journal_index LIMIT 500",
        &params![case],
    )?;
    rows.iter()
        .map(|row| {
            Ok(NoteRow { journal_index: row.get(0)?, text: open_json(read, &row.get::<Vec<u8>>(1)?)? })
        })
        .collect()
}
