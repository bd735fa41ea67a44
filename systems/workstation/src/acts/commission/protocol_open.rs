//! An officer opens the protocol, which names every person of the agenda: the opening is recorded with each case.

use kezek_casework::Deed;
use kezek_kernel::MeetingId;
use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::{entry, find, moved};
use crate::Refusal;
use crate::commission::{Meeting, Protocol};
use crate::store::{meetings, openings, protocols};

/// The name of the part in rows and in the journal.
const PART: &str = "protocol";

/// Records the opening and hands over the protocol.
pub(crate) fn protocol_open(
    act: &mut Act<'_>,
    office: &Office,
    id: MeetingId,
) -> Outcome<(Meeting, Protocol), Refusal> {
    let (meeting, duty) = find(act, office, id)?;
    if !duty.may_at(Deed::ReadProtocol, meeting.provider) {
        return Err(Failure::Refused(Refusal::NotYours));
    }
    let protocol = protocols::of_meeting(act, meeting.id)?.ok_or(Failure::Refused(Refusal::NoDraft))?;
    let index = act.record(entry("protocol-open", &meeting).public("part", PART))?;
    for item in meetings::agenda(act, meeting.id)? {
        let case = moved::case(act, item.case)?;
        openings::insert(act, &case, duty.officer, PART, index)?;
    }
    Ok((meeting, protocol))
}
