//! What applicants were asked to correct, sealed; each beside the line of the history that says who asked and when.

use kezek_casework::{Case, inconsistent, open_json, seal_json};
use kezek_kernel::CaseId;
use kezek_store::{Act, Read, StoreError, params};

use crate::decision::Wanted;

/// Stores what was asked for under this entry of the journal.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    journal_index: u64,
    wanted: &Wanted,
) -> Result<(), StoreError> {
    let sealed = seal_json(act, wanted)?;
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index beyond 63 bits"))?;
    act.execute(
        "INSERT INTO corrections (case_id, journal_index, provider_id, locality, wanted_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        &params![case.id, index, case.provider, case.locality.as_str(), sealed],
    )?;
    Ok(())
}

/// What was asked for last, of a case that the caller has found within his scope.
pub(crate) fn last(read: &mut impl Read, case: CaseId) -> Result<Option<Wanted>, StoreError> {
    let rows = read.query(
        "SELECT wanted_sealed FROM corrections WHERE case_id = ?1 ORDER BY journal_index DESC LIMIT 1",
        &params![case],
    )?;
    rows.first().map(|row| open_json(read, &row.get::<Vec<u8>>(0)?)).transpose()
}
