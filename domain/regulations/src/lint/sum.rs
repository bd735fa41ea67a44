//! Sums of terms in mixed units, and when a sum is longer than a term.
//!
//! Units are not turned into each other where a calendar would have to decide: a sum exceeds a term only where it
//! does so on any calendar of five-day weeks. Seconds, minutes and hours are one duration, which counts last: days
//! that are equal with some minutes on top exceed.

use std::fmt;

use kezek_calendar::{Term, Unit};

/// The shortest and the longest month, in days.
const MONTH: (u32, u32) = (28, 31);
/// Seconds in a day.
const DAY: u32 = 86_400;

/// Terms of steps, added unit by unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    months: u32,
    working_days: u32,
    calendar_days: u32,
    seconds: u32,
}

impl Sum {
    pub(super) fn add(&mut self, term: Term) {
        let amount = u32::from(term.amount);
        let sum = match term.unit {
            Unit::Months => &mut self.months,
            Unit::WorkingDays => &mut self.working_days,
            Unit::CalendarDays => &mut self.calendar_days,
            Unit::Hours | Unit::Minutes | Unit::Seconds => {
                let seconds = term.unit.plain_seconds().and_then(|seconds| u32::try_from(seconds).ok());
                self.seconds = self.seconds.saturating_add(amount.saturating_mul(seconds.unwrap_or(0)));
                return;
            }
        };
        *sum = sum.saturating_add(amount);
    }

    /// Whether the sum is longer than a term, wherever weekends lie between.
    pub(super) fn exceeds(self, term: Term) -> bool {
        let amount = u32::from(term.amount);
        match term.unit {
            Unit::CalendarDays => (self.least_calendar_days(), self.seconds % DAY) > (amount, 0),
            Unit::WorkingDays => (self.least_working_days(), self.seconds) > (amount, 0),
            Unit::Months if self.months >= amount => {
                Self { months: self.months - amount, ..self } != Self::default()
            }
            Unit::Months => {
                let left = (amount - self.months) * MONTH.1;
                let rest = Self { months: 0, ..self };
                (rest.least_calendar_days(), rest.seconds % DAY) > (left, 0)
            }
            Unit::Hours | Unit::Minutes | Unit::Seconds => {
                let mut bound = Self::default();
                bound.add(term);
                self.least_calendar_days().saturating_mul(DAY).saturating_add(self.seconds % DAY)
                    > bound.seconds
            }
        }
    }

    /// A working day takes one calendar day at least, a month twenty-eight.
    fn least_calendar_days(self) -> u32 {
        let months = self.months.saturating_mul(MONTH.0);
        months
            .saturating_add(self.working_days)
            .saturating_add(self.calendar_days)
            .saturating_add(self.seconds / DAY)
    }

    /// A whole week of calendar days holds five working days; the days left over may all be days off.
    fn least_working_days(self) -> u32 {
        let calendar_days = self.months.saturating_mul(MONTH.0).saturating_add(self.calendar_days);
        self.working_days.saturating_add(calendar_days / 7 * 5)
    }
}

/// From the longest unit, such as `10 working-days 90 minutes`.
impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, seconds) = (self.seconds / 60, self.seconds % 60);
        let parts = [
            (self.months, Unit::Months),
            (self.working_days, Unit::WorkingDays),
            (self.calendar_days, Unit::CalendarDays),
            (minutes, Unit::Minutes),
            (seconds, Unit::Seconds),
        ];
        let parts = parts.iter().filter(|(amount, _)| *amount > 0);
        let told: Vec<String> = parts.map(|(amount, unit)| format!("{amount} {}", unit.code())).collect();
        f.write_str(if told.is_empty() { "0" } else { "" })?;
        f.write_str(&told.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(terms: &[(u16, Unit)], told: &str, fits: (u16, Unit), exceeds: (u16, Unit)) {
        let mut sum = Sum::default();
        for (amount, unit) in terms {
            sum.add(Term::new(*amount, *unit));
        }
        assert_eq!(sum.to_string(), told);
        assert!(!sum.exceeds(Term::new(fits.0, fits.1)), "{told} fits {fits:?}");
        assert!(sum.exceeds(Term::new(exceeds.0, exceeds.1)), "{told} exceeds {exceeds:?}");
    }

    #[test]
    fn units_are_mixed_soberly() {
        use Unit::{CalendarDays, Hours, Minutes, Months, Seconds, WorkingDays};
        check(
            &[(10, WorkingDays), (90, Minutes)],
            "10 working-days 90 minutes",
            (11, WorkingDays),
            (10, WorkingDays),
        );
        check(&[(10, WorkingDays)], "10 working-days", (10, WorkingDays), (9, WorkingDays));
        check(&[(10, WorkingDays)], "10 working-days", (10, CalendarDays), (9, CalendarDays));
        check(&[(6, CalendarDays)], "6 calendar-days", (1, WorkingDays), (5, CalendarDays));
        check(&[(7, CalendarDays)], "7 calendar-days", (5, WorkingDays), (4, WorkingDays));
        check(
            &[(25, CalendarDays), (1, WorkingDays)],
            "1 working-days 25 calendar-days",
            (26, CalendarDays),
            (25, CalendarDays),
        );
        check(&[(1, Months)], "1 months", (28, CalendarDays), (27, CalendarDays));
        check(&[(1, Months)], "1 months", (20, WorkingDays), (19, WorkingDays));
        check(&[(31, CalendarDays)], "31 calendar-days", (1, Months), (30, CalendarDays));
        check(&[(2, Months), (1, Minutes)], "2 months 1 minutes", (3, Months), (2, Months));
        check(&[(24, Hours)], "1440 minutes", (1, CalendarDays), (23, Hours));
        check(&[(1, Minutes), (45, Seconds)], "1 minutes 45 seconds", (2, Minutes), (104, Seconds));
        check(&[(1, CalendarDays)], "1 calendar-days", (24, Hours), (23, Hours));
    }
}
