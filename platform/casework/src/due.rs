//! A due date of a case: the local date governs, the instant is its end, the zone says whose day it is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, Course, StartRule, Term, due};
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
    /// Counts a term from an instant in the zone with this name.
    pub fn count(
        calendar: &Calendar,
        start: Instant,
        zone: &str,
        term: Term,
        rule: StartRule,
    ) -> Result<Self, ZoneFault> {
        let known = TimeZone::get(zone).map_err(|_| ZoneFault(zone.to_owned()))?;
        let counted = due(calendar, &Course::new(start, &known, term).starting(rule));
        Ok(Self {
            instant: counted.instant,
            date: counted.local_date,
            zone: zone.to_owned(),
            provisional: counted.provisional,
        })
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

    #[test]
    fn an_unknown_zone_is_named() {
        let calendar = Calendar::from_toml(
            "[years]\nfrom = 2026\nuntil = 2027\nsettled_from = 2026\nsettled_until = 2026\nsource = 'test'",
        )
        .unwrap();
        let term = Term::new(30, kezek_calendar::Unit::CalendarDays);
        let count = |zone| DueDate::count(&calendar, Instant::default(), zone, term, StartRule::NextDay);
        assert_eq!(count("Asia/Nowhere"), Err(ZoneFault("Asia/Nowhere".into())));
        let start = "2026-11-22T20:30:00Z".parse().unwrap();
        let due = DueDate::count(&calendar, start, "Asia/Almaty", term, StartRule::NextDay).unwrap();
        assert_eq!((due.date.to_string().as_str(), due.zone.as_str()), ("2026-12-23", "Asia/Almaty"));
        assert_eq!(due.instant.to_string(), "2026-12-23T19:00:00Z");
    }
}
