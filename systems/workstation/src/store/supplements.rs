//! What applicants answered while their cases waited: exact bytes, signature and evidence lie in sealed blobs.

use kezek_casework::{Case, inconsistent};
use kezek_kernel::{CaseId, Instant};
use kezek_store::{Act, Read, StoreError, params};

use super::requests::BlobHash;

/// Where the parts of an answer lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SupplementRow {
    /// When it was asked for: the beginning of the waiting that it answers.
    pub(crate) asked: Instant,
    /// The moment of the answer at the accepting system.
    pub(crate) accepted: Instant,
    pub(crate) document: BlobHash,
    pub(crate) cms: BlobHash,
    pub(crate) evidence: BlobHash,
    pub(crate) portal_index: u64,
    pub(crate) portal_leaf: [u8; 32],
}

/// At most so many answers of one case are shown; it never waits more often.
const MOST: usize = kezek_casework::MOST_SUSPENSIONS;

/// Stores an answer under this entry of the journal.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    journal_index: u64,
    row: &SupplementRow,
) -> Result<(), StoreError> {
    for hash in [&row.document, &row.cms, &row.evidence] {
        act.refer_blob(hash)?;
    }
    let index = |index| i64::try_from(index).map_err(|_| inconsistent("a journal index beyond 63 bits"));
    act.execute(
        "INSERT INTO supplements (case_id, journal_index, provider_id, locality, asked_at, accepted_at, document, cms,
         evidence, portal_index, portal_leaf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &params![
            case.id,
            index(journal_index)?,
            case.provider,
            case.locality.as_str(),
            row.asked,
            row.accepted,
            row.document,
            row.cms,
            row.evidence,
            index(row.portal_index)?,
            row.portal_leaf,
        ],
    )?;
    Ok(())
}

/// Whether what was asked at this moment is answered already.
pub(crate) fn is_answered(read: &mut impl Read, case: CaseId, asked: Instant) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM supplements WHERE case_id = ?1 AND asked_at = ?2";
    Ok(!read.query(sql, &params![case, asked])?.is_empty())
}

/// The answers of a case that the caller has found within his scope, oldest first.
pub(crate) fn of_case(read: &mut impl Read, case: CaseId) -> Result<Vec<SupplementRow>, StoreError> {
    let sql = format!(
        "SELECT asked_at, accepted_at, document, cms, evidence, portal_index, portal_leaf FROM supplements
         WHERE case_id = ?1 ORDER BY journal_index LIMIT {MOST}"
    );
    read.all(&sql, &params![case], |row| {
        Ok(SupplementRow {
            asked: row.get(0)?,
            accepted: row.get(1)?,
            document: row.get(2)?,
            cms: row.get(3)?,
            evidence: row.get(4)?,
            portal_index: row.get(5)?,
            portal_leaf: row.get(6)?,
        })
    })
}
