//! Answers of the questionnaire: that a case was rated, and, apart from it, what was answered.
//!
//! No row joins the two. Answers wait until a group of them is full and are released together; only released ones are ever
//! counted.

use kezek_calendar::Month;
use kezek_casework::{Case, inconsistent};
use kezek_kernel::ProviderId;
use kezek_store::{Act, Read, StoreError, params};

/// At most so many groups of answers are read at once.
const MOST_GROUPS: u32 = 20_000;

/// Released answers that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswerGroup {
    pub(crate) service: String,
    pub(crate) question: String,
    pub(crate) choice: String,
    pub(crate) month: Month,
    pub(crate) answers: u64,
}

/// Notes that the case is rated; false when it was before.
pub(crate) fn rate_once(act: &mut Act<'_>, case: &Case) -> Result<bool, StoreError> {
    let now = act.now();
    let rows = act.execute(
        "INSERT INTO ratings (case_id, provider_id, locality, received_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (case_id) DO NOTHING",
        &params![case.id, case.provider, case.locality.as_str(), now],
    )?;
    Ok(rows == 1)
}

/// Adds one answer, which waits.
pub(crate) fn add_answer(
    act: &mut Act<'_>,
    case: &Case,
    service: &str,
    question: &str,
    choice: &str,
) -> Result<(), StoreError> {
    // A random name, so that the order of the rows says nothing about the order of coming.
    let id: [u8; 16] = act.random();
    act.execute(
        "INSERT INTO rating_answers (answer_id, provider_id, locality, service, question, choice, released_month)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)",
        &params![id, case.provider, case.locality.as_str(), service, question, choice],
    )?;
    Ok(())
}

/// Releases the answers to one question that wait at a provider, if a group of them is full.
pub(crate) fn release(
    act: &mut Act<'_>,
    provider: ProviderId,
    service: &str,
    question: &str,
    group: u32,
    month: Month,
) -> Result<(), StoreError> {
    let waiting: u32 = act.one(
        "SELECT count(*) FROM rating_answers
         WHERE provider_id = ?1 AND service = ?2 AND question = ?3 AND released_month IS NULL",
        &params![provider, service, question],
        |row| row.get(0),
    )?;
    if waiting < group {
        return Ok(());
    }
    act.execute(
        "UPDATE rating_answers SET released_month = ?4
         WHERE provider_id = ?1 AND service = ?2 AND question = ?3 AND released_month IS NULL",
        &params![provider, service, question, month.number()],
    )?;
    Ok(())
}

/// The released answers of a provider between two months, both included.
pub(crate) fn released(
    read: &mut impl Read,
    provider: ProviderId,
    from: Month,
    until: Month,
) -> Result<Vec<AnswerGroup>, StoreError> {
    let sql = format!(
        "SELECT service, question, choice, released_month, count(*) FROM rating_answers
         WHERE provider_id = ?1 AND released_month >= ?2 AND released_month <= ?3
         GROUP BY service, question, choice, released_month
         ORDER BY service, question, choice, released_month LIMIT {MOST_GROUPS}"
    );
    read.all(&sql, &params![provider, from.number(), until.number()], |row| {
        Ok(AnswerGroup {
            service: row.get(0)?,
            question: row.get(1)?,
            choice: row.get(2)?,
            month: Month::from_number(row.get(3)?).map_err(|_| inconsistent("a month"))?,
            answers: row.get(4)?,
        })
    })
}
