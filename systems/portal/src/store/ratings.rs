//! What people answered to the questionnaire, sealed.

use kezek_kernel::{Instant, RequestId};
use kezek_store::{Act, Read, StoreError, params};

use super::inconsistent;

/// Answers that were given, by question.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Rating {
    pub(crate) given_at: Instant,
    /// Code of the question and code of the answer.
    pub(crate) answers: Vec<(String, String)>,
}

/// Answers stay out of logs.
impl std::fmt::Debug for Rating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rating(..)")
    }
}

/// Stores the answers; false when the request was rated before.
pub(crate) fn put(
    act: &mut Act<'_>,
    request: RequestId,
    answers: &[(String, String)],
) -> Result<bool, StoreError> {
    let bytes = serde_json::to_vec(answers).map_err(|_| inconsistent("answers do not serialise"))?;
    let (sealed, now) = (act.seal(&bytes)?, act.now());
    let rows = act.execute(
        "INSERT INTO ratings (request_id, given_at, answers_sealed) VALUES (?1, ?2, ?3)
         ON CONFLICT (request_id) DO NOTHING",
        &params![request, now, sealed],
    )?;
    Ok(rows == 1)
}

/// What was answered about this request.
pub(crate) fn find(read: &mut impl Read, request: RequestId) -> Result<Option<Rating>, StoreError> {
    let sql = "SELECT given_at, answers_sealed FROM ratings WHERE request_id = ?1";
    let found: Option<(Instant, Vec<u8>)> =
        read.optional(sql, &params![request], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((given_at, sealed)) = found else { return Ok(None) };
    let answers = serde_json::from_slice(&read.open(&sealed)?).map_err(|_| inconsistent("stored answers"))?;
    Ok(Some(Rating { given_at, answers }))
}
