//! An officer opens a complaint, one of its files, or its answer. Every opening is recorded.

use kezek_casework::Deed;
use kezek_store::{Act, Outcome};

use super::{Office, entry, find};
use crate::Refusal;
use crate::complaint::concern::AtComplaint;
use crate::store::complaint_history;

/// Which part of which complaint is opened.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintOpen {
    /// The complaint.
    pub(crate) number: String,
    /// `complaint`, `file-N` or `answer`.
    pub(crate) part: String,
}

/// Records the opening and hands over the complaint.
pub(crate) fn complaint_open(
    act: &mut Act<'_>,
    office: &Office,
    input: &ComplaintOpen,
) -> Outcome<AtComplaint, Refusal> {
    let at = find(act, office, &input.number, Deed::OpenComplaint)?;
    let index = act.record(entry("complaint-open", &at.complaint).public("part", input.part.as_str()))?;
    let facts = [("part", input.part.clone())];
    complaint_history::note(act, at.complaint.id, "complaint-open", index, &facts, None)?;
    Ok(at)
}
