//! The secretary calls off a meeting that has not begun; its cases wait for another one.
//!
//! Norm: none; that a meeting can be called off is our decision 0024.

use kezek_kernel::MeetingId;
use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::{entry, kept};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::meetings;

/// Calls the meeting off.
pub fn meeting_cancel(act: &mut Act<'_>, office: &Office, id: MeetingId) -> Outcome<(), Refusal> {
    let (before, _) = kept(act, office, id)?;
    if before.stage != Stage::Called {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    let meeting = Meeting { stage: Stage::Cancelled, ..before };
    meetings::update(act, &meeting)?;
    act.record(entry("meeting-cancel", &meeting))?;
    Ok(())
}
