//! The head, or whoever signs for the provider, names the official who answers a complaint.
//!
//! Norm: administrative code, article 97. Neither the one who names nor the one who is named may be an official concerned. A
//! complaint that somebody has may be given to another; an answer that waits for its signature is then prepared anew.

use kezek_casework::Deed;
use kezek_kernel::OfficerId;
use kezek_store::{Act, Failure, Outcome};

use super::{Office, close, entry, find};
use crate::complaint::{Complaint, Stage};
use crate::{Refusal, complaint::concern};

/// Who answers which complaint.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintAssign {
    /// The complaint.
    pub(crate) number: String,
    /// Who answers it.
    pub(crate) to: OfficerId,
}

/// Names the official.
pub(crate) fn complaint_assign(
    act: &mut Act<'_>,
    office: &Office,
    input: &ComplaintAssign,
) -> Outcome<(), Refusal> {
    let at = find(act, office, &input.number, Deed::AssignComplaint)?;
    let answerers = concern::answerers(act, office, &at.complaint)?;
    if !answerers.contains(&input.to) || at.complaint.stage.named().holder == Some(input.to) {
        return Err(Failure::Refused(Refusal::NoAnswerer));
    }
    let given = Complaint { stage: Stage::Held { by: input.to }, ..at.complaint };
    let recorded = entry("complaint-assign", &given).private("to", input.to.as_bytes().as_slice());
    close(act, &given, recorded, &[("to", input.to.to_string())], None)?;
    Ok(())
}
