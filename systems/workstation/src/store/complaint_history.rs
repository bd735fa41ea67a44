//! What was done to a complaint, line by line, with what the officer wrote, sealed; the journal proves it.

use kezek_casework::{inconsistent, open_json, seal_json};
use kezek_kernel::{Actor, ComplaintId, Instant, OfficerId};
use kezek_store::{Act, Read, StoreError, params};

use crate::words::BothWords;

/// Openings are recorded and not shown beside what was done.
const OPENING: &str = "complaint-open";

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ComplaintLine {
    pub(crate) at: Instant,
    pub(crate) act: String,
    /// Which officer; none for the system itself.
    pub(crate) officer: Option<OfficerId>,
    /// Short facts, such as a date or an outcome; no personal data.
    pub(crate) facts: Vec<(String, String)>,
    /// What the officer wrote.
    pub(crate) note: Option<BothWords>,
}

/// Adds a line under an entry of the journal.
pub(crate) fn note(
    act: &mut Act<'_>,
    complaint: ComplaintId,
    code: &str,
    journal_index: u64,
    facts: &[(&str, String)],
    note: Option<&BothWords>,
) -> Result<(), StoreError> {
    let officer = match act.actor() {
        Actor::Officer(officer) => Some(*officer),
        _ => None,
    };
    let facts = serde_json::to_string(facts).map_err(|_| inconsistent("facts of an act"))?;
    let sealed = note.map(|note| seal_json(act, note)).transpose()?;
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index"))?;
    let now = act.now();
    act.execute(
        "INSERT INTO complaint_history (complaint_id, journal_index, at, act, officer_id, facts, note_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &params![complaint, index, now, code, officer, facts, sealed],
    )
    .map(drop)
}

/// What was done to a complaint that the caller has found within his scope, oldest first; openings are left out.
pub(crate) fn lines(read: &mut impl Read, complaint: ComplaintId) -> Result<Vec<ComplaintLine>, StoreError> {
    let rows = read.query(
        "SELECT at, act, officer_id, facts, note_sealed FROM complaint_history WHERE complaint_id = ?1 AND act <> ?2
         ORDER BY journal_index LIMIT 500",
        &params![complaint, OPENING],
    )?;
    let line = |row: &kezek_store::Row| {
        let note = row.get::<Option<Vec<u8>>>(4)?;
        Ok(ComplaintLine {
            at: row.get(0)?,
            act: row.get(1)?,
            officer: row.get(2)?,
            facts: serde_json::from_str(&row.get::<String>(3)?).map_err(|_| inconsistent("facts"))?,
            note: note.map(|sealed| open_json(read, &sealed)).transpose()?,
        })
    };
    rows.iter().map(line).collect()
}
