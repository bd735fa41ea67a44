//! The course of a term: its event, and everything that moves its end.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kezek_kernel::Instant;

use crate::hours::OfficeHours;
use crate::term::{StartRule, Term};

/// A term that runs. What stands here is facts of the case; the count is [`crate::due`].
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    pub(crate) event: Instant,
    pub(crate) zone: &'a TimeZone,
    pub(crate) term: Term,
    pub(crate) rule: StartRule,
    pub(crate) hours: Option<OfficeHours>,
    pub(crate) on_paper: bool,
    pub(crate) pauses: &'a [Pause],
    pub(crate) extensions: &'a [Term],
    pub(crate) days_ahead: u16,
}

/// Local days on which the clock stands: from the day of the suspension, up to the day on which it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pause {
    /// The first day that does not count.
    pub from: Date,
    /// The first day that counts again.
    pub until: Date,
}

impl Pause {
    /// Whether this day does not count.
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && date < self.until
    }
}

impl<'a> Course<'a> {
    /// A term from this event in the zone of the office, by the general rule: the next day is the first.
    pub const fn new(event: Instant, zone: &'a TimeZone, term: Term) -> Self {
        Self {
            event,
            zone,
            term,
            rule: StartRule::NextDay,
            hours: None,
            on_paper: false,
            pauses: &[],
            extensions: &[],
            days_ahead: 0,
        }
    }

    /// Where days begin to count.
    #[must_use]
    pub const fn starting(self, rule: StartRule) -> Self {
        Self { rule, ..self }
    }

    /// The event is an arrival at an office with these hours.
    #[must_use]
    pub const fn arriving_within(self, hours: OfficeHours) -> Self {
        Self { hours: Some(hours), ..self }
    }

    /// The documents travel on paper from a service centre: the day of acceptance is not counted.
    #[must_use]
    pub const fn on_paper(self) -> Self {
        Self { on_paper: true, ..self }
    }

    /// The clock stands on these days.
    #[must_use]
    pub const fn paused(self, pauses: &'a [Pause]) -> Self {
        Self { pauses, ..self }
    }

    /// The term is extended, once or several times.
    #[must_use]
    pub const fn extended(self, extensions: &'a [Term]) -> Self {
        Self { extensions, ..self }
    }

    /// It must be done so many calendar days before the term ends, as a result that is handed out at a centre.
    #[must_use]
    pub const fn days_ahead(self, days: u16) -> Self {
        Self { days_ahead: days, ..self }
    }
}
