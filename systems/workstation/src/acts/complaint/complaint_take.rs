//! An uninvolved official takes a complaint that nobody has; from then on he answers it.

use kezek_casework::Deed;
use kezek_store::{Act, Failure, Outcome};

use super::{Office, close, entry, find};
use crate::Refusal;
use crate::complaint::{Complaint, Stage};

/// Takes the complaint.
pub(crate) fn complaint_take(act: &mut Act<'_>, office: &Office, number: &str) -> Outcome<(), Refusal> {
    let at = find(act, office, number, Deed::OpenComplaint)?;
    match at.complaint.stage {
        Stage::Waiting => {}
        Stage::Held { .. } | Stage::Drafted { .. } => return Err(Failure::Refused(Refusal::Taken)),
        Stage::Answered { .. } | Stage::SentUp { .. } => return Err(Failure::Refused(Refusal::Moved)),
    }
    let at = find(act, office, number, Deed::AnswerComplaint)?;
    let taken = Complaint { stage: Stage::Held { by: at.duty.officer }, ..at.complaint };
    close(act, &taken, entry("complaint-take", &taken), &[], None)?;
    Ok(())
}
