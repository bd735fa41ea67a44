//! From an event and a term to a due date, with every step of the count.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use kezek_kernel::Instant;

use crate::calendar::{Calendar, Day};
use crate::course::{Course, Pause};
use crate::hours::OfficeHours;
use crate::line::{Late, Line};
use crate::term::{StartRule, Term, Unit};

const DAY_SECONDS: i64 = 24 * 60 * 60;

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

/// Counts a term.
pub fn due(calendar: &Calendar, course: &Course<'_>) -> Due {
    let event = course.event.timestamp().to_zoned(course.zone.clone());
    let mut count = Count {
        calendar,
        pauses: course.pauses,
        provisional: None,
        lines: vec![Line::Event { date: event.date() }],
    };
    let event = count.arrival(event, course);
    match course.term.unit.plain_seconds() {
        Some(unit) => count.plain(&event, course, unit),
        None => count.days(&event, course),
    }
}

struct Count<'a> {
    calendar: &'a Calendar,
    pauses: &'a [Pause],
    provisional: Option<Date>,
    lines: Vec<Line>,
}

impl Count<'_> {
    /// What arrives when the office does not work counts as arrived when it opens next.
    fn arrival(&mut self, event: Zoned, course: &Course<'_>) -> Zoned {
        let Some(hours) = course.hours else { return event };
        let date = event.date();
        self.note(date);
        let reason = match self.calendar.day(date) {
            Day::Off(reason) => Late::DayOff(reason),
            Day::Working if hours.takes(event.time()) => return self.opening(event, course, hours),
            Day::Working => Late::AfterHours,
        };
        let to = self.next_working(after(date));
        self.lines.push(Line::Arrived { from: date, reason, to });
        at(to, hours.opens(), &event).unwrap_or(event)
    }

    /// A term of days does not ask at what hour of its day the event was; minutes do not run before anybody is there.
    fn opening(&mut self, event: Zoned, course: &Course<'_>, hours: OfficeHours) -> Zoned {
        if course.term.unit.plain_seconds().is_none() || event.time() >= hours.opens() {
            return event;
        }
        let date = event.date();
        self.lines.push(Line::Arrived { from: date, reason: Late::BeforeHours, to: date });
        at(date, hours.opens(), &event).unwrap_or(event)
    }

    /// A term of seconds, minutes or hours runs without regard to days, but stands while the case is suspended.
    fn plain(mut self, event: &Zoned, course: &Course<'_>, unit: i64) -> Due {
        let mut instant = Instant::from(event.timestamp());
        for term in std::iter::once(&course.term).chain(course.extensions) {
            let seconds = term.unit.plain_seconds().unwrap_or(unit) * i64::from(term.amount);
            self.lines.push(Line::Duration { seconds });
            instant = instant.plus_seconds(seconds);
        }
        for pause in self.pauses {
            let days = i64::from((pause.until - pause.from).get_days().max(0));
            if pause.from >= event.date() && pause.from <= local(instant, course.zone) && days > 0 {
                self.lines.push(Line::Paused { from: pause.from, until: pause.until });
                instant = instant.plus_seconds(days * DAY_SECONDS);
            }
        }
        self.done(instant, local(instant, course.zone))
    }

    fn days(mut self, event: &Zoned, course: &Course<'_>) -> Due {
        let rule = self.rule(event.date(), course);
        let counted = self.last_day(event.date(), course.term, rule);
        self.lines.push(Line::LastDay { date: counted });
        let mut last = self.working_from(counted);
        for extension in course.extensions {
            last = self.last_day(last, *extension, StartRule::NextDay);
            self.lines.push(Line::Extended { by: *extension, to: last });
            last = self.working_from(last);
        }
        let moment = rule == StartRule::Moment && last == counted && course.days_ahead == 0;
        last = self.ahead(last, course.days_ahead);
        let same_time = moment.then(|| at(last, event.time(), event)).flatten();
        let instant =
            same_time.map_or_else(|| end_of(last, course.zone), |zoned| Instant::from(zoned.timestamp()));
        self.done(instant, last)
    }

    /// On paper the day of acceptance never counts, whatever the edition says.
    fn rule(&mut self, event: Date, course: &Course<'_>) -> StartRule {
        let rule = if course.on_paper { StartRule::NextDay } else { course.rule };
        if course.on_paper && course.rule != StartRule::NextDay {
            self.lines.push(Line::PaperDay { date: event });
        }
        let first = if rule == StartRule::NextDay { after(event) } else { event };
        self.lines.push(Line::FirstDay { date: first, rule });
        rule
    }

    /// The last day by the count alone.
    fn last_day(&mut self, event: Date, term: Term, rule: StartRule) -> Date {
        if term.amount == 0 {
            return event;
        }
        let first = if rule == StartRule::SameDay { event } else { after(event) };
        match term.unit {
            Unit::Months => self.resumed(event.saturating_add(i32::from(term.amount).months()), event),
            Unit::WorkingDays => self.nth(first, term.amount, true),
            _ if self.pauses.is_empty() => first.saturating_add((i32::from(term.amount) - 1).days()),
            _ => self.nth(first, term.amount, false),
        }
    }

    /// The day on which the count reaches `amount`; days off are left out when only working days count.
    fn nth(&mut self, first: Date, amount: u16, working_only: bool) -> Date {
        let mut left = amount;
        let mut date = first;
        loop {
            let next = after(date);
            if let Some(pause) = self.pauses.iter().find(|pause| pause.covers(date)) {
                self.lines.push(Line::Paused { from: date, until: pause.until });
                date = pause.until;
                continue;
            }
            self.note(date);
            match self.calendar.day(date) {
                Day::Off(reason) if working_only => self.lines.push(Line::Skipped { date, reason }),
                _ if left == 1 => return date,
                _ => left -= 1,
            }
            // The end of all dates.
            if next == date {
                return date;
            }
            date = next;
        }
    }

    /// Months end later by the days on which the clock stood.
    fn resumed(&mut self, mut last: Date, event: Date) -> Date {
        for pause in self.pauses {
            let days = (pause.until - pause.from).get_days();
            if pause.from > event && pause.from <= last && days > 0 {
                self.lines.push(Line::Paused { from: pause.from, until: pause.until });
                last = last.saturating_add(days.days());
            }
        }
        last
    }

    /// The day itself when it works, otherwise the next working day.
    fn working_from(&mut self, date: Date) -> Date {
        self.note(date);
        let Day::Off(reason) = self.calendar.day(date) else { return date };
        let to = self.next_working(date);
        self.lines.push(Line::Moved { from: date, reason, to });
        to
    }

    /// The last working day that lies so many days before the end.
    fn ahead(&mut self, last: Date, days: u16) -> Date {
        if days == 0 {
            return last;
        }
        let mut to = last.saturating_sub(i32::from(days).days());
        self.note(to);
        while let (Day::Off(_), Ok(before)) = (self.calendar.day(to), to.yesterday()) {
            to = before;
            self.note(to);
        }
        self.lines.push(Line::Ahead { days, to });
        to
    }

    /// The first working day from this one on. It rests on every day that is passed over, too.
    fn next_working(&mut self, date: Date) -> Date {
        let calendar = self.calendar;
        let to = date.series(1.day()).find(|next| {
            self.note(*next);
            calendar.is_working(*next)
        });
        to.unwrap_or(date)
    }

    fn note(&mut self, date: Date) {
        if self.provisional.is_none() && self.calendar.is_provisional(date) {
            self.provisional = Some(date);
        }
    }

    fn done(mut self, instant: Instant, local_date: Date) -> Due {
        if let Some(date) = self.provisional {
            self.lines.push(Line::Provisional { date });
        }
        Due { instant, local_date, provisional: self.provisional.is_some(), derivation: self.lines }
    }
}

fn after(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

fn local(instant: Instant, zone: &TimeZone) -> Date {
    instant.timestamp().to_zoned(zone.clone()).date()
}

fn at(date: Date, time: Time, like: &Zoned) -> Option<Zoned> {
    date.to_datetime(time).to_zoned(like.time_zone().clone()).ok()
}

/// A day ends where the next one begins (Civil Code, article 176: until 24:00).
fn end_of(date: Date, zone: &TimeZone) -> Instant {
    let midnight = after(date).to_zoned(zone.clone());
    midnight.map_or_else(|_| Instant::default(), |zoned| Instant::from(zoned.timestamp()))
}
