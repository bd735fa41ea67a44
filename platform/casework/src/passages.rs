//! The passages of cases: when a case came to a work of its process, when it left it, and whether in time.
//!
//! A passage is written by the act that leaves the work. Indicators of a department's work are put together from here.

use jiff::tz::TimeZone;
use kezek_calendar::Month;
use kezek_kernel::{Instant, ProviderId};
use kezek_regulations::{Channel, EditionKey, Position};
use kezek_store::{Act, Read, Row, StoreError, params};

use crate::{Case, DueDate, State, inconsistent};

/// At most so many groups are read at once: three years of seven services with forty works each stay far below.
const MOST_GROUPS: u32 = 20_000;

/// At most so many passages are handed out in one file.
pub const MOST_PASSAGES: u32 = 200_000;

/// A case has been at a work of its process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The work.
    pub position: Position,
    /// When the case came to it.
    pub entered_at: Instant,
    /// When it left.
    pub left_at: Instant,
    /// When the work had to be done, where the edition sets a term.
    pub due: Option<DueDate>,
}

/// The passages of one provider through one work in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageGroup {
    /// The local month in which the cases left the work.
    pub month: Month,
    /// The edition of the cases.
    pub edition: EditionKey,
    /// Their channel.
    pub channel: Channel,
    /// The work.
    pub position: Position,
    /// How many had a term.
    pub with_term: u64,
    /// How many of these were in time.
    pub in_time: u64,
    /// How long each took, in whole seconds, in no order.
    pub durations_s: Vec<u64>,
}

/// One passage as a file of figures gives it: nothing in it names a person or a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageRow {
    /// The edition of the case.
    pub edition: EditionKey,
    /// Its channel.
    pub channel: Channel,
    /// The work.
    pub position: Position,
    /// What happened when.
    pub entered_at: Instant,
    /// When the case left the work.
    pub left_at: Instant,
    /// The first instant after the term.
    pub due_at: Option<Instant>,
    /// Whether the work was done in time, where it had a term.
    pub in_time: Option<bool>,
}

impl Passage {
    /// The passage that ends because the case leaves the work at which it stands; none of a case that has ended.
    pub fn leaving(case: &Case, now: Instant) -> Option<Self> {
        match &case.state {
            State::Running(step) => Some(Self {
                position: step.position.clone(),
                entered_at: step.entered_at,
                left_at: now,
                due: step.due.clone(),
            }),
            State::Ended(_) => None,
        }
    }

    /// How long it took, in whole seconds.
    pub fn duration_s(&self) -> i64 {
        self.left_at.micros_since(self.entered_at).max(0) / 1_000_000
    }

    /// Whether the work was done before its term had run out; none where there is no term.
    pub fn in_time(&self) -> Option<bool> {
        self.due.as_ref().map(|due| self.left_at < due.instant)
    }
}

/// Writes the passages of a case, after those it has already.
pub fn insert(act: &mut Act<'_>, case: &Case, passages: &[Passage]) -> Result<(), StoreError> {
    if passages.is_empty() {
        return Ok(());
    }
    let zone = TimeZone::get(&case.zone).map_err(|_| inconsistent("the zone of a case"))?;
    let sql = "SELECT count(*) + 1 FROM case_steps WHERE case_id = ?1";
    let first: i64 = act.one(sql, &params![case.id], |row| row.get(0))?;
    for (line, passage) in (first..).zip(passages) {
        act.execute(
            "INSERT INTO case_steps (case_id, line, provider_id, locality, edition, channel, position, entered_at,
             left_at, left_month, duration_s, due_at, in_time)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            &params![
                case.id,
                line,
                case.provider,
                case.locality.as_str(),
                case.edition.as_str(),
                case.channel.code(),
                passage.position.to_string(),
                passage.entered_at,
                passage.left_at,
                Month::at(passage.left_at, &zone).number(),
                passage.duration_s(),
                passage.due.as_ref().map(|due| due.instant),
                passage.in_time(),
            ],
        )?;
    }
    Ok(())
}

/// The passages of a provider between two months, both included, one group for each month and work.
///
/// The durations of a group come as one text, because a row for each passage costs more than all the rest. The index
/// holds every column in the order of the groups, so nothing is sorted and no row of the table is touched.
pub fn groups(
    read: &mut impl Read,
    provider: ProviderId,
    from: Month,
    until: Month,
) -> Result<Vec<PassageGroup>, StoreError> {
    let sql = format!(
        "SELECT left_month, edition, channel, position, count(in_time), CAST(COALESCE(sum(in_time), 0) AS BIGINT),
         string_agg(CAST(duration_s AS TEXT), ' ') FROM case_steps
         WHERE provider_id = ?1 AND left_month >= ?2 AND left_month <= ?3
         GROUP BY left_month, edition, channel, position ORDER BY left_month, edition, channel, position
         LIMIT {MOST_GROUPS}"
    );
    read.all(&sql, &params![provider, from.number(), until.number()], group)
}

/// The passages of a provider between two months, both included, in the order in which they ended.
pub fn list(
    read: &mut impl Read,
    provider: ProviderId,
    from: Month,
    until: Month,
) -> Result<Vec<PassageRow>, StoreError> {
    let sql = format!(
        "SELECT edition, channel, position, entered_at, left_at, due_at, in_time FROM case_steps
         WHERE provider_id = ?1 AND left_month >= ?2 AND left_month <= ?3
         ORDER BY left_at, entered_at, edition, channel, position LIMIT {MOST_PASSAGES}"
    );
    read.all(&sql, &params![provider, from.number(), until.number()], |row| {
        Ok(PassageRow {
            edition: row.parse(0)?,
            channel: channel(row, 1)?,
            position: row.parse(2)?,
            entered_at: row.get(3)?,
            left_at: row.get(4)?,
            due_at: row.get(5)?,
            in_time: row.get(6)?,
        })
    })
}

fn group(row: &Row) -> Result<PassageGroup, StoreError> {
    let durations: String = row.get(6)?;
    let durations = durations.split(' ').map(str::parse).collect::<Result<_, _>>();
    Ok(PassageGroup {
        month: Month::from_number(row.get(0)?).map_err(|_| inconsistent("a month"))?,
        edition: row.parse(1)?,
        channel: channel(row, 2)?,
        position: row.parse(3)?,
        with_term: row.get(4)?,
        in_time: row.get(5)?,
        durations_s: durations.map_err(|_| inconsistent("a duration"))?,
    })
}

fn channel(row: &Row, column: usize) -> Result<Channel, StoreError> {
    Channel::from_code(&row.get::<String>(column)?).ok_or_else(|| inconsistent("a channel"))
}
