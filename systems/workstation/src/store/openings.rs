//! Who opened whose data, and when.

use kezek_casework::{Case, inconsistent};
use kezek_kernel::{CaseId, Instant, OfficerId, ProviderId};
use kezek_store::{Act, Read, StoreError, params};

/// One opening as it was recorded.
#[derive(Debug, Clone)]
pub(crate) struct OpeningRow {
    pub(crate) officer: OfficerId,
    pub(crate) provider: ProviderId,
    pub(crate) at: Instant,
    pub(crate) part: String,
}

/// Stores that the officer opened a part of the case.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    officer: OfficerId,
    part: &str,
    journal_index: u64,
) -> Result<(), StoreError> {
    let id: [u8; 16] = act.random();
    let now = act.now();
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO data_openings (opening_id, case_id, provider_id, locality, officer_id, at, part, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &params![id, case.id, case.provider, case.locality.as_str(), officer, now, part, index],
    )?;
    Ok(())
}

/// The newest openings of a case.
pub(crate) fn newest(read: &mut impl Read, case: CaseId, limit: u16) -> Result<Vec<OpeningRow>, StoreError> {
    read.all(
        "SELECT officer_id, provider_id, at, part FROM data_openings WHERE case_id = ?1
         ORDER BY at DESC, journal_index DESC LIMIT ?2",
        &params![case, limit],
        |row| {
            Ok(OpeningRow { officer: row.get(0)?, provider: row.get(1)?, at: row.get(2)?, part: row.get(3)? })
        },
    )
}
