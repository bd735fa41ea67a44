//! A due date of a case: the local date governs, the instant is its end, the zone says whose day it is.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, Due};
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

/// What is left of a term, in the words in which people count it: days by the local calendar, hours and minutes where the term
/// does not end with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The last day was so many calendar days ago.
    LateDays(i32),
    /// The term ran out today, so many seconds ago.
    LateSeconds(i64),
    /// The term ends today, within so many seconds.
    Seconds(i64),
    /// The term ends with this day.
    Today,
    /// So many working days come before the term has run out, the last day among them.
    WorkingDays(i32),
    /// So many calendar days are left, none of them a working day, or too many to be counted.
    Days(i32),
}

/// Working days are counted within a year ahead.
const LONGEST_COUNT_DAYS: i32 = 366;

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

    /// What is left of the term at this instant.
    pub fn left(&self, calendar: &Calendar, now: Instant) -> Left {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let today = now.timestamp().to_zoned(zone).date();
        let days = today.until(self.date).map_or(0, |span| span.get_days());
        let seconds = self.instant.micros_since(now).div_euclid(1_000_000);
        if self.instant <= now {
            return if days < 0 { Left::LateDays(-days) } else { Left::LateSeconds(-seconds) };
        }
        if days <= 0 {
            return if self.ends_with_its_day() { Left::Today } else { Left::Seconds(seconds) };
        }
        if days > LONGEST_COUNT_DAYS {
            return Left::Days(days);
        }
        let working = today.series(1.day()).skip(1).take_while(|day| *day <= self.date);
        match i32::try_from(working.filter(|day| calendar.is_working(*day)).count()) {
            Ok(0) | Err(_) => Left::Days(days),
            Ok(working) => Left::WorkingDays(working),
        }
    }

    /// Whether the last day is the present one in the zone of the term.
    pub fn is_today(&self, now: Instant) -> bool {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        now.timestamp().to_zoned(zone).date() == self.date
    }

    /// Whether the term ends at midnight, not within its last day.
    pub fn ends_with_its_day(&self) -> bool {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let midnight = self.date.tomorrow().and_then(|next| next.to_zoned(zone));
        midnight.is_ok_and(|midnight| Instant::from(midnight.timestamp()) <= self.instant)
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
    use jiff::civil::date;

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

    #[track_caller]
    fn check_left(instant: &str, date: Date, now: &str, expected: Left) {
        let calendar = Calendar::from_toml(
            "[years]\nfrom = 2026\nuntil = 2027\nsettled_from = 2026\nsettled_until = 2026\nsource = 'test'",
        )
        .unwrap();
        let instant = instant.parse().unwrap();
        let due = DueDate { instant, date, zone: "Asia/Almaty".to_owned(), provisional: false };
        assert_eq!(due.left(&calendar, now.parse().unwrap()), expected, "{date} at {now}");
    }

    #[test]
    fn what_is_left_is_counted_in_local_days() {
        // Midnight in Almaty is 19:00 of the day before in universal time; 1 December 2026 is a Tuesday.
        let (end, day) = ("2026-12-01T19:00:00Z", date(2026, 12, 1));
        check_left(end, day, "2026-11-26T10:00:00Z", Left::WorkingDays(3));
        check_left(end, day, "2026-11-30T18:59:59Z", Left::WorkingDays(1));
        check_left(end, day, "2026-11-30T19:00:00Z", Left::Today);
        check_left(end, day, "2026-12-01T18:59:59Z", Left::Today);
        check_left(end, day, "2026-12-01T19:00:00Z", Left::LateDays(1));
        check_left(end, day, "2026-12-03T19:00:00Z", Left::LateDays(3));
        let sunday = date(2026, 11, 29);
        check_left("2026-11-29T19:00:00Z", sunday, "2026-11-28T05:00:00Z", Left::Days(1));
        let within = "2026-12-01T06:20:00Z";
        check_left(within, day, "2026-12-01T06:00:00Z", Left::Seconds(1200));
        check_left(within, day, "2026-12-01T07:20:00Z", Left::LateSeconds(3600));
    }
}
