//! What moves the ends of a case's terms: the hours of the office when the request came in, the times in which the clock
//! stands, and extensions.

use jiff::tz::TimeZone;
use kezek_calendar::{OfficeHours, Pause, Term};
use kezek_kernel::Instant;

use crate::DueDate;

/// At most so many times may one case wait for its applicant.
pub const MOST_SUSPENSIONS: usize = 20;

/// Everything beside the edition that a count of this case stands on. It is stored with the case, so that a due date can be
/// counted again and explained long after the data have changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Terms {
    /// The hours in which the office took what came when the request arrived; none where it came by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<OfficeHours>,
    /// The times in which the case waited for its applicant, in order; the last may still run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    /// The extensions, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
}

/// A time in which the case waits for its applicant.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Suspension {
    /// Since when.
    pub from: Instant,
    /// Until when the case waits at the longest.
    pub until: DueDate,
    /// When the case went on; none while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
    /// For what.
    pub waits_for: WaitsFor,
}

/// What a case waits for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum WaitsFor {
    /// The applicant corrects his request.
    Correction {
        /// What the terms of the case do meanwhile.
        clock: Clock,
    },
    /// The applicant was told a preliminary refusal and may object to it. The terms run on.
    Hearing {
        /// Until when he may object; the case itself waits longer, until the refusal may be decided.
        objects_until: DueDate,
    },
}

/// What the terms of a case do while it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// They run on.
    Runs,
    /// They stand.
    Stands,
}

impl Suspension {
    /// Until when the applicant may answer.
    pub const fn answer_until(&self) -> &DueDate {
        match &self.waits_for {
            WaitsFor::Correction { .. } => &self.until,
            WaitsFor::Hearing { objects_until } => objects_until,
        }
    }

    /// Whether the terms of the case stand meanwhile.
    pub fn stops_clock(&self) -> bool {
        self.waits_for == WaitsFor::Correction { clock: Clock::Stands }
    }
}

/// A decision to extend the terms that ran when it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Extension {
    /// When it was taken.
    pub at: Instant,
    /// By how much.
    pub by: Term,
}

impl Terms {
    /// The time in which the case waits now.
    pub fn waiting(&self) -> Option<&Suspension> {
        self.suspensions.last().filter(|suspension| suspension.ended_at.is_none())
    }

    /// The local days on which the clock stands. Of a time that still runs, as if the applicant took all of it.
    pub(crate) fn pauses(&self, zone: &TimeZone) -> Vec<Pause> {
        let day = |instant: Instant| instant.timestamp().to_zoned(zone.clone()).date();
        let stopping = self.suspensions.iter().filter(|suspension| suspension.stops_clock());
        stopping
            .map(|suspension| {
                let end = suspension.ended_at.unwrap_or(suspension.until.instant);
                Pause { from: day(suspension.from), until: day(end) }
            })
            .collect()
    }

    /// What was added to a term that ran from this event when it was extended.
    pub(crate) fn added(&self, event: Instant) -> Vec<Term> {
        self.extensions
            .iter()
            .filter(|extension| extension.at >= event)
            .map(|extension| extension.by)
            .collect()
    }
}
