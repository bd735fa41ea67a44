//! The months for which indicators are asked.

use kezek_calendar::Month;

/// Without a wish the present month and so many before it are shown.
const USUAL_BEFORE: i32 = 11;

/// No report covers more months: three years.
pub(crate) const MOST_MONTHS: i32 = 36;

/// Months from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: Month,
    pub(crate) until: Month,
}

/// Why a period is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub(crate) enum PeriodFault {
    /// A month is not written as one.
    Unreadable,
    /// It ends before it begins.
    Reversed,
    /// It is longer than three years.
    TooLong,
}

impl PeriodFault {
    /// The code of the sentence.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "month-unreadable",
            Self::Reversed => "period-reversed",
            Self::TooLong => "period-too-long",
        }
    }
}

impl Period {
    /// The present month and the eleven before it.
    pub(crate) fn usual(today: Month) -> Self {
        Self { from: today.plus(-USUAL_BEFORE), until: today }
    }

    /// The period that somebody asks for; an empty end is the usual one.
    pub(crate) fn asked(from: &str, until: &str, today: Month) -> Result<Self, PeriodFault> {
        let month = |text: &str| text.parse::<Month>().map_err(|_| PeriodFault::Unreadable);
        let until = if until.is_empty() { today } else { month(until)? };
        let from = if from.is_empty() { until.plus(-USUAL_BEFORE) } else { month(from)? };
        if from > until {
            return Err(PeriodFault::Reversed);
        }
        if from.plus(MOST_MONTHS - 1) < until {
            return Err(PeriodFault::TooLong);
        }
        Ok(Self { from, until })
    }

    /// Its months in their order.
    pub(crate) fn months(self) -> impl Iterator<Item = Month> {
        (0..MOST_MONTHS)
            .map(move |number| self.from.plus(number))
            .take_while(move |month| *month <= self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, until: &str, expected: Result<(&str, &str, usize), PeriodFault>) {
        let period = Period::asked(from, until, "2026-11".parse().unwrap());
        let told =
            period.map(|period| (period.from.to_string(), period.until.to_string(), period.months().count()));
        let expected = expected.map(|(from, until, months)| (from.to_owned(), until.to_owned(), months));
        assert_eq!(told, expected, "{from} to {until}");
    }

    #[test]
    fn a_period_is_read_and_bounded() {
        check("", "", Ok(("2025-12", "2026-11", 12)));
        check("", "2026-06", Ok(("2025-07", "2026-06", 12)));
        check("2026-09", "", Ok(("2026-09", "2026-11", 3)));
        check("2026-11", "2026-11", Ok(("2026-11", "2026-11", 1)));
        check("2023-12", "2026-11", Ok(("2023-12", "2026-11", 36)));
        check("2023-11", "2026-11", Err(PeriodFault::TooLong));
        check("2026-12", "2026-11", Err(PeriodFault::Reversed));
        check("1.2026", "", Err(PeriodFault::Unreadable));
    }
}
