//! A month of the civil calendar: the period over which figures are put together.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_kernel::Instant;

/// A month of a year, written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Date);

/// The text or number is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is a year of four digits, a dash and a number from 01 to 12")]
pub struct MonthFault;

impl Month {
    /// The month in which a day lies.
    pub fn of(date: Date) -> Self {
        Self(date.first_of_month())
    }

    /// The month in which an instant lies in this zone.
    pub fn at(instant: Instant, zone: &TimeZone) -> Self {
        Self::of(instant.timestamp().to_zoned(zone.clone()).date())
    }

    /// Its first day.
    pub const fn first_day(self) -> Date {
        self.0
    }

    /// The month so many months later; negative is earlier.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    /// Its first instant in this zone; that of the month after is the first instant that no longer belongs to it.
    pub fn begins(self, zone: &TimeZone) -> Instant {
        self.0.to_zoned(zone.clone()).map_or_else(|_| Instant::default(), |start| start.timestamp().into())
    }

    /// The number by which rows are grouped and sorted, such as 202611.
    pub fn number(self) -> i64 {
        i64::from(self.0.year()) * 100 + i64::from(self.0.month())
    }

    /// The month with this number.
    pub fn from_number(number: i64) -> Result<Self, MonthFault> {
        let part = |value: i64| i16::try_from(value).map_err(|_| MonthFault);
        let (year, month) = (part(number.div_euclid(100))?, part(number.rem_euclid(100))?);
        let month = i8::try_from(month).map_err(|_| MonthFault)?;
        Date::new(year, month, 1).map(Self).map_err(|_| MonthFault)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl FromStr for Month {
    type Err = MonthFault;
    fn from_str(text: &str) -> Result<Self, MonthFault> {
        let month = format!("{text}-01").parse::<Date>().map(Self).map_err(|_| MonthFault)?;
        if month.to_string() == text { Ok(month) } else { Err(MonthFault) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_and_numbered() {
        let month: Month = "2026-11".parse().unwrap();
        assert_eq!((month.to_string().as_str(), month.number()), ("2026-11", 202_611));
        assert_eq!(Month::from_number(202_611), Ok(month));
        assert_eq!((month.plus(2).number(), month.plus(-11).number()), (202_701, 202_512));
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in ["", "2026", "2026-13", "2026-1", "2026-11-05", "26-11", "2026-00"] {
            assert_eq!(text.parse::<Month>(), Err(MonthFault), "{text}");
        }
        for number in [0, 202_600, 202_613, -1, i64::MAX] {
            assert_eq!(Month::from_number(number), Err(MonthFault), "{number}");
        }
    }

    #[test]
    fn a_month_begins_at_local_midnight() {
        let zone = TimeZone::get("Asia/Almaty").unwrap();
        let month: Month = "2026-12".parse().unwrap();
        let begins = month.begins(&zone);
        assert_eq!(begins.to_string(), "2026-11-30T19:00:00Z");
        assert_eq!(Month::at(begins, &zone), month);
        assert_eq!(Month::at(begins.plus_seconds(-1), &zone).to_string(), "2026-11");
    }
}
