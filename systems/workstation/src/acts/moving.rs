//! A case on its way: the works it passes, and what the workstation does by itself because it passed them.
//!
//! What is passed is collected first and done when the act has its entry in the journal: the person enters the list, the
//! accepting system is told, the signed document leaves.

use kezek_casework::{Case, Passage, inconsistent, passages};
use kezek_kernel::{Instant, SystemName};
use kezek_queue::{ListKey, OrderKey, Place};
use kezek_regulations::{Node, Outcome as WorkOutcome, Performer, Position, Process, Verb, Work};
use kezek_store::{Act, Entry, Read, StoreError};

use super::at_desk::Office;
use super::draft_prepare::{place_to_print, queue_of};
use super::sending;
use crate::decision::DocumentKind;
use crate::store::decisions;
use crate::store::lists::{self, NewEntry};
use crate::{Refusal, messages};

/// At most so many works follow one after another without a person; a process is never longer.
const MOST_WORKS: usize = 64;

/// A case with the works that it has passed within one act.
#[derive(Debug, Clone)]
pub(super) struct Moved {
    pub(super) case: Case,
    passed: Vec<Passage>,
}

/// A person who enters a list with the case.
#[derive(Debug)]
pub(super) struct Entering {
    list: ListKey,
    key: OrderKey,
    place: Place,
}

impl Moved {
    /// A case that has not moved.
    pub(super) const fn at(case: Case) -> Self {
        Self { case, passed: Vec::new() }
    }

    /// Past the present work.
    pub(super) fn past(
        mut self,
        office: &Office,
        outcome: WorkOutcome,
        now: Instant,
    ) -> Result<Self, StoreError> {
        self.passed.extend(Passage::leaving(&self.case, now));
        self.case = office.rules.advance(self.case, outcome, now)?;
        Ok(self)
    }

    /// Past the works that the officer of the present one does with it: routine works of the same node and role.
    pub(super) fn past_routine(mut self, office: &Office, now: Instant) -> Result<Self, StoreError> {
        let Some(first) = office.rules.asked(&self.case)? else { return Ok(self) };
        for _ in 0..MOST_WORKS {
            self = self.past(office, WorkOutcome::Done, now)?;
            let more = office.rules.asked(&self.case)?.is_some_and(|next| {
                next.node.id() == first.node.id()
                    && next.work.by == first.work.by
                    && next.work.verb.is_routine()
            });
            if !more {
                break;
            }
        }
        Ok(self)
    }

    /// Past what is done at the counter in one go: the hand-in, the decision that the set is complete, and the works of the
    /// same officer that follow until the case leaves his desk.
    pub(super) fn past_intake(mut self, office: &Office, now: Instant) -> Result<Self, StoreError> {
        let mut taken_by = None;
        for _ in 0..MOST_WORKS {
            let Some(asked) = office.rules.asked(&self.case)? else { break };
            let outcome = match asked.work.verb {
                Verb::HandIn => WorkOutcome::Done,
                Verb::CheckCompleteness => {
                    taken_by = Some(asked.work.by);
                    WorkOutcome::Yes
                }
                Verb::GiveReceipt | Verb::Scan if taken_by == Some(asked.work.by) => WorkOutcome::Done,
                verb if verb.is_routine() && taken_by == Some(asked.work.by) => WorkOutcome::Done,
                _ => break,
            };
            self = self.past(office, outcome, now)?;
        }
        Ok(self)
    }

    /// Past every work that no officer of the workstation does, and, where a prepared document waits for its signature, on
    /// the desk of its signer.
    pub(super) fn settled(mut self, act: &mut Act<'_>, office: &Office) -> Result<Self, StoreError> {
        let now = act.now();
        for _ in 0..MOST_WORKS {
            let Some(asked) = office.rules.asked(&self.case)? else { return Ok(self) };
            if !by_itself(asked.work) {
                break;
            }
            self = self.past(office, WorkOutcome::Done, now)?;
        }
        let signs = office.rules.asked(&self.case)?.is_some_and(|asked| asked.work.verb == Verb::Sign);
        if signs && let Some(draft) = decisions::draft(act, self.case.id)? {
            let examined = decisions::examination(act, self.case.id)?;
            let drafter = examined.map_or(draft.prepared_by, |examined| examined.officer);
            let holder = self.case.executor.unwrap_or(drafter);
            let named = self.case.state.prepared(holder, drafter, draft.signer);
            self.case.state =
                named.map_err(|_| inconsistent("a case that has ended waits for a signature"))?;
        }
        Ok(self)
    }

    /// The list that the person enters because the case passed that work. The place must be the printed one still.
    pub(super) fn entering(
        &self,
        read: &mut impl Read,
        office: &Office,
    ) -> Result<Result<Option<Entering>, Refusal>, StoreError> {
        let process = office.rules.process(&self.case.edition, self.case.channel)?;
        if !self.works(process).any(|(_, work)| work.verb == Verb::Enlist) {
            return Ok(Ok(None));
        }
        let (list, key) = match queue_of(read, &office.rules, &self.case)? {
            Ok(Some(queue)) => queue,
            Ok(None) => return Ok(Ok(None)),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let place = match place_to_print(read, &office.rules, &self.case, DocumentKind::Notification)? {
            Ok(Some(place)) => place,
            Ok(None) => return Ok(Ok(None)),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let printed = decisions::document(read, self.case.id)?.and_then(|document| document.place);
        match printed {
            Some(was) if was != place => Ok(Err(Refusal::PlaceChanged { was, now: place })),
            _ => Ok(Ok(Some(Entering { list, key, place }))),
        }
    }

    /// Writes the passages and does what follows from the works that were passed, under the entry of the act.
    pub(super) fn follow(
        &self,
        act: &mut Act<'_>,
        office: &Office,
        entering: Option<&Entering>,
        index: u64,
    ) -> Result<(), StoreError> {
        let process = office.rules.process(&self.case.edition, self.case.channel)?;
        let case = &self.case;
        passages::insert(act, case, &self.passed)?;
        for (position, work) in self.works(process) {
            match work.verb {
                Verb::Register | Verb::Notify if tells_of_registration(process, position, work.verb) => {
                    let provider = office.provider(act, case.provider)?.bin;
                    messages::registered(act, &office.rules, case, provider)?;
                }
                Verb::Notify => messages::moved(act, &office.rules, case, position)?,
                Verb::Enlist => {
                    if let Some(Entering { list, key, .. }) = entering {
                        let (provider, person_key) = (case.provider, case.person_key);
                        let (key, case) = (*key, case.id);
                        lists::enter(
                            act,
                            &NewEntry { provider, list, person_key, key, case, journal_index: index },
                        )?;
                    }
                }
                Verb::Dispatch | Verb::Deliver => sending::send_once(act, office, case)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The works of this system that were passed.
    fn works<'a>(&'a self, process: &'a Process) -> impl Iterator<Item = (&'a Position, &'a Work)> {
        self.passed
            .iter()
            .filter_map(|passage| process.work(&passage.position).map(|work| (&passage.position, work)))
            .filter(|(_, work)| work.system == SystemName::Workstation)
    }
}

impl Entering {
    /// The journal shows the list, the order key and a mark of the person that nobody can turn back into a number.
    pub(super) fn inscribe(&self, entry: Entry, case: &Case) -> Entry {
        entry
            .effective(self.key.applied_at)
            .public("list", self.list.to_string())
            .public("pseudonym", hex::encode(case.person_key))
            .public("applied-at", self.key.applied_at.to_string())
            .public("sequence", self.key.sequence)
            .public("cause", "accepted")
            .public("place", self.place.number())
    }
}

/// Whether nobody of the workstation's people does this work: it happens when the case comes to it.
fn by_itself(work: &Work) -> bool {
    match work.by {
        Performer::Officer(_) => false,
        Performer::System(_) => !work.verb.can_decide(),
        Performer::Recipient | Performer::Centre(_) => work.system != SystemName::Workstation,
    }
}

/// Whether passing this work tells the accepting system that the request is registered: the first registration does, and
/// where its node reports the acceptance, that report.
fn tells_of_registration(process: &Process, position: &Position, verb: Verb) -> bool {
    let Some(entry) = process.entry(SystemName::Workstation) else { return false };
    let works = process.node(entry.node()).map(Node::works).unwrap_or_default();
    let reports =
        works.iter().any(|work| work.verb == Verb::Notify && work.system == SystemName::Workstation);
    match verb {
        Verb::Notify => position.node() == entry.node(),
        _ => *position == entry && !reports,
    }
}
