//! A case's terms counted from its facts: the same count when a due date is stored and when it is explained.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kezek_calendar::{Calendar, Course, Due, StartRule, Term, Unit, due};
use kezek_kernel::Instant;
use kezek_regulations::{Clause, Node, Position, Process, Settled};

use crate::{Case, DueDate, Terms, ZoneFault};

/// A term of a case as it runs: from what, how long, by which norm, until when.
#[derive(Debug, Clone)]
pub struct Running<'a> {
    /// What it is counted from.
    pub start: Start<'a>,
    /// When that happened.
    pub at: Instant,
    /// How long.
    pub term: Term,
    /// Where days begin to count.
    pub rule: StartRule,
    /// The clause that gives the term.
    pub clause: &'a Clause,
    /// How it is read where the act leaves a doubt.
    pub settled: Option<&'a Settled>,
    /// The due date, with every step of its count.
    pub due: Due,
}

/// The last of so many working days after today.
pub(crate) fn working_days(
    calendar: &Calendar,
    now: Instant,
    zone: &str,
    days: u16,
) -> Result<DueDate, ZoneFault> {
    let known = TimeZone::get(zone).map_err(|_| ZoneFault(zone.to_owned()))?;
    let course = Course::new(now, &known, Term::new(days, Unit::WorkingDays));
    Ok(DueDate::of(&due(calendar, &course), zone))
}

/// What a term is counted from.
#[derive(Debug, Clone, Copy)]
pub enum Start<'a> {
    /// The request was handed in.
    Applied,
    /// The case came to the step.
    Entered,
    /// This step was done.
    Done(&'a Node),
}

/// What a count stands on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) zone: &'a str,
    pub(crate) applied_at: Instant,
    pub(crate) registered_at: Instant,
    pub(crate) milestones: &'a BTreeMap<String, Instant>,
    pub(crate) terms: &'a Terms,
}

/// A term before it is counted.
#[derive(Clone, Copy)]
struct Uncounted<'a> {
    start: Start<'a>,
    at: Instant,
    term: Term,
    rule: StartRule,
    clause: &'a Clause,
    settled: Option<&'a Settled>,
    days_ahead: u16,
}

impl<'a> Facts<'a> {
    /// The facts of a case.
    pub(crate) const fn of(case: &'a Case) -> Self {
        Self {
            zone: case.zone.as_str(),
            applied_at: case.applied_at,
            registered_at: case.registered_at,
            milestones: &case.milestones,
            terms: &case.terms,
        }
    }

    /// The term of the work at a position to which the case came at `entered_at`. It runs from the beginning of the step,
    /// whatever works stand before; where it measures one work only, from when the case came to that work.
    pub(crate) fn step<'p>(
        self,
        calendar: &Calendar,
        process: &'p Process,
        position: &Position,
        entered_at: Instant,
    ) -> Result<Option<Running<'p>>, ZoneFault> {
        let (Some(node), Some(term)) = (process.node(position.node()), process.term(position)) else {
            return Ok(None);
        };
        let since = term.since.as_ref().and_then(|id| self.done(process, id));
        let begun_at = if term.covers.is_some() { entered_at } else { self.begun_at() };
        let (start, at) = since.unwrap_or((Start::Entered, begun_at));
        let uncounted = Uncounted {
            start,
            at,
            term: term.at_most,
            rule: term.starts,
            clause: node.clause(),
            settled: term.settled.as_ref(),
            days_ahead: 0,
        };
        self.count(calendar, uncounted).map(Some)
    }

    /// The term of the result; none before the event from which it is counted.
    pub(crate) fn service<'p>(
        self,
        calendar: &Calendar,
        process: &'p Process,
    ) -> Result<Option<Running<'p>>, ZoneFault> {
        let Some(term) = &process.result_term else { return Ok(None) };
        let begun = match &term.since {
            Some(id) => self.done(process, id),
            None => Some((Start::Applied, self.applied_at)),
        };
        let Some((start, at)) = begun else { return Ok(None) };
        let uncounted = Uncounted {
            start,
            at,
            term: term.term,
            rule: term.starts,
            clause: &term.clause,
            settled: term.settled.as_ref(),
            days_ahead: process.ahead.as_ref().map_or(0, |ahead| ahead.days),
        };
        self.count(calendar, uncounted).map(Some)
    }

    /// When the present step began: when the one before it was done; the first begins with the case.
    fn begun_at(self) -> Instant {
        self.milestones.values().max().copied().unwrap_or(self.registered_at)
    }

    fn done<'p>(self, process: &'p Process, id: &str) -> Option<(Start<'p>, Instant)> {
        Some((Start::Done(process.node(id)?), *self.milestones.get(id)?))
    }

    fn count<'p>(self, calendar: &Calendar, term: Uncounted<'p>) -> Result<Running<'p>, ZoneFault> {
        let zone = TimeZone::get(self.zone).map_err(|_| ZoneFault(self.zone.to_owned()))?;
        let Uncounted { start, at, term, rule, clause, settled, days_ahead } = term;
        let (pauses, added) = (self.terms.pauses(&zone), self.terms.added(at));
        let mut course = Course::new(at, &zone, term).starting(rule).paused(&pauses).days_ahead(days_ahead);
        if term.unit.plain_seconds().is_none() {
            course = course.extended(&added);
        }
        if let Some(hours) = self.terms.hours.filter(|_| self.is_arrival(at) && rule != StartRule::Moment) {
            course = course.arriving_within(hours);
        }
        Ok(Running { start, at, term, rule, clause, settled, due: due(calendar, &course) })
    }

    /// Whether the event is the arrival of the request: nobody of the office had done anything before it was registered.
    /// What happens later is done by people, who are in the office when they do it.
    fn is_arrival(self, event: Instant) -> bool {
        event <= self.registered_at
    }
}
