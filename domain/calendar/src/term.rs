//! Terms of law: an amount, a unit, and where the count starts.

use std::fmt;

/// What a term counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Plain seconds.
    Seconds,
    /// Plain minutes.
    Minutes,
    /// Plain hours.
    Hours,
    /// Calendar days; a last day off moves to the next working day.
    CalendarDays,
    /// Working days only.
    WorkingDays,
    /// Months, to the same number or to the last day of a shorter month.
    Months,
}

impl Unit {
    /// All units, from the shortest.
    pub const ALL: [Self; 6] =
        [Self::Seconds, Self::Minutes, Self::Hours, Self::CalendarDays, Self::WorkingDays, Self::Months];

    /// The name in data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::CalendarDays => "calendar-days",
            Self::WorkingDays => "working-days",
            Self::Months => "months",
        }
    }

    /// The unit with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    /// Seconds in one unit, for units that are plain durations.
    pub const fn plain_seconds(self) -> Option<i64> {
        match self {
            Self::Seconds => Some(1),
            Self::Minutes => Some(60),
            Self::Hours => Some(3600),
            Self::CalendarDays | Self::WorkingDays | Self::Months => None,
        }
    }
}

/// A term: so many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Term {
    /// How many units; the type is the bound of every count.
    pub amount: u16,
    /// What is counted.
    pub unit: Unit,
}

impl Term {
    /// A term of so many units.
    pub const fn new(amount: u16, unit: Unit) -> Self {
        Self { amount, unit }
    }
}

/// The form used in data and commands, such as `30 calendar-days`.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.code())
    }
}

/// Where a term counted in days or months starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartRule {
    /// The day after the event is the first day (Civil Code, article 173; APPK, article 76).
    #[default]
    NextDay,
    /// The day of the event is the first day.
    SameDay,
    /// The count starts at the moment of the event and ends at the same time of day.
    Moment,
}

impl StartRule {
    /// All rules.
    pub const ALL: [Self; 3] = [Self::NextDay, Self::SameDay, Self::Moment];

    /// The name in data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NextDay => "next-day",
            Self::SameDay => "same-day",
            Self::Moment => "moment",
        }
    }

    /// The rule with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_data_come_back() {
        for unit in Unit::ALL {
            assert_eq!(Unit::from_code(unit.code()), Some(unit));
        }
        for rule in StartRule::ALL {
            assert_eq!(StartRule::from_code(rule.code()), Some(rule));
        }
        assert_eq!(Unit::from_code("days"), None);
        assert_eq!(Term::new(30, Unit::CalendarDays).to_string(), "30 calendar-days");
    }
}
