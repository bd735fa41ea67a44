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

    /// Whether the sum is longer than a term, whatever days off lie between.
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
