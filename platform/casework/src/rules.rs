//! A case under its edition: what is asked now, what follows, by when.

use std::collections::BTreeMap;
use std::sync::Arc;

use kezek_calendar::{Calendar, StartRule, Term};
use kezek_kernel::{Instant, Role, SystemName};
use kezek_regulations::{
    Channel, Edition, EditionKey, Library, Node, NotPossible, Outcome, Performer, Position, Process,
    Progress, Work,
};
use kezek_store::StoreError;

use crate::{Case, Desk, DueDate, End, State, Step, ZoneFault};

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

/// What a new case begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Where it stands.
    pub state: State,
    /// When the service must be done.
    pub service_due: Option<DueDate>,
    /// The nodes behind it.
    pub milestones: BTreeMap<String, Instant>,
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

    /// The calendar by which terms are counted.
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

    /// A case at the place where its process enters this system, `now` being its first moment here.
    pub fn open(
        &self,
        key: &EditionKey,
        channel: Channel,
        system: SystemName,
        zone: &str,
        applied_at: Instant,
        now: Instant,
    ) -> Result<Opening, RuleFault> {
        let process = self.process(key, channel)?;
        let position = process.entry(system).ok_or(RuleFault::NoEntry(system))?;
        let milestones = BTreeMap::new();
        let due = self.step_due(process, &position, &milestones, zone, now)?;
        let service_due = match &process.result_term {
            Some(term) if term.since.is_none() => {
                Some(self.count(applied_at, zone, term.term, term.starts)?)
            }
            _ => None,
        };
        let asked = process.work(&position).and_then(|work| role(work.by));
        let state = State::Running(Step { position, entered_at: now, due, asked, desk: Desk::Nobody });
        Ok(Opening { state, service_due, milestones })
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
                case.service_due = Some(self.count(now, &case.zone, term.term, term.starts)?);
            }
        }
        case.state = match progress {
            Progress::Ended(ending) => State::Ended(End { ending, at: now }),
            Progress::At(position) => {
                let due = self.step_due(process, &position, &case.milestones, &case.zone, now)?;
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

    fn step_due(
        &self,
        process: &Process,
        position: &Position,
        milestones: &BTreeMap<String, Instant>,
        zone: &str,
        now: Instant,
    ) -> Result<Option<DueDate>, RuleFault> {
        let Some(term) = process.term(position) else { return Ok(None) };
        let start = term.since.as_ref().and_then(|node| milestones.get(node)).copied().unwrap_or(now);
        self.count(start, zone, term.at_most, term.starts).map(Some)
    }

    fn count(&self, start: Instant, zone: &str, term: Term, rule: StartRule) -> Result<DueDate, RuleFault> {
        Ok(DueDate::count(&self.calendar, start, zone, term, rule)?)
    }
}

/// The role of officers who perform a work.
const fn role(performer: Performer) -> Option<Role> {
    match performer {
        Performer::Officer(role) => Some(role),
        _ => None,
    }
}
