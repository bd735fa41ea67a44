//! How many due dates one core counts in a second, each with its whole derivation.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant as Moment};

use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, Course, StartRule, Term, Unit, due};
use kezek_content::Content;
use kezek_kernel::Instant;

use crate::BenchFault;

/// How long each kind of term is counted.
const SPAN: Duration = Duration::from_secs(1);
/// Events between two looks at the clock.
const BATCH: i64 = 1_000;
/// From one event to the next: all hours of the day and all days of the years come.
const STEP_SECONDS: i64 = 3_607;
/// The events lie in so many hours after the first.
const EVENTS: i64 = 100_000;

/// Terms as the acts give them, and the name under which each is reported.
const TERMS: [(&str, Term, StartRule); 5] = [
    ("minutes_per_s", Term::new(20, Unit::Minutes), StartRule::NextDay),
    ("calendar_30_per_s", Term::new(30, Unit::CalendarDays), StartRule::NextDay),
    ("calendar_30_moment_per_s", Term::new(30, Unit::CalendarDays), StartRule::Moment),
    ("working_10_per_s", Term::new(10, Unit::WorkingDays), StartRule::SameDay),
    ("months_3_per_s", Term::new(3, Unit::Months), StartRule::NextDay),
];

/// What was measured.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Deadlines {
    /// Due dates a second over all kinds of terms together, in equal numbers.
    pub due_dates_per_s: f64,
    /// Due dates a second of each kind of term.
    #[serde(flatten)]
    pub kinds: std::collections::BTreeMap<&'static str, f64>,
}

/// Counts on this thread for some five seconds.
pub fn run() -> Result<Deadlines, BenchFault> {
    let calendar = Content::embedded().calendar().map_err(BenchFault::set_up("calendar"))?;
    let zone = TimeZone::get("Asia/Almaty").map_err(BenchFault::set_up("zone"))?;
    let first: Instant = "2014-01-01T00:00:00Z".parse().map_err(BenchFault::set_up("first event"))?;
    let kinds = TERMS.map(|(name, term, rule)| (name, rate(&calendar, &zone, first, term, rule)));
    #[expect(clippy::cast_precision_loss, reason = "five")]
    let seconds: f64 = kinds.iter().map(|(_, rate)| 1.0 / rate).sum::<f64>() / kinds.len() as f64;
    Ok(Deadlines { due_dates_per_s: 1.0 / seconds, kinds: kinds.into_iter().collect() })
}

fn rate(calendar: &Calendar, zone: &TimeZone, first: Instant, term: Term, rule: StartRule) -> f64 {
    let mut counted = 0_i64;
    let start = Moment::now();
    while start.elapsed() < SPAN {
        for number in counted..counted + BATCH {
            let event = first.plus_seconds((number % EVENTS) * STEP_SECONDS);
            let course = Course::new(event, zone, term).starting(rule);
            black_box(due(calendar, black_box(&course)));
        }
        counted += BATCH;
    }
    #[expect(clippy::cast_precision_loss, reason = "a count below 2^52")]
    let counted = counted as f64;
    counted / start.elapsed().as_secs_f64()
}

/// One figure a line, under its name in the JSON form.
impl fmt::Display for Deadlines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<26} {:>12.0}", "due_dates_per_s", self.due_dates_per_s)?;
        self.kinds.iter().try_for_each(|(name, rate)| write!(f, "\n{name:<26} {rate:>12.0}"))
    }
}
