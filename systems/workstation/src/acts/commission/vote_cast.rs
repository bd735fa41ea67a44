//! A member votes on a case; his vote may be changed until the voting is closed.
//!
//! Norm: Zhambyl No 115, point 5, item 4 (the commission considers the documents). A member does not vote on his own case.

use kezek_casework::{Deed, history};
use kezek_kernel::{CaseId, MeetingId};
use kezek_regulations::{Verb, Vote};
use kezek_store::{Act, Failure, Outcome};

use super::super::{Office, at_desk};
use super::{entry, find, present};
use crate::Refusal;
use crate::commission::Stage;
use crate::store::{meetings, votes};

/// The vote.
#[derive(Debug, Clone, Copy)]
pub struct VoteCast {
    /// The meeting.
    pub meeting: MeetingId,
    /// The case.
    pub case: CaseId,
    /// For, against, or neither.
    pub vote: Vote,
}

/// Votes.
pub fn vote_cast(act: &mut Act<'_>, office: &Office, input: &VoteCast) -> Outcome<(), Refusal> {
    let (meeting, duty) = find(act, office, input.meeting)?;
    if !matches!(meeting.stage, Stage::Open(_)) {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    if !meetings::agenda(act, meeting.id)?.iter().any(|item| item.case == input.case) {
        return Err(Failure::Refused(Refusal::NoSuchCase));
    }
    let case = at_desk::for_work(act, office, input.case, Verb::Deliberate, Deed::Vote)?.case;
    let members = meetings::members(act, meeting.id)?;
    if !present(&members).any(|officer| officer == duty.officer) {
        return Err(Failure::Refused(Refusal::NotPresent));
    }
    votes::cast(act, meeting.id, case.id, duty.officer, input.vote)?;
    let entry = entry("vote-cast", &meeting)
        .public("case", case.number.as_str())
        .private("vote", input.vote.code().as_bytes());
    let index = act.record(entry)?;
    history::note(act, &case, "vote-cast", index, &[("meeting", meeting.number)])?;
    Ok(())
}
