//! The lines of a derivation: how a due date was found, and by which norm.

use jiff::civil::Date;

use crate::calendar::DayOff;
use crate::term::{StartRule, Term};

/// One step of the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum Line {
    /// The event happened on this local day.
    Event {
        /// The day.
        date: Date,
    },
    /// The office did not work: what came counts as arrived when it opens next.
    Arrived {
        /// The day of the event.
        from: Date,
        /// Why it does not count on that day.
        reason: Late,
        /// The day on which it counts as arrived.
        to: Date,
    },
    /// A plain duration is added to the moment of the event.
    Duration {
        /// Its seconds.
        seconds: i64,
    },
    /// Documents travel on paper: the day of acceptance is not counted, although the edition counts it.
    PaperDay {
        /// The day.
        date: Date,
    },
    /// The first day that counts, and the rule that says so.
    FirstDay {
        /// The day.
        date: Date,
        /// The rule.
        rule: StartRule,
    },
    /// A day off inside a term of working days.
    Skipped {
        /// The day.
        date: Date,
        /// Why it does not work.
        reason: DayOff,
    },
    /// The clock stands on these days.
    Paused {
        /// The first day that does not count.
        from: Date,
        /// The first day that counts again.
        until: Date,
    },
    /// The last day by the count.
    LastDay {
        /// The day.
        date: Date,
    },
    /// The last day does not work, so the term ends on the next working day.
    Moved {
        /// The day off.
        from: Date,
        /// Why it does not work.
        reason: DayOff,
        /// The next working day.
        to: Date,
    },
    /// The term was extended and ends on this day by the count.
    Extended {
        /// By how much.
        by: Term,
        /// The day.
        to: Date,
    },
    /// It must be done before the term ends, on a working day.
    Ahead {
        /// By how many days at least.
        days: u16,
        /// The day.
        to: Date,
    },
    /// A day of the count is provisional.
    Provisional {
        /// The first such day.
        date: Date,
    },
}

/// Why an arrival does not count on its own day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Late {
    /// The office had not opened yet; a term of minutes begins when it does.
    BeforeHours,
    /// The office had closed.
    AfterHours,
    /// The day does not work.
    DayOff(DayOff),
}

impl Line {
    /// The norm behind the step, where it is a general one: its sentence stands in `locales/*/terms.ftl` under `norm-CODE`.
    pub const fn norm(&self) -> Option<&'static str> {
        match self {
            Self::Arrived { reason: Late::AfterHours | Late::DayOff(_), .. } => {
                Some("administrative-code-64")
            }
            Self::PaperDay { .. } => Some("services-law-20"),
            Self::FirstDay { rule: StartRule::NextDay, .. } => Some("civil-code-173"),
            Self::Moved { .. } => Some("civil-code-175"),
            Self::LastDay { .. } => Some("civil-code-176"),
            Self::Ahead { .. } => Some("services-law-5"),
            Self::Event { .. }
            | Self::Arrived { reason: Late::BeforeHours, .. }
            | Self::Duration { .. }
            | Self::FirstDay { .. }
            | Self::Skipped { .. }
            | Self::Paused { .. }
            | Self::Extended { .. }
            | Self::Provisional { .. } => None,
        }
    }
}
