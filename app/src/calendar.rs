//! `kezek calendar`: terms of law and working days, counted as the systems count them.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, civil};
use kezek_calendar::{Calendar, Course, Day, DayOff, Due, Late, Line, StartRule, Term, Unit, due};
use kezek_kernel::Instant;
use serde::Serialize;
use serde_json::json;

use crate::answer::{Fault, Printer};
use crate::content::ContentOptions;

/// Questions about days and terms.
#[derive(Debug, Subcommand)]
pub(crate) enum CalendarQuestion {
    /// The last day of a term that begins with an event on DATE, and how it is found.
    Add(AddOptions),
    /// Whether DATE is a working day.
    Is {
        /// The day.
        date: Date,
        #[command(flatten)]
        content: ContentOptions,
    },
    /// Every day off from one date to another, with its reason.
    Off {
        /// The first day looked at.
        from: Date,
        /// The last day looked at.
        until: Date,
        #[command(flatten)]
        content: ContentOptions,
    },
}

/// A term and its event.
#[derive(Debug, Args)]
pub(crate) struct AddOptions {
    /// The day of the event.
    date: Date,
    /// How many days or months.
    amount: u16,
    #[command(flatten)]
    unit: UnitOptions,
    /// The day of the event is the first day; otherwise the next day is.
    #[arg(long)]
    same_day: bool,
    /// The zone of the office.
    #[arg(long, value_name = "IANA", default_value = "Asia/Almaty")]
    zone: String,
    #[command(flatten)]
    content: ContentOptions,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct UnitOptions {
    /// Calendar days.
    #[arg(long)]
    calendar: bool,
    /// Working days.
    #[arg(long)]
    working: bool,
    /// Months.
    #[arg(long)]
    months: bool,
}

#[derive(Serialize)]
struct OffDay {
    date: Date,
    reason: String,
    provisional: bool,
}

/// Answers the question.
pub(crate) fn run(question: &CalendarQuestion, printer: Printer) -> Result<bool, Fault> {
    match question {
        CalendarQuestion::Add(options) => add(options, printer),
        CalendarQuestion::Is { date, content } => is(*date, &calendar(content)?, printer),
        CalendarQuestion::Off { from, until, content } => off(*from, *until, &calendar(content)?, printer),
    }
}

fn calendar(content: &ContentOptions) -> Result<Calendar, Fault> {
    content.content().calendar().map_err(Fault::failed)
}

fn add(options: &AddOptions, printer: Printer) -> Result<bool, Fault> {
    let calendar = calendar(&options.content)?;
    let zone = TimeZone::get(&options.zone).map_err(Fault::misuse)?;
    let noon = options.date.to_datetime(civil::time(12, 0, 0, 0)).to_zoned(zone.clone());
    let event = Instant::from(noon.map_err(Fault::misuse)?.timestamp());
    let term = Term::new(options.amount, options.unit.unit());
    let rule = if options.same_day { StartRule::SameDay } else { StartRule::NextDay };
    let found = due(&calendar, &Course::new(event, &zone, term).starting(rule));
    for line in &found.derivation {
        printer.line(sentence(&calendar, line));
    }
    printer.line(found.local_date);
    if printer.json {
        printer.object(&answer(&calendar, &found))?;
    }
    Ok(true)
}

fn answer(calendar: &Calendar, found: &Due) -> serde_json::Value {
    let lines = found
        .derivation
        .iter()
        .map(|line| json!({ "step": line, "norm": line.norm(), "sentence": sentence(calendar, line) }));
    json!({
        "date": found.local_date,
        "ends_at": found.instant,
        "provisional": found.provisional,
        "derivation": lines.collect::<Vec<_>>(),
    })
}

fn is(date: Date, calendar: &Calendar, printer: Printer) -> Result<bool, Fault> {
    let day = calendar.day(date);
    let provisional = calendar.is_provisional(date);
    let reason = match day {
        Day::Working => None,
        Day::Off(reason) => Some(words(calendar, reason)),
    };
    let doubt = if provisional { " (provisional)" } else { "" };
    let told = reason.as_deref().unwrap_or("a working day");
    let answer = json!({ "working": reason.is_none(), "reason": reason, "provisional": provisional });
    printer.either(format!("{date}: {told}{doubt}"), &answer)?;
    Ok(day == Day::Working)
}

fn off(from: Date, until: Date, calendar: &Calendar, printer: Printer) -> Result<bool, Fault> {
    let days = from.series(1.day()).take_while(|date| *date <= until);
    let days: Vec<OffDay> = days
        .filter_map(|date| match calendar.day(date) {
            Day::Working => None,
            Day::Off(reason) => {
                let provisional = calendar.is_provisional(date);
                Some(OffDay { date, reason: words(calendar, reason), provisional })
            }
        })
        .collect();
    for day in &days {
        let doubt = if day.provisional { " (provisional)" } else { "" };
        printer.line(format!("{}: {}{doubt}", day.date, day.reason));
    }
    if printer.json {
        printer.object(&json!({ "days": days }))?;
    }
    Ok(true)
}

impl UnitOptions {
    const fn unit(&self) -> Unit {
        if self.working {
            Unit::WorkingDays
        } else if self.months {
            Unit::Months
        } else {
            Unit::CalendarDays
        }
    }
}

fn sentence(calendar: &Calendar, line: &Line) -> String {
    let norm = line.norm().map(|norm| format!(" [{norm}]")).unwrap_or_default();
    let told = match line {
        Line::Event { date } => format!("event on {date}"),
        Line::Arrived { from, reason: Late::BeforeHours, .. } => {
            format!("arrived on {from} before office hours, counts from when the office opens")
        }
        Line::Arrived { from, reason: Late::AfterHours, to } => {
            format!("arrived on {from} after office hours, counts as {to}")
        }
        Line::Arrived { from, reason: Late::DayOff(reason), to } => {
            format!("arrived on {from}, {}, counts as {to}", words(calendar, *reason))
        }
        Line::Duration { seconds } => format!("{seconds} seconds are added"),
        Line::PaperDay { date } => format!("on paper: the day of acceptance {date} is not counted"),
        Line::FirstDay { date, rule } => format!("first day {date} ({})", rule.code()),
        Line::Skipped { date, reason } => format!("not counted {date}: {}", words(calendar, *reason)),
        Line::Paused { from, until } => format!("the clock stands from {from} until {until}"),
        Line::LastDay { date } => format!("last day {date}"),
        Line::Moved { from, reason, to } => {
            format!("{from} is {}, so the term ends on {to}", words(calendar, *reason))
        }
        Line::Extended { by, to } => format!("extended by {by}, until {to}"),
        Line::Ahead { days, to } => format!("{days} days before the end: {to}"),
        Line::Provisional { date } => format!("{date} is not announced yet: the answer is provisional"),
    };
    format!("{told}{norm}")
}

fn words(calendar: &Calendar, reason: DayOff) -> String {
    let name = |number| calendar.holiday(number).map_or("a holiday", |(_, name)| name.en.as_str());
    match reason {
        DayOff::Weekend => "a weekend".to_owned(),
        DayOff::Holiday(number) => name(number).to_owned(),
        DayOff::Moved(number) => format!("moved from {}", name(number)),
        DayOff::Transferred => "a rest day moved by the Government".to_owned(),
    }
}
