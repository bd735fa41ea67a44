//! From an event and a term to a due date, with every step of the count.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use kezek_kernel::Instant;

use crate::calendar::{Calendar, Day, DayOff};
use crate::term::{StartRule, Term, Unit};

/// A due date: the local date governs; the instant is its end.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Due {
    /// The first instant at which the term has run out.
    pub instant: Instant,
    /// The last local day of the term.
    pub local_date: Date,
    /// Whether a day of the count is not confirmed by a published calendar.
    pub provisional: bool,
    /// How the date was found.
    pub derivation: Vec<Line>,
}

/// One step of the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum Line {
    /// The event happened on this local day.
    Event {
        /// The day.
        date: Date,
    },
    /// A plain duration is added to the moment of the event.
    Duration {
        /// Its seconds.
        seconds: i64,
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
    /// The last day by the count.
    LastDay {
        /// The day.
        date: Date,
    },
    /// The last day does not work, so the term ends on the next working day (APPK 76, Civil Code 175).
    Moved {
        /// The day off.
        from: Date,
        /// Why it does not work.
        reason: DayOff,
        /// The next working day.
        to: Date,
    },
    /// A day of the count is provisional.
    Provisional {
        /// The first such day.
        date: Date,
    },
}

/// Counts `term` from `start` in `zone`; `rule` says where days begin.
pub fn due(calendar: &Calendar, start: Instant, zone: &TimeZone, term: Term, rule: StartRule) -> Due {
    let event = start.timestamp().to_zoned(zone.clone());
    let mut count = Count { calendar, provisional: None, lines: vec![Line::Event { date: event.date() }] };
    if let Some(unit) = term.unit.plain_seconds() {
        let seconds = unit * i64::from(term.amount);
        count.lines.push(Line::Duration { seconds });
        let instant = start.plus_seconds(seconds);
        let local_date = instant.timestamp().to_zoned(zone.clone()).date();
        return Due { instant, local_date, provisional: false, derivation: count.lines };
    }
    let counted = count.last_day(event.date(), term, rule);
    count.lines.push(Line::LastDay { date: counted });
    let last = count.working_from(counted);
    let instant = if rule == StartRule::Moment && last == counted {
        same_time(&event, last).unwrap_or_else(|| end_of(last, zone))
    } else {
        end_of(last, zone)
    };
    if let Some(date) = count.provisional {
        count.lines.push(Line::Provisional { date });
    }
    Due { instant, local_date: last, provisional: count.provisional.is_some(), derivation: count.lines }
}

struct Count<'a> {
    calendar: &'a Calendar,
    provisional: Option<Date>,
    lines: Vec<Line>,
}

impl Count<'_> {
    /// The last day by the count alone.
    fn last_day(&mut self, event: Date, term: Term, rule: StartRule) -> Date {
        let first = if rule == StartRule::NextDay { after(event) } else { event };
        self.lines.push(Line::FirstDay { date: first, rule });
        let amount = i32::from(term.amount);
        let include_event = i32::from(rule == StartRule::SameDay && amount > 0);
        match term.unit {
            Unit::Months => event.saturating_add(amount.months()),
            Unit::WorkingDays => self.working_days(event, term.amount, rule),
            _ => event.saturating_add((amount - include_event).days()),
        }
    }

    fn working_days(&mut self, event: Date, amount: u16, rule: StartRule) -> Date {
        let mut date = if rule == StartRule::SameDay { event } else { after(event) };
        let mut left = amount;
        if left == 0 {
            return event;
        }
        loop {
            self.note(date);
            match self.calendar.day(date) {
                Day::Working if left == 1 => return date,
                Day::Working => left -= 1,
                Day::Off(reason) => self.lines.push(Line::Skipped { date, reason }),
            }
            let next = after(date);
            if next == date {
                return date;
            }
            date = next;
        }
    }

    /// The day itself when it works, otherwise the next working day.
    fn working_from(&mut self, date: Date) -> Date {
        self.note(date);
        let Day::Off(reason) = self.calendar.day(date) else { return date };
        let to = date.series(1.day()).find(|next| self.calendar.is_working(*next)).unwrap_or(date);
        self.note(to);
        self.lines.push(Line::Moved { from: date, reason, to });
        to
    }

    fn note(&mut self, date: Date) {
        if self.provisional.is_none() && self.calendar.is_provisional(date) {
            self.provisional = Some(date);
        }
    }
}

fn after(date: Date) -> Date {
    date.saturating_add(1.day())
}

fn same_time(event: &Zoned, last: Date) -> Option<Instant> {
    let local = last.to_datetime(event.time());
    local.to_zoned(event.time_zone().clone()).ok().map(|zoned| Instant::from(zoned.timestamp()))
}

/// A day ends where the next one begins (Civil Code, article 176: until 24:00).
fn end_of(date: Date, zone: &TimeZone) -> Instant {
    let midnight = after(date).to_zoned(zone.clone());
    midnight.map_or_else(|_| Instant::default(), |zoned| Instant::from(zoned.timestamp()))
}
