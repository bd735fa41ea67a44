//! The secretary opens the meeting and marks who is there; from then on the members vote.
//!
//! Norm: Zhambyl No 115, point 5, item 4. Members are those who hold the role on this day.

use kezek_kernel::{MeetingId, OfficerId};
use kezek_store::{Act, Failure, Outcome, Read};

use super::super::Office;
use super::{attendance, entry, kept, present};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::meetings;

/// The opening.
#[derive(Debug, Clone)]
pub struct MeetingOpen {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which member presides.
    pub chair: OfficerId,
    /// The members who are there.
    pub present: Vec<OfficerId>,
}

/// Opens the meeting.
pub fn meeting_open(act: &mut Act<'_>, office: &Office, input: &MeetingOpen) -> Outcome<(), Refusal> {
    let (before, _) = kept(act, office, input.meeting)?;
    if before.stage != Stage::Called {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    if meetings::agenda(act, before.id)?.is_empty() {
        return Err(Failure::Refused(Refusal::AgendaEmpty));
    }
    let members = attendance(act, office, before.provider, input.chair, &input.present)?;
    let meeting = Meeting { chair: input.chair, stage: Stage::Open(act.now()), ..before };
    meetings::update(act, &meeting)?;
    meetings::replace_members(act, meeting.id, &members)?;
    let there: Vec<String> = present(&members).map(|officer| officer.to_string()).collect();
    act.record(
        entry("meeting-open", &meeting)
            .public("chair", meeting.chair.to_string())
            .public("members", members.len())
            .public("present", there),
    )?;
    Ok(())
}
