//! The secretary corrects who is there while the meeting sits: somebody has come late or has left.
//!
//! Norm: Zhambyl No 115, point 5, item 4. The votes of a member who is not there do not count, so they are taken back.

use kezek_kernel::{MeetingId, OfficerId};
use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::{attendance, entry, kept, present};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::{meetings, votes};

/// Who is there.
#[derive(Debug, Clone)]
pub struct AttendanceMark {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which member presides.
    pub chair: OfficerId,
    /// The members who are there.
    pub present: Vec<OfficerId>,
}

/// Marks who is there.
pub fn attendance_mark(act: &mut Act<'_>, office: &Office, input: &AttendanceMark) -> Outcome<(), Refusal> {
    let (before, _) = kept(act, office, input.meeting)?;
    if !matches!(before.stage, Stage::Open(_)) {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    let members = attendance(act, office, before.provider, input.chair, &input.present)?;
    for absent in members.iter().filter(|member| !member.present) {
        votes::withdraw(act, before.id, absent.officer)?;
    }
    let meeting = Meeting { chair: input.chair, ..before };
    meetings::update(act, &meeting)?;
    meetings::replace_members(act, meeting.id, &members)?;
    let there: Vec<String> = present(&members).map(|officer| officer.to_string()).collect();
    act.record(
        entry("attendance-mark", &meeting)
            .public("chair", meeting.chair.to_string())
            .public("present", there),
    )?;
    Ok(())
}
