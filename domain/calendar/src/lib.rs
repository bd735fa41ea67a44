//! Kazakhstan working calendar: from a term of law to a due date, with the derivation shown.
//!
//! The calendar is data (`content/calendars/kazakhstan.toml`): holidays with their years of validity, dates set
//! year by year, transfers of rest days. A [`Term`] is an amount and a unit; [`due`] counts it from an instant in the
//! zone of a locality and tells every step of the count.

mod calendar;
mod data;
mod due;
mod term;

pub use calendar::{Calendar, Day, DayOff};
pub use data::CalendarFault;
pub use due::{Due, Line, due};
pub use term::{StartRule, Term, Unit};
