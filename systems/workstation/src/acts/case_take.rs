//! An officer of the role that the present work asks for takes a case that nobody has; from then on he alone does it.

use kezek_casework::Deed;
use kezek_kernel::CaseId;
use kezek_store::{Act, Failure, Outcome, StoreError};

use super::at_desk::{self, AtDesk, Office};
use super::moving::Moved;
use crate::Refusal;

/// Takes the case.
pub fn case_take(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let at = at_desk::find(act, office, id)?;
    let AtDesk { case, duty } = &at;
    let asked = office.rules.asked(case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    let held_by_other = case.state.step().and_then(|step| step.desk.named().holder).is_some();
    if held_by_other {
        return Err(Failure::Refused(Refusal::Taken));
    }
    if !duty.may_work(Deed::Take, case, &asked) {
        return Err(Failure::Refused(duty.why_not(Deed::Take, case)));
    }
    let moved = Moved::at(at_desk::taken(case, duty, &asked)?);
    let entry = at_desk::entry("case-take", case, &moved.case);
    at_desk::close(act, office, &at, &moved, entry, &[])?;
    Ok(())
}
