//! A due date of a case: the local date governs, the instant is its end, the zone says whose day it is.

use jiff::civil::Date;
use kezek_calendar::Due;
use kezek_kernel::Instant;

/// A term ends soon when less than three days are left of it.
const SOON_SECONDS: i64 = 3 * 24 * 60 * 60;

/// A due date as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DueDate {
    /// The first instant at which the term has run out.
    pub instant: Instant,
    /// The last local day.
    pub date: Date,
    /// IANA name of the zone.
    pub zone: String,
    /// Whether a day of the count is not confirmed by a published calendar yet.
    pub provisional: bool,
}

/// How a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The term has run out.
    Overdue,
    /// Less than three days are left.
    Soon,
    /// There is time.
    InTime,
}

/// The zone of a locality cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the time zone {0} is unknown")]
pub struct ZoneFault(pub String);

impl DueDate {
    /// A counted term in the zone with this name.
    pub fn of(due: &Due, zone: &str) -> Self {
        Self {
            instant: due.instant,
            date: due.local_date,
            zone: zone.to_owned(),
            provisional: due.provisional,
        }
    }

    /// How the term stands at this instant.
    pub fn urgency(&self, now: Instant) -> Urgency {
        Urgency::of(self.instant, now)
    }
}

impl Urgency {
    /// How a term that ends at `due` stands at `now`.
    pub fn of(due: Instant, now: Instant) -> Self {
        if due <= now {
            Self::Overdue
        } else if due < now.plus_seconds(SOON_SECONDS) {
            Self::Soon
        } else {
            Self::InTime
        }
    }

    /// The instant before which a running term counts as ending soon.
    pub const fn soon_before(now: Instant) -> Instant {
        now.plus_seconds(SOON_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(due: &str, now: &str, expected: Urgency) {
        assert_eq!(Urgency::of(due.parse().unwrap(), now.parse().unwrap()), expected, "{due} at {now}");
    }

    #[test]
    fn a_term_is_in_time_then_soon_then_overdue() {
        check("2026-12-01T19:00:00Z", "2026-11-28T19:00:00Z", Urgency::InTime);
        check("2026-12-01T19:00:00Z", "2026-11-28T19:00:01Z", Urgency::Soon);
        check("2026-12-01T19:00:00Z", "2026-12-01T18:59:59Z", Urgency::Soon);
        check("2026-12-01T19:00:00Z", "2026-12-01T19:00:00Z", Urgency::Overdue);
    }
}
