//! What the head was told about the term of a step: once before it ends, once when it has ended.

use kezek_casework::{Case, inconsistent};
use kezek_kernel::{CaseId, Instant};
use kezek_store::{Act, Read, StoreError, Value, params};

/// What the head is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alert {
    /// The term will end.
    Before,
    /// The term has ended.
    Ended,
}

impl Alert {
    /// The name in rows, in the journal and in sentences.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Ended => "ended",
        }
    }

    /// How far the head has been told then, as the case's column `attention` has it.
    const fn level(self) -> i64 {
        match self {
            Self::Before => 2,
            Self::Ended => 3,
        }
    }
}

/// Nothing was said, because the term was too short to be announced.
const SILENT: i64 = 1;

/// Cases of all providers about whose term the head has not been told, though it is time; those whose term ends first come
/// first.
pub(crate) fn untold(read: &mut impl Read, horizon: Instant, limit: u32) -> Result<Vec<CaseId>, StoreError> {
    let now = read.now();
    let mut found = Vec::new();
    for (level, due) in [(0, horizon), (SILENT, now), (Alert::Before.level(), now)] {
        let (sql, params) = statement(level, due, limit);
        found.extend(read.all(&sql, &params, |row| row.get::<CaseId>(0))?);
    }
    Ok(found)
}

/// The statement that reads the cases of one level whose term ends until then.
fn statement(level: i64, due: Instant, limit: u32) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT case_id FROM cases WHERE ended_at IS NULL AND attention < 3 AND attention = ?1 AND due_at <= ?2
         ORDER BY due_at, case_id LIMIT {limit}"
    );
    (sql, params![level, due].to_vec())
}

/// How far the head has been told about the present step.
pub(crate) fn level(read: &mut impl Read, case: CaseId) -> Result<i64, StoreError> {
    read.one("SELECT attention FROM cases WHERE case_id = ?1", &params![case], |row| row.get(0))
}

/// Whether, at this level, this is still to be told.
pub(crate) const fn is_new(alert: Alert, level: i64) -> bool {
    alert.level() > level
}

/// Notes that the step's term is too short to be announced.
pub(crate) fn pass_over(act: &mut Act<'_>, case: CaseId) -> Result<(), StoreError> {
    act.execute(
        "UPDATE cases SET attention = ?2 WHERE case_id = ?1 AND attention < ?2",
        &params![case, SILENT],
    )?;
    Ok(())
}

/// Stores what the head was told about the present step; the database holds each only once.
pub(crate) fn insert(
    act: &mut Act<'_>,
    case: &Case,
    alert: Alert,
    due: Instant,
    journal_index: u64,
) -> Result<(), StoreError> {
    let step = case.state.step().ok_or_else(|| inconsistent("an ended case with a term"))?;
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index"))?;
    let now = act.now();
    act.execute(
        "INSERT INTO escalations (case_id, position, entered_at, due_at, kind, provider_id, locality, at, journal_index)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &params![
            case.id,
            step.position.to_string(),
            step.entered_at,
            due,
            alert.code(),
            case.provider,
            case.locality.as_str(),
            now,
            index,
        ],
    )?;
    act.execute("UPDATE cases SET attention = ?2 WHERE case_id = ?1", &params![case.id, alert.level()])?;
    Ok(())
}

/// What the head was told last about the present step of a case that the caller has found within his scope, and when.
pub(crate) fn last(read: &mut impl Read, case: &Case) -> Result<Option<(Alert, Instant)>, StoreError> {
    let alert = match level(read, case.id)? {
        2 => Alert::Before,
        3 => Alert::Ended,
        _ => return Ok(None),
    };
    let sql = "SELECT max(at) FROM escalations WHERE case_id = ?1 AND kind = ?2";
    let at: Option<Instant> = read.one(sql, &params![case.id, alert.code()], |row| row.get(0))?;
    Ok(at.map(|at| (alert, at)))
}
