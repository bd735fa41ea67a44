//! Kazakhstan working calendar: from a term of law to a due date, with the derivation shown.
//!
//! The calendar is data (`content/calendars/kazakhstan.toml`): holidays with their years of validity, dates set
//! year by year, transfers of rest days. A [`Term`] is an amount and a unit; a [`Course`] is a term that runs from
//! an event, with what moves its end; [`due`] counts it in the zone of the office and tells every step of the count.

mod calendar;
mod course;
mod data;
mod due;
mod hours;
mod line;
mod month;
mod term;

pub use calendar::{Calendar, Day, DayOff};
pub use course::{Course, Pause};
pub use data::CalendarFault;
pub use due::{Due, due};
pub use hours::{HoursFault, OfficeHours};
pub use line::{Late, Line};
pub use month::{Month, MonthFault};
pub use term::{StartRule, Term, Unit};
