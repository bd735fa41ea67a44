//! What happened to a request, in the order in which the citizen is told.
//!
//! A line of the history and the errand that tells it outside the portal are written together: neither is without the other.

use kezek_kernel::{AccountId, Instant, RequestId};
use kezek_store::{Act, Read, StoreError, params};

use crate::telling;

/// One line of a request's history; the words stand in the locales under the code.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    pub(crate) request: RequestId,
    pub(crate) at: Instant,
    pub(crate) code: String,
    pub(crate) facts: serde_json::Value,
}

/// Adds a line at the end of the request's history and tells the person wherever he wishes to be told.
pub(crate) fn add(
    act: &mut Act<'_>,
    account: AccountId,
    request: RequestId,
    code: &str,
    facts: &serde_json::Value,
) -> Result<(), StoreError> {
    let now = act.now();
    let before = last(act, request)?;
    act.execute(
        "INSERT INTO notices (account_id, request_id, sequence, at, code, facts)
         SELECT ?1, ?2, CAST(COALESCE(MAX(sequence), 0) + 1 AS BIGINT), ?3, ?4, ?5 FROM notices WHERE request_id = ?2",
        &params![account, request, now, code, facts.to_string()],
    )?;
    let Some((sequence, added)) = last(act, request)? else { return Ok(()) };
    if telling::is_news(before.as_ref().map(|(_, notice)| notice), &added) {
        telling::enqueue_notice(act, account, request, sequence)?;
    }
    Ok(())
}

/// What may be personal, as it lies in the facts of a line under `sealed`.
pub(crate) fn seal(act: &mut Act<'_>, words: &impl serde::Serialize) -> Result<String, StoreError> {
    let bytes = serde_json::to_vec(words).map_err(|_| super::inconsistent("words do not serialise"))?;
    Ok(hex::encode(act.seal(&bytes)?))
}

/// The same read back.
pub(crate) fn sealed<T: serde::de::DeserializeOwned>(
    read: &impl Read,
    notice: &Notice,
) -> Result<T, StoreError> {
    let sealed = notice.facts["sealed"].as_str().and_then(|text| hex::decode(text).ok());
    let bytes = read.open(&sealed.ok_or_else(|| super::inconsistent("a line without its words"))?)?;
    serde_json::from_slice(&bytes).map_err(|_| super::inconsistent("words do not read back"))
}

/// The last line of a request's history, with its number.
fn last(read: &mut impl Read, request: RequestId) -> Result<Option<(i64, Notice)>, StoreError> {
    read.optional(
        "SELECT request_id, at, code, facts, sequence FROM notices WHERE request_id = ?1
         ORDER BY sequence DESC LIMIT 1",
        &params![request],
        |row| Ok((row.get(4)?, notice(row)?)),
    )
}

/// One line of a request's history.
pub(crate) fn find(
    read: &mut impl Read,
    request: RequestId,
    sequence: i64,
) -> Result<Option<Notice>, StoreError> {
    read.optional(
        "SELECT request_id, at, code, facts FROM notices WHERE request_id = ?1 AND sequence = ?2",
        &params![request, sequence],
        notice,
    )
}

/// The whole history of one request.
pub(crate) fn of_request(read: &mut impl Read, request: RequestId) -> Result<Vec<Notice>, StoreError> {
    read.all(
        "SELECT request_id, at, code, facts FROM notices WHERE request_id = ?1 ORDER BY sequence LIMIT 200",
        &params![request],
        notice,
    )
}

/// The newest lines of all requests of an account.
pub(crate) fn newest(read: &mut impl Read, account: AccountId) -> Result<Vec<Notice>, StoreError> {
    read.all(
        "SELECT request_id, at, code, facts FROM notices WHERE account_id = ?1
         ORDER BY at DESC, request_id, sequence DESC LIMIT 20",
        &params![account],
        notice,
    )
}

fn notice(row: &kezek_store::Row) -> Result<Notice, StoreError> {
    let facts: String = row.get(3)?;
    Ok(Notice {
        request: row.get(0)?,
        at: row.get(1)?,
        code: row.get(2)?,
        facts: serde_json::from_str(&facts).map_err(|_| super::inconsistent("notice facts"))?,
    })
}
