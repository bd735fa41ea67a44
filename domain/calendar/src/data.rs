//! The calendar's file: what a lawyer edits each year when the Government announces days off.

use jiff::civil::Date;
use kezek_kernel::Words;

/// The calendar file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// The text is not the calendar's TOML; the message names line and column.
    #[error("{0}")]
    Format(String),
    /// The range of years is empty or longer than a century.
    #[error("years {from}..{until} are not a usable range")]
    Years {
        /// First year.
        from: i16,
        /// Last year.
        until: i16,
    },
    /// A holiday's month and day do not exist.
    #[error("holiday {0} has no such date")]
    NoSuchDate(String),
    /// The same identifier stands twice.
    #[error("holiday {0} stands twice")]
    Duplicate(String),
}

/// The whole file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) years: Years,
    #[serde(default, rename = "holiday")]
    pub(crate) holidays: Vec<Holiday>,
    #[serde(default, rename = "yearly")]
    pub(crate) yearly: Vec<Yearly>,
    #[serde(default, rename = "transfer")]
    pub(crate) transfers: Vec<Transfer>,
}

/// The years the file covers, and those that are announced.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Years {
    pub(crate) from: i16,
    pub(crate) until: i16,
    /// First and last year checked against published calendars; others are provisional.
    pub(crate) settled_from: i16,
    pub(crate) settled_until: i16,
    #[serde(rename = "source")]
    pub(crate) _source: String,
}

/// A holiday with a fixed date.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Holiday {
    pub(crate) id: String,
    pub(crate) name: Words,
    pub(crate) month: i8,
    pub(crate) day: i8,
    pub(crate) from: Option<i16>,
    pub(crate) until: Option<i16>,
    /// Whether a holiday on a day off gives the next working day off.
    pub(crate) moves: bool,
    #[serde(rename = "source")]
    pub(crate) _source: String,
}

/// A day off whose date is set year by year and never moves.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Yearly {
    pub(crate) id: String,
    pub(crate) name: Words,
    pub(crate) dates: Vec<Date>,
    /// Dates not found in a published calendar: the due date that meets one says so.
    #[serde(default)]
    pub(crate) unverified: Vec<Date>,
    #[serde(rename = "source")]
    pub(crate) _source: String,
}

/// A rest day moved by the Government.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transfer {
    /// The rest day that becomes a working day.
    pub(crate) work: Date,
    /// The working day that becomes a rest day.
    pub(crate) rest: Date,
    #[serde(rename = "source")]
    pub(crate) _source: String,
}

pub(crate) fn read(text: &str) -> Result<File, CalendarFault> {
    let file: File = toml::from_str(text).map_err(|error| CalendarFault::Format(error.to_string()))?;
    let Years { from, until, .. } = file.years;
    if until < from || until - from > 100 {
        return Err(CalendarFault::Years { from, until });
    }
    let mut ids: Vec<&str> = Vec::new();
    for id in file.holidays.iter().map(|h| &h.id).chain(file.yearly.iter().map(|y| &y.id)) {
        if ids.contains(&id.as_str()) {
            return Err(CalendarFault::Duplicate(id.clone()));
        }
        ids.push(id);
    }
    Ok(file)
}
