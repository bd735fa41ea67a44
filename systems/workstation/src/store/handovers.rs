//! To whom a result on paper was handed over.

use kezek_casework::{Case, inconsistent, open_json, seal_json};
use kezek_kernel::{CaseId, Instant, OfficerId};
use kezek_store::{Act, Read, StoreError, params};

use crate::counter::handover::Receiver;

/// A hand-over.
#[derive(Debug, Clone)]
pub(crate) struct HandoverRow {
    pub(crate) at: Instant,
    pub(crate) receiver: Receiver,
}

/// Stores the hand-over of a case's result; it happens once.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    officer: OfficerId,
    receiver: &Receiver,
    journal_index: u64,
) -> Result<(), StoreError> {
    let (sealed, now) = (seal_json(act, receiver)?, act.now());
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index"))?;
    act.execute(
        "INSERT INTO handovers (case_id, provider_id, locality, officer_id, at, receiver_sealed, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &params![case.id, case.provider, case.locality.as_str(), officer, now, sealed, index],
    )?;
    Ok(())
}

/// The hand-over of a case that the caller has found within his scope.
pub(crate) fn find(read: &mut impl Read, case: CaseId) -> Result<Option<HandoverRow>, StoreError> {
    let rows = read.query("SELECT at, receiver_sealed FROM handovers WHERE case_id = ?1", &params![case])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let receiver = open_json(read, &row.get::<Vec<u8>>(1)?)?;
    Ok(Some(HandoverRow { at: row.get(0)?, receiver }))
}
