//! A case under its edition: what is asked now, what follows, by when.

use std::collections::BTreeMap;
use std::sync::Arc;

use kezek_calendar::{Calendar, OfficeHours};
use kezek_kernel::{Instant, Role, SystemName};
use kezek_regulations::{
    Channel, Edition, EditionKey, Library, Node, NotPossible, Outcome, Performer, Position, Process,
    Progress, Verb, Work,
};
use kezek_store::StoreError;

use crate::counting::{Facts, Running, working_days};
use crate::{Case, Clock, Desk, DueDate, End, State, Step, Suspension, Terms, WaitsFor, ZoneFault};

/// The regulations and the calendar under which cases run.
#[derive(Debug, Clone)]
pub struct Rules {
    library: Arc<Library>,
    calendar: Arc<Calendar>,
}

/// The data do not carry the case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// No such edition is held.
    #[error("the edition {0} is not held")]
    NoEdition(EditionKey),
    /// The edition has no such channel.
    #[error("the edition has no channel {0}")]
    NoChannel(Channel),
    /// The process never enters this system.
    #[error("the process does not enter the system {0}")]
    NoEntry(SystemName),
    /// The outcome cannot happen at this position.
    #[error(transparent)]
    NotPossible(#[from] NotPossible),
    /// The locality's zone is unknown.
    #[error(transparent)]
    Zone(#[from] ZoneFault),
    /// The case has ended.
    #[error("the case has ended")]
    Ended,
}

/// A case that is in the store under rules that do not carry it: the data contradict each other.
impl From<RuleFault> for StoreError {
    fn from(fault: RuleFault) -> Self {
        Self::Inconsistent(fault.to_string())
    }
}

/// What is asked of somebody now.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The edition under which the case runs.
    pub edition: &'a Arc<Edition>,
    /// The step or condition.
    pub node: &'a Node,
    /// The work.
    pub work: &'a Work,
}

/// How a request came in.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The zone of the locality, by its IANA name.
    pub zone: &'a str,
    /// The moment of application.
    pub applied_at: Instant,
    /// The first moment of the case here.
    pub now: Instant,
    /// The hours of the office, where the request came without a person at the counter.
    pub hours: Option<OfficeHours>,
}

/// What a new case begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Where it stands.
    pub state: State,
    /// When the service must be done.
    pub service_due: Option<DueDate>,
    /// The nodes behind it.
    pub milestones: BTreeMap<String, Instant>,
    /// What moves the ends of its terms.
    pub terms: Terms,
}

impl Rules {
    /// Rules of these regulations and this calendar.
    pub const fn new(library: Arc<Library>, calendar: Arc<Calendar>) -> Self {
        Self { library, calendar }
    }

    /// All regulations.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The working calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The edition with this key.
    pub fn edition(&self, key: &EditionKey) -> Result<&Arc<Edition>, RuleFault> {
        self.library.edition(key).ok_or_else(|| RuleFault::NoEdition(key.clone()))
    }

    /// The process of this edition and channel.
    pub fn process(&self, key: &EditionKey, channel: Channel) -> Result<&Process, RuleFault> {
        self.edition(key)?.process(channel).ok_or(RuleFault::NoChannel(channel))
    }

    /// What is asked of somebody now; none when the case has ended.
    pub fn asked(&self, case: &Case) -> Result<Option<Asked<'_>>, RuleFault> {
        let Some(step) = case.state.step() else { return Ok(None) };
        let edition = self.edition(&case.edition)?;
        let process = self.process(&case.edition, case.channel)?;
        let missing = || NotPossible::NoSuchPosition(step.position.clone());
        let node = process.node(step.position.node()).ok_or_else(missing)?;
        let work = process.work(&step.position).ok_or_else(missing)?;
        Ok(Some(Asked { edition, node, work }))
    }

    /// Every place of every process at which this verb is asked for.
    pub fn places_of(&self, verb: Verb) -> Vec<(EditionKey, Channel, Position)> {
        let mut places = Vec::new();
        for edition in self.library.editions() {
            for process in &edition.processes {
                let asking = process.positions().filter(|(_, work)| work.verb == verb);
                let place = |(position, _)| (edition.key.clone(), process.channel, position);
                places.extend(asking.map(place));
            }
        }
        places
    }

    /// The role of officers that is asked at a position, as the edition says.
    pub fn asked_role(
        &self,
        key: &EditionKey,
        channel: Channel,
        position: &Position,
    ) -> Result<Option<Role>, RuleFault> {
        let work = self.process(key, channel)?.work(position);
        let work = work.ok_or_else(|| NotPossible::NoSuchPosition(position.clone()))?;
        Ok(role(work.by))
    }

    /// A case at the place where its process enters this system.
    pub fn open(
        &self,
        key: &EditionKey,
        channel: Channel,
        system: SystemName,
        arrival: &Arrival<'_>,
    ) -> Result<Opening, RuleFault> {
        let process = self.process(key, channel)?;
        let position = process.entry(system).ok_or(RuleFault::NoEntry(system))?;
        let (milestones, terms) = (BTreeMap::new(), Terms { hours: arrival.hours, ..Terms::default() });
        let &Arrival { zone, applied_at, now, .. } = arrival;
        let facts = Facts { zone, applied_at, registered_at: now, milestones: &milestones, terms: &terms };
        let due = self.step_due(facts, process, &position, now)?;
        let service_due = self.service_due(facts, process)?;
        let asked = process.work(&position).and_then(|work| role(work.by));
        let state = State::Running(Step { position, entered_at: now, due, asked, desk: Desk::Nobody });
        Ok(Opening { state, service_due, milestones, terms })
    }

    /// The case after this outcome: at the next work, on the desk of whoever does it, or at its end.
    pub fn advance(&self, mut case: Case, outcome: Outcome, now: Instant) -> Result<Case, RuleFault> {
        let State::Running(step) = &case.state else { return Err(RuleFault::Ended) };
        let (left, desk) = (step.position.clone(), step.desk);
        let process = self.process(&case.edition, case.channel)?;
        let progress = process.after(&left, outcome)?;
        let same_node = matches!(&progress, Progress::At(next) if next.node() == left.node());
        if !same_node {
            case.milestones.insert(left.node().to_owned(), now);
            if let Some(term) = &process.result_term
                && term.since.as_deref() == Some(left.node())
            {
                case.service_due = self.service_due(Facts::of(&case), process)?;
            }
        }
        case.state = match progress {
            Progress::Ended(ending) => State::Ended(End { ending, at: now }),
            Progress::At(position) => {
                let due = self.step_due(Facts::of(&case), process, &position, now)?;
                let by = |position| process.work(position).map(|work| work.by);
                let desk = match by(&position) {
                    same if same_node && same == by(&left) => desk,
                    Some(Performer::Officer(Role::Executor)) => {
                        case.executor.map_or(Desk::Nobody, Desk::Officer)
                    }
                    _ => Desk::Nobody,
                };
                let asked = by(&position).and_then(role);
                State::Running(Step { position, entered_at: now, due, asked, desk })
            }
        };
        Ok(case)
    }

    /// The case waits for a correction from now on, until the end of so many working days; its terms are counted anew.
    pub fn suspended(
        &self,
        mut case: Case,
        days: u16,
        clock: Clock,
        now: Instant,
    ) -> Result<Case, RuleFault> {
        let until = working_days(&self.calendar, now, &case.zone, days)?;
        let waits_for = WaitsFor::Correction { clock };
        case.terms.suspensions.push(Suspension { from: now, until, ended_at: None, waits_for });
        self.recounted(case)
    }

    /// The person is told a preliminary refusal: the case waits until the end of so many working days, within so many of
    /// which he may object. Its terms run on.
    pub fn heard(
        &self,
        mut case: Case,
        notice_days: u16,
        objection_days: u16,
        now: Instant,
    ) -> Result<Case, RuleFault> {
        let until = working_days(&self.calendar, now, &case.zone, notice_days)?;
        let objects_until = working_days(&self.calendar, now, &case.zone, objection_days)?;
        let waits_for = WaitsFor::Hearing { objects_until };
        case.terms.suspensions.push(Suspension { from: now, until, ended_at: None, waits_for });
        Ok(case)
    }

    /// The case goes on, at the latest when the applicant's time ran out; its terms are counted anew.
    pub fn resumed(&self, mut case: Case, now: Instant) -> Result<Case, RuleFault> {
        if let Some(suspension) = case.terms.suspensions.last_mut().filter(|last| last.ended_at.is_none()) {
            suspension.ended_at = Some(now.min(suspension.until.instant));
        }
        self.recounted(case)
    }

    pub(crate) fn recounted(&self, mut case: Case) -> Result<Case, RuleFault> {
        let stored = |running: Option<Running<'_>>| running.map(|it| DueDate::of(&it.due, &case.zone));
        let service = stored(self.service_term(&case)?);
        let step = stored(self.step_term(&case)?);
        case.service_due = service;
        if let State::Running(running) = &mut case.state {
            running.due = step;
        }
        Ok(case)
    }

    /// The term of the present step of a case, counted again; none when it has none or the case has ended.
    pub fn step_term(&self, case: &Case) -> Result<Option<Running<'_>>, RuleFault> {
        let Some(step) = case.state.step() else { return Ok(None) };
        let process = self.process(&case.edition, case.channel)?;
        Ok(Facts::of(case).step(&self.calendar, process, &step.position, step.entered_at)?)
    }

    /// The term of the result of a case, counted again; none before the event from which it is counted.
    pub fn service_term(&self, case: &Case) -> Result<Option<Running<'_>>, RuleFault> {
        let process = self.process(&case.edition, case.channel)?;
        Ok(Facts::of(case).service(&self.calendar, process)?)
    }

    fn step_due(
        &self,
        facts: Facts<'_>,
        process: &Process,
        position: &Position,
        entered_at: Instant,
    ) -> Result<Option<DueDate>, RuleFault> {
        let running = facts.step(&self.calendar, process, position, entered_at)?;
        Ok(running.map(|running| DueDate::of(&running.due, facts.zone)))
    }

    fn service_due(&self, facts: Facts<'_>, process: &Process) -> Result<Option<DueDate>, RuleFault> {
        let running = facts.service(&self.calendar, process)?;
        Ok(running.map(|running| DueDate::of(&running.due, facts.zone)))
    }
}

/// The role of officers who perform a work.
const fn role(performer: Performer) -> Option<Role> {
    match performer {
        Performer::Officer(role) => Some(role),
        _ => None,
    }
}
