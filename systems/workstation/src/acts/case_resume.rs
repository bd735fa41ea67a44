//! A case that waited for its applicant goes on: the executor has what he asked for, or the applicant's time has run out.

use kezek_casework::{Case, Deed, WaitsFor, rows};
use kezek_kernel::{CaseId, Instant, Scope};
use kezek_regulations::Verb;
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::{Refusal, messages};

const CODE: &str = "case-resume";

/// The executor goes on.
pub fn case_resume(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let at = at_desk::even_waiting(act, office, id, Verb::Examine, Deed::Examine)?;
    let case = &at.case;
    match case.terms.waiting().map(|waiting| &waiting.waits_for) {
        None => return Err(Failure::Refused(Refusal::NotSuspended)),
        // Who has a cabinet answers there, or his days pass; who applied on paper answers on paper.
        Some(WaitsFor::Hearing { .. }) if messages::came_from_elsewhere(case) => {
            return Err(Failure::Refused(Refusal::HearingRuns));
        }
        Some(_) => {}
    }
    let moved = resumed(office, case, act.now())?;
    let entry = at_desk::entry(CODE, case, &moved.case);
    at_desk::close(act, office, &at, &moved, entry, &[])?;
    tell(act, office, case)
}

/// The applicant's time has run out; nobody asks for this act.
pub fn case_resume_late(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let case = rows::find(act, &Scope::System, id)?.ok_or(Failure::Refused(Refusal::NoSuchCase))?;
    let now = act.now();
    match case.terms.waiting() {
        Some(suspension) if suspension.until.instant <= now => {}
        _ => return Err(Failure::Refused(Refusal::NotSuspended)),
    }
    let moved = resumed(office, &case, now)?;
    let entry = at_desk::entry(CODE, &case, &moved.case);
    at_desk::close_by_itself(act, office, &case, &moved, entry, &[])?;
    tell(act, office, &case)
}

fn resumed(office: &Office, case: &Case, now: Instant) -> Result<Moved, StoreError> {
    Ok(Moved::at(office.rules.resumed(case.clone(), now)?))
}

/// Tells the accepting system where the case goes on.
fn tell(act: &mut Act<'_>, office: &Office, case: &Case) -> Outcome<(), Refusal> {
    if let Some(step) = case.state.step() {
        messages::moved(act, &office.rules, case, &step.position)?;
    }
    Ok(())
}
