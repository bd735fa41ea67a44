//! What was done to a case, line by line; the journal proves it.

use kezek_kernel::{Actor, CaseId, Instant, OfficerId};
use kezek_store::{Act, Read, StoreError, params};

use crate::{Case, State, inconsistent};

/// At most so many lines are shown of one case.
const MOST_LINES: u32 = 500;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// When.
    pub at: Instant,
    /// The act's code.
    pub act: String,
    /// Which officer; none for the system itself.
    pub officer: Option<OfficerId>,
    /// The position before the act, where the case had one.
    pub position: Option<String>,
    /// The entry in the journal.
    pub journal_index: u64,
    /// Short facts of the act, such as the decision; no personal data.
    pub facts: Vec<(String, String)>,
}

impl HistoryLine {
    /// The officers whom the act names: the executor, from whom the case was taken, for whom somebody acted.
    pub fn named(&self) -> impl Iterator<Item = OfficerId> {
        let officers =
            self.facts.iter().filter(|(name, _)| ["executor", "from", "for"].contains(&name.as_str()));
        officers.filter_map(|(_, officer)| officer.parse().ok())
    }
}

/// Adds a line to the history of a case.
pub fn note(
    act: &mut Act<'_>,
    case: &Case,
    code: &str,
    journal_index: u64,
    facts: &[(&str, String)],
) -> Result<(), StoreError> {
    let officer = match act.actor() {
        Actor::Officer(officer) => Some(*officer),
        _ => None,
    };
    let position = match &case.state {
        State::Running(step) => Some(step.position.to_string()),
        State::Ended(_) => None,
    };
    let facts = serde_json::to_string(facts).map_err(|_| inconsistent("facts of an act"))?;
    let index = i64::try_from(journal_index).map_err(|_| inconsistent("a journal index beyond 63 bits"))?;
    let now = act.now();
    act.execute(
        "INSERT INTO case_history (case_id, line, provider_id, locality, at, act, officer_id, position,
         journal_index, facts)
         VALUES (?1, (SELECT count(*) + 1 FROM case_history WHERE case_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &params![
            case.id,
            case.provider,
            case.locality.as_str(),
            now,
            code,
            officer,
            position,
            index,
            facts
        ],
    )?;
    Ok(())
}

/// The lines of a case, oldest first; the caller has found the case within his scope.
pub fn lines(read: &mut impl Read, case: CaseId) -> Result<Vec<HistoryLine>, StoreError> {
    read.all(
        &format!(
            "SELECT at, act, officer_id, position, journal_index, facts FROM case_history
             WHERE case_id = ?1 ORDER BY line LIMIT {MOST_LINES}"
        ),
        &params![case],
        |row| {
            Ok(HistoryLine {
                at: row.get(0)?,
                act: row.get(1)?,
                officer: row.get(2)?,
                position: row.get(3)?,
                journal_index: row.get(4)?,
                facts: serde_json::from_str(&row.get::<String>(5)?).map_err(|_| inconsistent("facts"))?,
            })
        },
    )
}
