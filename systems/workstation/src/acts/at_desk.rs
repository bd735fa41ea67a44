//! What every officer's act begins and ends with: may this officer do this to this case now, and what follows.

use jiff::tz::TimeZone;
use kezek_casework::{Case, Deed, Rules, history, rows};
use kezek_kernel::{Actor, CaseId, OfficerId, SystemName};
use kezek_regulations::{Outcome as WorkOutcome, Performer, Verb};
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError};

use crate::duty::Duty;
use crate::{Refusal, messages};

/// What acts are told about the world beside their input.
#[derive(Debug, Clone)]
pub struct Office {
    /// The regulations and the calendar.
    pub rules: Rules,
    /// The zone that says which day is today.
    pub zone: TimeZone,
}

/// A case in the hands of an officer who may do what is asked.
pub(super) struct AtDesk {
    pub(super) case: Case,
    pub(super) officer: OfficerId,
}

/// At most so many works follow one after another without a person; a process is never longer.
const MOST_WORKS: usize = 64;

/// The case within the scope of whoever acts.
pub(super) fn find(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(Case, Duty), Refusal> {
    let actor: Actor = act.actor().clone();
    let Some(duty) = Duty::of_actor(act, &actor, &office.zone)? else {
        return Err(Failure::Refused(Refusal::NotYours));
    };
    match rows::find(act, &duty.scope(), id)? {
        Some(case) => Ok((case, duty)),
        None => Err(Failure::Refused(Refusal::NoSuchCase)),
    }
}

/// The case, if the present work asks for this verb and the officer may do it.
pub(super) fn for_work(
    act: &mut Act<'_>,
    office: &Office,
    id: CaseId,
    verb: Verb,
    deed: Deed,
) -> Outcome<AtDesk, Refusal> {
    let (case, duty) = find(act, office, id)?;
    let asked = office.rules.asked(&case).map_err(StoreError::from)?;
    let asked = asked.filter(|asked| asked.work.verb == verb).ok_or(Failure::Refused(Refusal::Moved))?;
    if duty.may_work(deed, &case, &asked) {
        Ok(AtDesk { officer: duty.officer, case })
    } else {
        Err(Failure::Refused(duty.why_not(deed, &case)))
    }
}

/// Records the act, writes it into the case's history and stores where the case stands.
pub(super) fn close(
    act: &mut Act<'_>,
    before: &Case,
    after: &Case,
    entry: Entry,
    facts: &[(&str, String)],
) -> Result<u64, StoreError> {
    let code = entry.act;
    let index = act.record(entry)?;
    history::note(act, before, code, index, facts)?;
    rows::update(act, after)?;
    Ok(index)
}

/// The entry of an act on a case: its public names, and the state it leads to.
pub(super) fn entry(code: &'static str, case: &Case, after: &Case) -> Entry {
    let position = after.state.step().map(|step| step.position.to_string());
    Entry::new(code)
        .public("case", case.number.as_str())
        .public("edition", case.edition.as_str())
        .public("locality", case.locality.as_str())
        .public("position", position)
}

/// Moves the case past `outcome` and past every work that no officer does: what the workstation does by itself leaves
/// through the outbox, what other systems do follows from that.
pub(super) fn advance(
    act: &mut Act<'_>,
    office: &Office,
    case: Case,
    outcome: WorkOutcome,
) -> Result<Case, StoreError> {
    let now = act.now();
    let mut case = office.rules.advance(case, outcome, now)?;
    for _ in 0..MOST_WORKS {
        let Some(asked) = office.rules.asked(&case)? else { break };
        let by_itself = match asked.work.by {
            Performer::Officer(_) => false,
            Performer::System(_) => !asked.work.verb.can_decide(),
            Performer::Recipient | Performer::Centre(_) => asked.work.system != SystemName::Workstation,
        };
        if !by_itself {
            break;
        }
        if asked.work.verb == Verb::Notify && asked.work.system == SystemName::Workstation {
            messages::moved(act, &office.rules, &case)?;
        }
        case = office.rules.advance(case, WorkOutcome::Done, now)?;
    }
    Ok(case)
}
