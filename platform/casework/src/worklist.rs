//! Work lists: which running cases wait for whom, in the order of their terms, a page at a time.
//!
//! A list is made of lanes: one provider, officer or role each, every lane a range of one index. A page is taken from the
//! first cases of all lanes, so it costs the same at the beginning of a list, deep in it and at its end. Counts stop at a
//! bound. No query reads a whole table.

mod lane;

use std::fmt;
use std::str::FromStr;

use kezek_kernel::{CaseId, Instant, OfficerId, ProviderId, Role, Scope};
use kezek_store::{Read, StoreError, Value, params};

use crate::{Case, inconsistent, rows};
use lane::Lane;

/// The longest page of a list.
pub const LONGEST_PAGE: u32 = 100;

/// A count goes no further than this.
pub const MOST_COUNTED: u32 = 1000;

/// A desk: an officer at a provider; when somebody stands in for him, in one role only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficerDesk {
    /// Whose desk.
    pub officer: OfficerId,
    /// At which provider.
    pub provider: ProviderId,
    /// Cases that ask this role now; whatever they ask, when it is none.
    pub role: Option<Role>,
}

/// Which cases of a scope a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Every running case.
    Running,
    /// Those on these desks.
    OnDesks(Vec<OfficerDesk>),
    /// Those whose document names one of these officers as its signer.
    ToSign(Vec<OfficerDesk>),
    /// Those that nobody has taken and that ask a role at a provider.
    Unit(Vec<(ProviderId, Role)>),
    /// Those whose term ends before this instant, the end of the present day, and has not run out.
    Today(Instant),
    /// Those whose term ends soon.
    Soon,
    /// Those whose term has run out.
    Overdue,
    /// Those of these providers about whose term the head was told.
    Attention(Vec<ProviderId>),
    /// Those that have ended, latest first.
    Ended,
}

/// The place of a case in the order of its list: the instant by which it is sorted, then its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When the term of a running case ends, or when an ended one ended.
    pub at: Instant,
    /// The case.
    pub case: CaseId,
}

/// The text is not a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mark of a list")]
pub struct NoMark;

/// Which page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seek {
    /// The first one.
    #[default]
    Start,
    /// The one that follows this case.
    After(Mark),
    /// The one that ends before this case.
    Before(Mark),
    /// The last one.
    End,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The cases in their order.
    pub cases: Vec<Case>,
    /// The page before ends before this case; none when this is the first.
    pub before: Option<Mark>,
    /// The next page follows this case; none when this is the last.
    pub after: Option<Mark>,
}

/// How many cases a list has, as far as they were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// So many were counted.
    pub counted: u32,
    /// There are more.
    pub more: bool,
}

impl Mark {
    const LEAST: [u8; 16] = [0; 16];
    const GREATEST: [u8; 16] = [u8::MAX; 16];

    /// Before every case of this instant.
    const fn before(at: Instant) -> (Instant, [u8; 16]) {
        (at, Self::LEAST)
    }

    /// Behind every case of this instant.
    const fn behind(at: Instant) -> (Instant, [u8; 16]) {
        (at, Self::GREATEST)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.at.micros(), self.case)
    }
}

impl FromStr for Mark {
    type Err = NoMark;

    fn from_str(text: &str) -> Result<Self, NoMark> {
        let (at, case) = text.split_once('_').ok_or(NoMark)?;
        let micros = at.parse().map_err(|_| NoMark)?;
        Ok(Self { at: Instant::from_micros(micros), case: case.parse().map_err(|_| NoMark)? })
    }
}

impl Filter {
    /// Whether the latest come first.
    fn is_descending(&self) -> bool {
        *self == Self::Ended
    }
}

/// One page of a list: running cases by due date, ended ones latest first.
pub fn page(
    read: &mut impl Read,
    scope: &Scope,
    filter: &Filter,
    seek: Seek,
    limit: u32,
) -> Result<Page, StoreError> {
    let limit = usize::try_from(limit.min(LONGEST_PAGE)).unwrap_or_default();
    let backward = matches!(seek, Seek::Before(_) | Seek::End);
    let mut marks = Vec::new();
    for (sql, params) in statements(scope, filter, seek, limit + 1, read.now()) {
        let found = read.all(&sql, &params, |row| Ok(Mark { at: row.get(0)?, case: row.get(1)? }))?;
        marks.extend(found);
    }
    marks.sort_unstable();
    marks.dedup();
    if filter.is_descending() != backward {
        marks.reverse();
    }
    let more = marks.len() > limit;
    marks.truncate(limit);
    if backward && !more {
        // The beginning was reached: the first page is shown whole.
        return page(
            read,
            scope,
            filter,
            Seek::Start,
            LONGEST_PAGE.min(u32::try_from(limit).unwrap_or(LONGEST_PAGE)),
        );
    }
    if backward {
        marks.reverse();
    }
    let (first, last) = (marks.first().copied(), marks.last().copied());
    let (before, after) = match seek {
        Seek::Start => (None, last.filter(|_| more)),
        Seek::After(mark) => (first.or(Some(mark)), last.filter(|_| more)),
        Seek::Before(_) => (first, last),
        Seek::End => (first, None),
    };
    let mut cases = Vec::with_capacity(marks.len());
    for mark in marks {
        let case = rows::find(read, scope, mark.case)?;
        cases.push(case.ok_or_else(|| inconsistent("a case left its list within one snapshot"))?);
    }
    Ok(Page { cases, before, after })
}

/// The statements with which the marks of a page are read, one for each lane; their plans can be examined.
pub fn statements(
    scope: &Scope,
    filter: &Filter,
    seek: Seek,
    limit: usize,
    now: Instant,
) -> Vec<(String, Vec<Value>)> {
    let descending = filter.is_descending();
    let backward = matches!(seek, Seek::Before(_) | Seek::End);
    let reach = |lane: Lane| {
        let lane = match seek {
            Seek::Start | Seek::End => lane,
            Seek::After(mark) if descending => lane.below((mark.at, *mark.case.as_bytes())),
            Seek::After(mark) => lane.above((mark.at, *mark.case.as_bytes())),
            Seek::Before(mark) if descending => lane.above((mark.at, *mark.case.as_bytes())),
            Seek::Before(mark) => lane.below((mark.at, *mark.case.as_bytes())),
        };
        lane.marks(descending != backward, limit)
    };
    lane::of(scope, filter, now).into_iter().map(reach).collect()
}

/// How many cases a list has, up to the bound.
pub fn count(read: &mut impl Read, scope: &Scope, filter: &Filter) -> Result<Count, StoreError> {
    let mut counted = 0;
    for lane in lane::of(scope, filter, read.now()) {
        let (sql, params) = lane.count(MOST_COUNTED + 1 - counted);
        counted += read.one(&sql, &params, |row| row.get::<u32>(0))?;
        if counted > MOST_COUNTED {
            return Ok(Count { counted: MOST_COUNTED, more: true });
        }
    }
    Ok(Count { counted, more: false })
}

/// How many cases of all providers stand where; for the figures of the system itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// All running cases.
    pub running: u64,
    /// Those that nobody has taken.
    pub free: u64,
    /// Those whose term ends soon.
    pub soon: u64,
    /// Those whose term has run out.
    pub overdue: u64,
    /// Those that have ended: all that ever got a number, without the running ones.
    pub ended: u64,
}

/// Counts the running cases; every count is read from an index of running cases alone.
pub fn totals(read: &mut impl Read) -> Result<Totals, StoreError> {
    let now = read.now();
    let soon = crate::Urgency::soon_before(now);
    let mut count = |condition: &str, params: &[Value]| {
        let sql = format!("SELECT count(*) FROM cases WHERE ended_at IS NULL{condition}");
        read.one(&sql, params, |row| row.get::<u64>(0))
    };
    let running = count("", &[])?;
    let free = count(" AND holder IS NULL", &[])?;
    let soon = count(" AND due_at > ?1 AND due_at < ?2", &params![now, soon])?;
    let overdue = count(" AND due_at <= ?1", &params![now])?;
    let last: u64 = read.one("SELECT COALESCE(max(sequence), 0) FROM cases", &[], |row| row.get(0))?;
    Ok(Totals { running, free, soon, overdue, ended: last.saturating_sub(running) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_survives_the_address() {
        let case = CaseId::from_bytes([7; 16]);
        for micros in [i64::MIN, -1, 0, 1_764_000_000_000_000, i64::MAX] {
            let mark = Mark { at: Instant::from_micros(micros), case };
            assert_eq!(mark.to_string().parse(), Ok(mark));
        }
        for text in ["", "_", "7", "x_07070707-0707-0707-0707-070707070707", "7_07"] {
            assert_eq!(text.parse::<Mark>(), Err(NoMark), "{text}");
        }
    }
}
