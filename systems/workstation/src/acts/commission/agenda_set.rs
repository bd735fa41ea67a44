//! The secretary makes the agenda of a meeting that has not begun.
//!
//! Norm: Zhambyl No 115, point 5, item 4. A case stands on one agenda at a time; how many cases one agenda holds is a parameter.

use kezek_casework::{Case, rows};
use kezek_kernel::{CaseId, MeetingId};
use kezek_regulations::Verb;
use kezek_store::{Act, Failure, Outcome, StoreError};

use super::super::Office;
use super::{entry, kept, rules};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::duty::Duty;
use crate::store::meetings;

/// The agenda.
#[derive(Debug, Clone)]
pub struct AgendaSet {
    /// The meeting.
    pub meeting: MeetingId,
    /// The cases, in the order of the agenda.
    pub cases: Vec<CaseId>,
}

/// Puts these cases on the agenda in place of those before.
pub fn agenda_set(act: &mut Act<'_>, office: &Office, input: &AgendaSet) -> Outcome<(), Refusal> {
    let (meeting, duty) = kept(act, office, input.meeting)?;
    if meeting.stage != Stage::Called {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    let cases = cases(act, office, &duty, &meeting, &input.cases)?;
    meetings::replace_agenda(act, meeting.id, &cases)?;
    act.record(entry("agenda-set", &meeting).public("cases", numbers(&cases)))?;
    Ok(())
}

/// The cases that may stand on this agenda: each waits for the commission and stands on no other.
pub(super) fn cases(
    act: &mut Act<'_>,
    office: &Office,
    duty: &Duty,
    meeting: &Meeting,
    ids: &[CaseId],
) -> Outcome<Vec<Case>, Refusal> {
    let limit = rules(office, meeting)?.most_cases;
    if ids.len() > limit {
        return Err(Failure::Refused(Refusal::AgendaFull { limit }));
    }
    let mut cases: Vec<Case> = Vec::with_capacity(ids.len());
    for id in ids {
        let found = rows::find(act, &duty.scope(), *id)?;
        let case = found.filter(|case| case.provider == meeting.provider);
        let case = case.ok_or(Failure::Refused(Refusal::NoSuchCase))?;
        let asked = office.rules.asked(&case).map_err(StoreError::from)?;
        let waits = asked.is_some_and(|asked| asked.work.verb == Verb::Deliberate);
        if !waits || cases.iter().any(|before| before.id == case.id) {
            return Err(Failure::Refused(Refusal::NotWaiting));
        }
        if duty.is_applicant_of(&case) {
            return Err(Failure::Refused(Refusal::OwnCase));
        }
        if meetings::binding(act, case.id)?.is_some_and(|other| other != meeting.id) {
            return Err(Failure::Refused(Refusal::OnAgenda));
        }
        cases.push(case);
    }
    Ok(cases)
}

/// The numbers of these cases, as the journal shows them.
pub(super) fn numbers(cases: &[Case]) -> Vec<String> {
    cases.iter().map(|case| case.number.clone()).collect()
}
