//! The secretary sends the cases of the meeting, with its conclusions, to their executors.
//!
//! Norm: Zhambyl No 115, point 5, item 4 (the commission sends all to the responsible officer).

use kezek_kernel::MeetingId;
use kezek_regulations::Verb;
use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::moved::{self, Moving};
use super::{entry, kept};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::meetings;

/// Sends the cases on.
pub fn meeting_forward(act: &mut Act<'_>, office: &Office, id: MeetingId) -> Outcome<(), Refusal> {
    let (before, _) = kept(act, office, id)?;
    let Stage::Signed(sitting) = before.stage else { return Err(Failure::Refused(Refusal::MeetingMoved)) };
    let meeting = Meeting { stage: Stage::Forwarded(sitting), ..before };
    let mut moving = Vec::new();
    let mut numbers = Vec::new();
    for item in meetings::agenda(act, id)?.into_iter().filter(|item| item.ruling.is_concluded()) {
        let case = moved::case(act, item.case)?;
        numbers.push(case.number.clone());
        let facts = vec![("meeting", meeting.number.clone())];
        moving.push(Moving::past(act, office, case, Verb::Forward, facts)?);
    }
    meetings::update(act, &meeting)?;
    let entry = entry("meeting-forward", &meeting).public("cases", numbers);
    moved::close(act, office, entry, &moving)?;
    Ok(())
}
