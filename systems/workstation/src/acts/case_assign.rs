//! The head names the executor, who is responsible for the case from then on.
//!
//! Norm: the step of the edition at which the head considers the documents and passes them to an executor, with a resolution.

use kezek_casework::{Case, Deed};
use kezek_kernel::{CaseId, OfficerId};
use kezek_regulations::{Outcome as WorkOutcome, Verb};
use kezek_store::{Act, Failure, Outcome, Read};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::store::notes;
use crate::{Refusal, duty};

/// The resolution.
#[derive(Debug, Clone)]
pub struct CaseAssign {
    /// The case.
    pub case: CaseId,
    /// Who is named.
    pub executor: OfficerId,
    /// What the head asks of him; empty when nothing is added.
    pub resolution: String,
}

/// Names the executor and passes the case to him.
pub fn case_assign(act: &mut Act<'_>, office: &Office, input: &CaseAssign) -> Outcome<(), Refusal> {
    let at = at_desk::for_work(act, office, input.case, Verb::Assign, Deed::Assign)?;
    let case = &at.case;
    if !duty::executors(act, case, &office.zone)?.contains(&input.executor) {
        return Err(Failure::Refused(Refusal::NoExecutor));
    }
    at_desk::check_text(&input.resolution)?;
    let named = Case { executor: Some(input.executor), ..case.clone() };
    let now = act.now();
    let moved = Moved::at(named).past(office, WorkOutcome::Done, now)?.settled(act, office)?;
    let executor = input.executor.to_string();
    let entry = at_desk::entry("case-assign", case, &moved.case)
        .private("executor", executor.as_bytes())
        .private("resolution", input.resolution.as_bytes());
    let index = at_desk::close(act, office, &at, &moved, entry, &[("executor", executor)])?;
    notes::insert(act, case, index, &input.resolution)?;
    Ok(())
}
