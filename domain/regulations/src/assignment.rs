//! For which months housing assistance is assigned (`assignment.toml`).

use jiff::civil::Date;
use kezek_kernel::Month;

use crate::codes::codes;
use crate::norm::{Clause, SourceNote};

codes! {
    /// How the months follow from the day of the application.
    AssignmentPeriod {
        /// From the month of the application with all documents to the last month of its quarter.
        ApplicationMonthToQuarterEnd = "application-month-to-quarter-end",
    }
}

/// The rule of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// How the months follow.
    pub period: AssignmentPeriod,
    /// The norm that lets the period be set.
    pub clause: Clause,
    /// Where the rule comes from.
    pub source: SourceNote,
}

impl AssignmentPeriod {
    /// The first and the last month for an application of this local day.
    pub fn months(self, applied: Date) -> (Month, Month) {
        let first = Month::of(applied);
        match self {
            Self::ApplicationMonthToQuarterEnd => (first, first.quarter_end()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(applied: &str, first: &str, last: &str) {
        let months = AssignmentPeriod::ApplicationMonthToQuarterEnd.months(applied.parse().unwrap());
        assert_eq!((months.0.to_string().as_str(), months.1.to_string().as_str()), (first, last));
    }

    #[test]
    fn assistance_ends_with_the_quarter_of_the_application() {
        check("2026-10-01", "2026-10", "2026-12");
        check("2026-11-22", "2026-11", "2026-12");
        check("2026-12-31", "2026-12", "2026-12");
        check("2027-01-01", "2027-01", "2027-03");
    }
}
