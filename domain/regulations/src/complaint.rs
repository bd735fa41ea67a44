//! Terms and outcomes of complaints (`content/parameters/complaints.toml`): the law on public services, article 25, and the
//! administrative code, articles 91 to 100. Dated like every rule that may change.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};
use kezek_calendar::{Calendar, Course, Due, OfficeHours, Term, Unit, due};
use kezek_kernel::{Instant, Words};

use crate::fault::{Fault, SourceFile};
use crate::read;

/// All rules and outcomes, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complaints {
    /// The rules.
    pub rules: Vec<DatedComplaint>,
    /// How a complaint may end.
    pub outcomes: Vec<ComplaintOutcome>,
}

/// What holds for complaints from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedComplaint {
    /// The first day.
    pub from: Date,
    /// Within how many working days from its registration a complaint is answered.
    pub answer_working_days: u16,
    /// By how many working days, all extensions together, the term may be extended; 0: not at all.
    pub extend_at_most_working_days: u16,
    /// Within how many working days the person is told of an extension.
    pub tell_extension_within_working_days: u16,
    /// Within how many months a complaint is to be filed; a later one is taken all the same.
    pub file_within_months: u16,
    /// The norm that gives the right and the term.
    pub norm: Words,
    /// The norm by which filing suspends the contested decision; none where it does not.
    pub suspends: Option<Words>,
    /// What the person can do next.
    pub next: Words,
    /// Where it comes from.
    pub source: String,
    /// True when no text of law confirms it in every part.
    pub unverified: bool,
}

/// One way in which a complaint may end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintOutcome {
    /// Its name in rows and messages.
    pub id: String,
    /// What is done.
    pub effect: ComplaintEffect,
    /// Its name.
    pub name: Words,
    /// Where it comes from.
    pub source: String,
}

/// What an outcome does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComplaintEffect {
    /// A signed answer goes to the person.
    Answered,
    /// The complaint goes on to the higher body.
    SentUp,
}

/// A complaint as far as its term depends on it.
#[derive(Debug, Clone, Copy)]
pub struct Filed<'a> {
    /// When it was registered.
    pub registered_at: Instant,
    /// The zone of the locality.
    pub zone: &'a TimeZone,
    /// The hours of the office, where it came without a person before an officer.
    pub hours: Option<OfficeHours>,
    /// The working days by which the term was extended.
    pub extended_by: u16,
}

impl Complaints {
    /// Reads the file; fails with every fault found.
    pub fn load(file: &SourceFile) -> Result<Self, Vec<Fault>> {
        read::complaints(file)
    }

    /// The rule that holds on a day.
    pub fn on(&self, day: Date) -> Option<&DatedComplaint> {
        self.rules.iter().filter(|rule| rule.from <= day).max_by_key(|rule| rule.from)
    }

    /// The outcome of this name.
    pub fn outcome(&self, id: &str) -> Option<&ComplaintOutcome> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
    }

    /// The outcomes that do this.
    pub fn outcomes_with(&self, effect: ComplaintEffect) -> impl Iterator<Item = &ComplaintOutcome> {
        self.outcomes.iter().filter(move |outcome| outcome.effect == effect)
    }
}

impl DatedComplaint {
    /// When the complaint must be answered, with every step of the count.
    pub fn due(&self, calendar: &Calendar, filed: &Filed<'_>) -> Due {
        let term = Term::new(self.answer_working_days, Unit::WorkingDays);
        let added = [Term::new(filed.extended_by, Unit::WorkingDays)];
        let mut course = Course::new(filed.registered_at, filed.zone, term);
        if let Some(hours) = filed.hours {
            course = course.arriving_within(hours);
        }
        if filed.extended_by > 0 {
            course = course.extended(&added);
        }
        due(calendar, &course)
    }

    /// The last day on which the person is told that the term was extended at this instant.
    pub fn tell_by(&self, calendar: &Calendar, extended_at: Instant, zone: &TimeZone) -> Date {
        let term = Term::new(self.tell_extension_within_working_days, Unit::WorkingDays);
        due(calendar, &Course::new(extended_at, zone, term)).local_date
    }

    /// Whether a complaint of this day came later than the law wants, when the person learned of the matter on that day.
    pub fn is_late(&self, learned: Date, filed: Date) -> bool {
        let term: Span = i64::from(self.file_within_months).months();
        learned.checked_add(term).is_ok_and(|last| filed > last)
    }
}

impl ComplaintEffect {
    /// The name in the data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::SentUp => "sent-up",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Answered, Self::SentUp].into_iter().find(|each| each.code() == code)
    }
}
