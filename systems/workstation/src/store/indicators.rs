//! What indicators count of the cases of one provider: how many stand where, how many came, how many ended and how.

use kezek_casework::{DueDate, inconsistent, open_json};
use kezek_kernel::{Instant, ProviderId};
use kezek_regulations::{Channel, EditionKey, Position};
use kezek_store::{Read, Row, StoreError, params};

use crate::decision::{Decision, Examination};

/// At most so many groups are read at once.
const MOST_GROUPS: u32 = 20_000;
/// At most so many ended cases of one provider and month: five times what a region registers in a year.
const MOST_ENDED: u32 = 100_000;

/// Running cases at one work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StandingGroup {
    pub(crate) edition: EditionKey,
    pub(crate) channel: Channel,
    pub(crate) position: Position,
    pub(crate) cases: u64,
    /// How many of them are past the term of the work, or of the service where the work has none.
    pub(crate) overdue: u64,
}

/// A case that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EndedCase {
    pub(crate) edition: EditionKey,
    pub(crate) ending: String,
    pub(crate) at: Instant,
    pub(crate) service_due: Option<DueDate>,
}

/// The running cases by the work at which they stand.
pub(crate) fn standing(read: &mut impl Read, provider: ProviderId) -> Result<Vec<StandingGroup>, StoreError> {
    let now = read.now();
    let sql = format!(
        "SELECT edition, channel, position, count(*),
         CAST(COALESCE(sum(CASE WHEN due_at <= ?2 THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM cases WHERE provider_id = ?1 AND ended_at IS NULL
         GROUP BY edition, channel, position ORDER BY edition, channel, position LIMIT {MOST_GROUPS}"
    );
    read.all(&sql, &params![provider, now], |row| {
        Ok(StandingGroup {
            edition: row.parse(0)?,
            channel: channel(row, 1)?,
            position: row.parse(2)?,
            cases: row.get(3)?,
            overdue: row.get(4)?,
        })
    })
}

/// How many cases were registered from one instant until before another, by edition and channel.
pub(crate) fn registered(
    read: &mut impl Read,
    provider: ProviderId,
    from: Instant,
    until: Instant,
) -> Result<Vec<(EditionKey, Channel, u64)>, StoreError> {
    let sql = format!(
        "SELECT edition, channel, count(*) FROM cases
         WHERE provider_id = ?1 AND registered_at >= ?2 AND registered_at < ?3
         GROUP BY edition, channel ORDER BY edition, channel LIMIT {MOST_GROUPS}"
    );
    read.all(&sql, &params![provider, from, until], |row| Ok((row.parse(0)?, channel(row, 1)?, row.get(2)?)))
}

/// The cases that ended from one instant until before another.
pub(crate) fn ended(
    read: &mut impl Read,
    provider: ProviderId,
    from: Instant,
    until: Instant,
) -> Result<Vec<EndedCase>, StoreError> {
    let sql = format!(
        "SELECT edition, ending, ended_at, service_due FROM cases
         WHERE provider_id = ?1 AND ended_at IS NOT NULL AND ended_at >= ?2 AND ended_at < ?3
         ORDER BY ended_at, case_id LIMIT {MOST_ENDED}"
    );
    read.all(&sql, &params![provider, from, until], |row| {
        let due: Option<String> = row.get(3)?;
        let due = due.map(|text| serde_json::from_str(&text)).transpose();
        Ok(EndedCase {
            edition: row.parse(0)?,
            ending: row.get(1)?,
            at: row.get(2)?,
            service_due: due.map_err(|_| inconsistent("a due date"))?,
        })
    })
}

/// The codes of the grounds of each refusal that ended a case from one instant until before another. The finding is sealed
/// as a whole; nothing but the codes leaves this function.
pub(crate) fn grounds(
    read: &mut impl Read,
    provider: ProviderId,
    from: Instant,
    until: Instant,
) -> Result<Vec<(EditionKey, Vec<String>)>, StoreError> {
    let sql = format!(
        "SELECT cases.edition, examinations.finding_sealed FROM cases
         JOIN documents ON documents.case_id = cases.case_id AND documents.kind = 'refusal'
         JOIN examinations ON examinations.case_id = cases.case_id
         WHERE cases.provider_id = ?1 AND cases.ended_at IS NOT NULL AND cases.ended_at >= ?2 AND cases.ended_at < ?3
         ORDER BY cases.ended_at, cases.case_id LIMIT {MOST_ENDED}"
    );
    let rows = read.query(&sql, &params![provider, from, until])?;
    rows.iter()
        .map(|row| {
            let examination: Examination = open_json(read, &row.get::<Vec<u8>>(1)?)?;
            let codes = match examination.decision {
                Decision::Refuse { grounds } => grounds.into_iter().map(|ground| ground.ground).collect(),
                Decision::Accept { .. } => Vec::new(),
            };
            Ok((row.parse(0)?, codes))
        })
        .collect()
}

fn channel(row: &Row, column: usize) -> Result<Channel, StoreError> {
    Channel::from_code(&row.get::<String>(column)?).ok_or_else(|| inconsistent("a channel"))
}
