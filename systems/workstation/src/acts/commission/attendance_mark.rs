//! The secretary corrects who is there while the meeting sits: somebody has come late or has left.
//!
//! Norm: Zhambyl No 115, point 5, item 4. The votes of a member who is not there do not count, so they are taken back.

use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::{Attendees, attendance, entry_of_attendance, kept};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::{meetings, votes};

/// Marks who is there.
pub fn attendance_mark(act: &mut Act<'_>, office: &Office, input: &Attendees) -> Outcome<(), Refusal> {
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
    act.record(entry_of_attendance("attendance-mark", &meeting, &members))?;
    Ok(())
}
