//! The clerk hands the signed result over on paper, and the case ends.
//!
//! Norm: the step of the edition at which the office issues the result to the recipient or to a representative with a power
//! of attorney.

use kezek_casework::Deed;
use kezek_kernel::CaseId;
use kezek_regulations::{Outcome as WorkOutcome, Verb};
use kezek_store::{Act, Failure, Outcome, Read};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::Refusal;
use crate::counter::handover::Receiver;
use crate::store::{decisions, handovers};

/// A hand-over.
#[derive(Debug, Clone)]
pub struct ResultIssue {
    /// The case.
    pub case: CaseId,
    /// Who received the result.
    pub receiver: Receiver,
}

/// Notes the hand-over and ends the case.
pub fn result_issue(act: &mut Act<'_>, office: &Office, input: &ResultIssue) -> Outcome<(), Refusal> {
    let at = at_desk::for_work(act, office, input.case, Verb::Issue, Deed::Issue)?;
    let case = &at.case;
    input.receiver.check().map_err(Failure::Refused)?;
    let document = decisions::document(act, case.id)?.ok_or(Failure::Refused(Refusal::NoDraft))?;
    let now = act.now();
    let moved = Moved::at(case.clone()).past(office, WorkOutcome::Done, now)?.settled(act, office)?;
    let name = input.receiver.name(&case.person.name);
    let entry = at_desk::entry("result-issue", case, &moved.case)
        .public("document", document.kind.code())
        .public("receiver", input.receiver.code())
        .private("number", document.number.as_bytes())
        .private("name", name.as_bytes());
    let facts = [("receiver", input.receiver.code().to_owned())];
    let index = at_desk::close(act, office, &at, &moved, entry, &facts)?;
    handovers::insert(act, case, at.duty.officer, &input.receiver, index)?;
    Ok(())
}
