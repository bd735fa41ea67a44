//! The head is told once that the term of a complaint has run out; the system does it, nobody asks for it.

use kezek_kernel::Scope;
use kezek_store::{Act, Failure, Outcome};

use super::entry;
use crate::Refusal;
use crate::store::{complaint_history, complaints};

/// Tells the head; refuses as moved when there is nothing to tell.
pub(crate) fn complaint_escalate(act: &mut Act<'_>, number: &str) -> Outcome<(), Refusal> {
    let found = complaints::find_by_number(act, &Scope::System, number)?;
    let complaint = found.ok_or(Failure::Refused(Refusal::NoSuchComplaint))?;
    if !complaints::tell(act, complaint.id)? {
        return Err(Failure::Refused(Refusal::Moved));
    }
    let index = act.record(entry("complaint-escalate", &complaint))?;
    complaint_history::note(act, complaint.id, "complaint-escalate", index, &[], None)?;
    Ok(())
}
