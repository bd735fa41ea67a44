//! A case that waited for its applicant goes on: the executor has what he asked for, or the applicant's time has run out.

use kezek_casework::{Case, Deed, rows};
use kezek_kernel::{CaseId, Scope};
use kezek_regulations::Verb;
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::{Refusal, messages};

/// The executor goes on.
pub fn case_resume(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let (case, duty) = at_desk::find(act, office, id)?;
    let asked = office.rules.asked(&case).map_err(StoreError::from)?;
    let asked = asked.filter(|asked| asked.work.verb == Verb::Examine);
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    if !duty.may_work(Deed::Examine, &case, &asked) {
        return Err(Failure::Refused(duty.why_not(Deed::Examine, &case)));
    }
    if case.terms.waiting().is_none() {
        return Err(Failure::Refused(Refusal::NotSuspended));
    }
    resume(act, office, &case)
}

/// The applicant's time has run out; nobody asks for this act.
pub fn case_resume_late(act: &mut Act<'_>, office: &Office, id: CaseId) -> Outcome<(), Refusal> {
    let case = rows::find(act, &Scope::System, id)?.ok_or(Failure::Refused(Refusal::NoSuchCase))?;
    let now = act.now();
    match case.terms.waiting() {
        Some(suspension) if suspension.until.instant <= now => resume(act, office, &case),
        _ => Err(Failure::Refused(Refusal::NotSuspended)),
    }
}

fn resume(act: &mut Act<'_>, office: &Office, case: &Case) -> Outcome<(), Refusal> {
    let now = act.now();
    let moved = Moved::at(office.rules.resumed(case.clone(), now).map_err(StoreError::from)?);
    let entry = at_desk::entry("case-resume", case, &moved.case);
    at_desk::close(act, office, case, &moved, entry, &[])?;
    if let Some(step) = case.state.step() {
        messages::moved(act, &office.rules, case, &step.position)?;
    }
    Ok(())
}
