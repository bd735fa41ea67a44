//! A month of a year, and the quarter that it belongs to.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A calendar month, written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

/// The text is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written as year, hyphen and two digits")]
pub struct MonthFault;

impl Month {
    /// The month of a date.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month in its year, from 1.
    pub const fn month(self) -> i8 {
        self.month
    }

    /// The last month of its quarter.
    #[must_use]
    pub const fn quarter_end(self) -> Self {
        Self { year: self.year, month: (self.month + 2) / 3 * 3 }
    }
}

impl FromStr for Month {
    type Err = MonthFault;
    fn from_str(text: &str) -> Result<Self, MonthFault> {
        let text = text.trim();
        let date: Date = format!("{text}-01").parse().map_err(|_| MonthFault)?;
        let month = Self::of(date);
        if month.to_string() == text { Ok(month) } else { Err(MonthFault) }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl TryFrom<String> for Month {
    type Error = MonthFault;
    fn try_from(text: String) -> Result<Self, MonthFault> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_quarter(month: &str, end: &str) {
        assert_eq!(month.parse::<Month>().unwrap().quarter_end().to_string(), end);
    }

    #[test]
    fn a_quarter_ends_with_its_third_month() {
        check_quarter("2026-01", "2026-03");
        check_quarter("2026-03", "2026-03");
        check_quarter("2026-11", "2026-12");
        check_quarter("2026-12", "2026-12");
    }

    #[test]
    fn year_hyphen_and_two_digits() {
        assert_eq!(" 2026-11 ".parse::<Month>().unwrap().to_string(), "2026-11");
        for bad in ["", "2026", "2026-13", "2026-1", "11.2026", "2026-11-01", "2026-00"] {
            assert_eq!(bad.parse::<Month>(), Err(MonthFault), "{bad}");
        }
    }
}
