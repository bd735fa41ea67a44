//! Who opened whose data, and when.

use kezek_casework::{Case, inconsistent};
use kezek_kernel::OfficerId;
use kezek_store::{Act, Read, StoreError, params};

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
