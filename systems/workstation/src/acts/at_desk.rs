//! What every officer's act begins and ends with: may this officer do this to this case now, and what follows.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kezek_casework::{Asked, Case, Deed, Rules, history, inconsistent, rows};
use kezek_kernel::{Actor, CaseId, Instant, ProviderId, Role};
use kezek_regulations::{CommissionRules, Parameters, Performer, Provider, Verb};
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError};

use super::moving::Moved;
use crate::duty::Duty;
use crate::store::providers;
use crate::{Refusal, words};

/// What acts are told about the world beside their input.
#[derive(Debug, Clone)]
pub struct Office {
    /// The regulations and the calendar.
    pub rules: Rules,
    /// Localities and providers.
    pub parameters: Arc<Parameters>,
    /// How a commission meets and votes.
    pub commission: Arc<CommissionRules>,
    /// The zone that says which day is today.
    pub zone: TimeZone,
}

impl Office {
    /// A provider as the parameters describe it.
    pub(crate) fn provider(
        &self,
        read: &mut impl Read,
        provider: ProviderId,
    ) -> Result<&Provider, StoreError> {
        let code = providers::code(read, provider)?;
        self.parameters.provider(&code).ok_or_else(|| inconsistent("a provider left the parameters"))
    }

    /// The year of an instant where the office is.
    pub(super) fn year(&self, at: Instant) -> i16 {
        at.timestamp().to_zoned(self.zone.clone()).year()
    }
}

/// A case before an officer, as both stand when the act begins.
pub(super) struct AtDesk {
    pub(super) case: Case,
    pub(super) duty: Duty,
}

/// The case within the scope of whoever acts.
pub(super) fn find(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<AtDesk, Refusal> {
    let actor: Actor = act.actor().clone();
    let Some(duty) = Duty::of_actor(act, &actor, &office.zone)? else {
        return Err(Failure::Refused(Refusal::NotYours));
    };
    match rows::find(act, &duty.scope(), id)? {
        Some(case) => Ok(AtDesk { case, duty }),
        None => Err(Failure::Refused(Refusal::NoSuchCase)),
    }
}

/// The case, if the present work asks for this verb, the officer may do it, and the case does not wait.
pub(super) fn for_work(
    act: &mut Act<'_>,
    office: &Office,
    id: CaseId,
    verb: Verb,
    deed: Deed,
) -> Outcome<AtDesk, Refusal> {
    let at = even_waiting(act, office, id, verb, deed)?;
    match at.case.terms.waiting() {
        Some(_) => Err(Failure::Refused(Refusal::Waits)),
        None => Ok(at),
    }
}

/// The case, if the present work asks for this verb and the officer may do it, whether it waits or not.
pub(super) fn even_waiting(
    act: &mut Act<'_>,
    office: &Office,
    id: CaseId,
    verb: Verb,
    deed: Deed,
) -> Outcome<AtDesk, Refusal> {
    let AtDesk { case, duty } = find(act, office, id)?;
    let asked = office.rules.asked(&case).map_err(StoreError::from)?;
    let asked = asked.filter(|asked| asked.work.verb == verb).ok_or(Failure::Refused(Refusal::Moved))?;
    if !duty.may_work(deed, &case, &asked) {
        return Err(Failure::Refused(duty.why_not(deed, &case)));
    }
    Ok(AtDesk { case, duty })
}

/// The case on the desk of this officer, who does the present work, or of whomever he stands in for. The first executor who
/// takes it is responsible for it, until the head names one.
pub(super) fn taken(case: &Case, duty: &Duty, asked: &Asked<'_>) -> Outcome<Case, Refusal> {
    let holder = case.state.step().and_then(|step| step.desk.named().holder);
    let desk = match (asked.work.by, holder) {
        (Performer::Officer(role), Some(holder)) if duty.stands_in_for(holder, case.provider, role) => holder,
        (Performer::Officer(role), None) => duty.desk_in(case.provider, role),
        _ => duty.officer,
    };
    let state = case.state.clone().taken(desk).map_err(|_| Failure::Refused(Refusal::Taken))?;
    let executor = match asked.work.by {
        Performer::Officer(Role::Executor) => case.executor.or(Some(desk)),
        _ => case.executor,
    };
    Ok(Case { state, executor, ..case.clone() })
}

/// A text that an officer adds of his own.
pub(super) fn check_text(text: &str) -> Outcome<(), Refusal> {
    words::check_text(text).map_err(Failure::Refused)
}

/// Records the act, writes it into the case's history, stores where the case stands and does what follows from it. The officer
/// acts in the role that is asked.
pub(super) fn close(
    act: &mut Act<'_>,
    office: &Office,
    before: &AtDesk,
    moved: &Moved,
    entry: Entry,
    facts: &[(&str, String)],
) -> Outcome<u64, Refusal> {
    let role = before.case.state.step().and_then(|step| step.asked);
    close_in(act, office, role, before, moved, entry, facts)
}

/// The same for an act in another role than the one asked.
pub(super) fn close_in(
    act: &mut Act<'_>,
    office: &Office,
    role: Option<Role>,
    before: &AtDesk,
    moved: &Moved,
    entry: Entry,
    facts: &[(&str, String)],
) -> Outcome<u64, Refusal> {
    let AtDesk { case, duty } = before;
    match role.and_then(|role| duty.on_behalf(case, role)) {
        Some(absent) => {
            let entry = entry.private("for", absent.as_bytes().as_slice());
            let facts = [facts, &[("for", absent.to_string())]].concat();
            close_by_itself(act, office, case, moved, entry, &facts)
        }
        None => close_by_itself(act, office, case, moved, entry, facts),
    }
}

/// The same for an act that stands for nobody absent, such as one that no officer asked for.
pub(super) fn close_by_itself(
    act: &mut Act<'_>,
    office: &Office,
    before: &Case,
    moved: &Moved,
    entry: Entry,
    facts: &[(&str, String)],
) -> Outcome<u64, Refusal> {
    let code = entry.act;
    let entering = moved.entering(act, office)?.map_err(Failure::Refused)?;
    let entry = match &entering {
        Some(entering) => entering.inscribe(entry, &moved.case),
        None => entry,
    };
    let index = act.record(entry)?;
    history::note(act, before, code, index, facts)?;
    rows::update(act, &moved.case)?;
    moved.follow(act, office, entering.as_ref(), index)?;
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
