//! An officer has done what a routine work asks and passes the case on.
//!
//! Norm: the steps of the edition that register, forward, approve or dispatch, each by an officer's role. All routine works
//! of the node that belong to the same role are passed at once, since one person does them in one go.

use kezek_casework::{Deed, inconsistent};
use kezek_kernel::CaseId;
use kezek_regulations::Position;
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_desk::{self, AtDesk, Office};
use super::moving::Moved;
use crate::Refusal;
use crate::store::notes;

/// What an officer passes on.
#[derive(Debug, Clone)]
pub struct StepPass {
    /// The case.
    pub case: CaseId,
    /// Where the officer saw it; none to pass it wherever it stands.
    pub position: Option<Position>,
    /// What he adds of his own; empty when he adds nothing.
    pub note: String,
}

/// Passes the case on.
pub fn step_pass(act: &mut Act<'_>, office: &Office, input: &StepPass) -> Outcome<(), Refusal> {
    let at = at_desk::find(act, office, input.case)?;
    let AtDesk { case, duty } = &at;
    let asked = office.rules.asked(case).map_err(StoreError::from)?;
    let asked = asked.filter(|asked| asked.work.verb.is_routine()).ok_or(Failure::Refused(Refusal::Moved))?;
    if !duty.may_work(Deed::Pass, case, &asked) {
        return Err(Failure::Refused(duty.why_not(Deed::Pass, case)));
    }
    let here = case.state.step().map(|step| &step.position);
    if input.position.is_some() && input.position.as_ref() != here {
        return Err(Failure::Refused(Refusal::Moved));
    }
    at_desk::check_text(&input.note)?;
    let held = at_desk::taken(case, duty, &asked)?;
    let now = act.now();
    let moved = Moved::at(held).past_routine(office, now)?.settled(act, office)?;
    let step = here.ok_or_else(|| inconsistent("a running case without a position"))?.to_string();
    let entry = at_desk::entry("step-pass", case, &moved.case)
        .public("step", step.as_str())
        .private("note", input.note.as_bytes());
    let index = at_desk::close(act, office, &at, &moved, entry, &[("step", step)])?;
    notes::insert(act, case, index, &input.note)?;
    Ok(())
}
