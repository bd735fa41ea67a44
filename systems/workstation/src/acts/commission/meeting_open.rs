//! The secretary opens the meeting and marks who is there; from then on the members vote.
//!
//! Norm: Zhambyl No 115, point 5, item 4. Members are those who hold the role on this day.

use kezek_store::{Act, Failure, Outcome, Read};

use super::super::Office;
use super::{Attendees, attendance, entry_of_attendance, kept};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::meetings;

/// Opens the meeting.
pub fn meeting_open(act: &mut Act<'_>, office: &Office, input: &Attendees) -> Outcome<(), Refusal> {
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
    act.record(entry_of_attendance("meeting-open", &meeting, &members))?;
    Ok(())
}
