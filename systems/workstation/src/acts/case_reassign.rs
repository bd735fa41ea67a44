//! The head gives a running case from the officer who has it to another of the same role, with a reason.
//!
//! Norm: the acts make the head answer for the terms; how he divides the work among those who hold a role is his own resolution. A
//! case whose document waits for its signature goes to the new executor with the document: who drafted it is not changed,
//! so the drafter still does not sign, and whom the document names stays its signer.

use kezek_casework::{Case, Deed, State};
use kezek_kernel::{CaseId, OfficerId, Role};
use kezek_store::{Act, Failure, Outcome, StoreError};

use super::at_desk::{self, AtDesk, Office};
use super::moving::Moved;
use crate::store::notes;
use crate::{Refusal, duty};

/// Who gets the case, and why.
#[derive(Debug, Clone)]
pub struct CaseReassign {
    /// The case.
    pub case: CaseId,
    /// Who gets it.
    pub to: OfficerId,
    /// Why.
    pub reason: String,
}

/// Gives the case to another officer.
pub fn case_reassign(act: &mut Act<'_>, office: &Office, input: &CaseReassign) -> Outcome<(), Refusal> {
    let at = at_desk::find(act, office, input.case)?;
    let AtDesk { case, duty } = &at;
    let asked = office.rules.asked(case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    if !duty.may(Deed::Reassign, case, asked.edition, Some(asked.work)) {
        return Err(Failure::Refused(duty.why_not(Deed::Reassign, case)));
    }
    let (from, role) = given_by(case).ok_or(Failure::Refused(Refusal::NobodyHas))?;
    if input.to == from || !duty::able(act, case, role, &office.zone)?.contains(&input.to) {
        return Err(Failure::Refused(Refusal::NoSuccessor));
    }
    if input.reason.trim().is_empty() {
        return Err(Failure::Refused(Refusal::NoReason));
    }
    at_desk::check_text(&input.reason)?;
    let moved = Moved::at(given(case.clone(), from, input.to));
    let entry = at_desk::entry("case-reassign", case, &moved.case)
        .private("from", from.as_bytes().as_slice())
        .private("executor", input.to.as_bytes().as_slice())
        .private("reason", input.reason.as_bytes());
    let facts = [("from", from.to_string()), ("executor", input.to.to_string())];
    let index = at_desk::close_in(act, office, Some(Role::Head), &at, &moved, entry, &facts)?;
    notes::insert(act, case, index, &input.reason)?;
    Ok(())
}

/// From whom the case can be given to another, and in which role he has it: whoever holds it, else the responsible executor while
/// it lies on no desk. A document that waits for its signature is held by its executor.
pub(crate) fn given_by(case: &Case) -> Option<(OfficerId, Role)> {
    let step = case.state.step()?;
    let named = step.desk.named();
    match (named.holder, named.signer) {
        (Some(holder), None) => Some((holder, step.asked?)),
        (Some(holder), Some(_)) => Some((holder, Role::Executor)),
        (None, _) => Some((case.executor?, Role::Executor)),
    }
}

/// The case on the other desk; whoever was responsible for it hands that over too.
fn given(mut case: Case, from: OfficerId, to: OfficerId) -> Case {
    if let State::Running(step) = &mut case.state
        && step.desk.named().holder == Some(from)
    {
        step.desk = step.desk.held_by(to);
    }
    if case.executor == Some(from) {
        case.executor = Some(to);
    }
    case
}
