//! An executor takes a case that nobody has; from then on he alone decides it.

use kezek_casework::{Case, Deed};
use kezek_kernel::CaseId;
use kezek_store::{Act, Failure, Outcome, StoreError};

use super::at_desk::{self, Office};
use crate::Refusal;

/// Takes the case.
pub fn case_take(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let (case, duty) = at_desk::find(act, office, id)?;
    let asked = office.rules.asked(&case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    let held_by_other = case.state.step().and_then(|step| step.desk.named().holder).is_some();
    if held_by_other {
        return Err(Failure::Refused(Refusal::Taken));
    }
    if !duty.may_work(Deed::Take, &case, &asked) {
        return Err(Failure::Refused(duty.why_not(Deed::Take, &case)));
    }
    let state = case.state.clone().taken(duty.officer).map_err(|_| Failure::Refused(Refusal::Taken))?;
    let after = Case { state, ..case.clone() };
    let entry = at_desk::entry("case-take", &case, &after);
    at_desk::close(act, &case, &after, entry, &[])?;
    Ok(())
}
