//! What happened to a request, in the order in which the citizen is told.

use kezek_kernel::{AccountId, Instant, RequestId};
use kezek_store::{Act, Read, StoreError, params};

/// One line of a request's history; the words stand in the locales under the code.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    pub(crate) request: RequestId,
    pub(crate) at: Instant,
    pub(crate) code: String,
    pub(crate) facts: serde_json::Value,
}

/// Adds a line at the end of the request's history.
pub(crate) fn add(
    act: &mut Act<'_>,
    account: AccountId,
    request: RequestId,
    code: &str,
    facts: &serde_json::Value,
) -> Result<(), StoreError> {
    let now = act.now();
    act.execute(
        "INSERT INTO notices (account_id, request_id, sequence, at, code, facts)
         SELECT ?1, ?2, CAST(COALESCE(MAX(sequence), 0) + 1 AS BIGINT), ?3, ?4, ?5 FROM notices WHERE request_id = ?2",
        &params![account, request, now, code, facts.to_string()],
    )
    .map(|_| ())
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
