//! The acts of a housing commission: one act, one file.
//!
//! Norm: Zhambyl No 115, point 5, item 4: the commission considers the documents, enters its conclusion, signs the protocol
//! and sends all to the executor. One meeting considers many cases, so an act on the meeting moves all of them at once.

pub mod agenda_set;
pub mod attendance_mark;
pub mod conclusion_enter;
pub mod meeting_call;
pub mod meeting_cancel;
pub mod meeting_close;
pub mod meeting_forward;
pub mod meeting_open;
mod moved;
pub mod protocol_open;
pub mod protocol_prepare;
pub mod protocol_sign;
pub mod signature_excuse;
pub mod vote_cast;

use kezek_casework::{Deed, inconsistent};
use kezek_kernel::{MeetingId, OfficerId, ProviderId, Role};
use kezek_regulations::CommissionRuleSet;
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError};

use super::Office;
use crate::commission::{Meeting, Member};
use crate::duty::{self, Duty};
use crate::store::meetings;
use crate::store::officers::Holder;
use crate::{Refusal, commission};

/// The meeting within the scope of whoever acts.
fn find(act: &mut Act<'_>, office: &Office, id: MeetingId) -> Outcome<(Meeting, Duty), Refusal> {
    let actor = act.actor().clone();
    let Some(duty) = Duty::of_actor(act, &actor, &office.zone)? else {
        return Err(Failure::Refused(Refusal::NotYours));
    };
    match meetings::find(act, &duty.scope(), id)? {
        Some(meeting) => Ok((meeting, duty)),
        None => Err(Failure::Refused(Refusal::NoSuchMeeting)),
    }
}

/// The meeting, if whoever acts keeps the meetings of its provider.
fn kept(act: &mut Act<'_>, office: &Office, id: MeetingId) -> Outcome<(Meeting, Duty), Refusal> {
    let (meeting, duty) = find(act, office, id)?;
    if duty.may_at(Deed::Convene, meeting.provider) {
        Ok((meeting, duty))
    } else {
        Err(Failure::Refused(Refusal::NotYours))
    }
}

/// Who is at a meeting.
#[derive(Debug, Clone)]
pub struct Attendees {
    /// The meeting.
    pub meeting: MeetingId,
    /// Which member presides.
    pub chair: OfficerId,
    /// The members who are there.
    pub present: Vec<OfficerId>,
}

/// The rules that govern the meeting.
pub(crate) fn rules<'a>(office: &'a Office, meeting: &Meeting) -> Result<&'a CommissionRuleSet, StoreError> {
    let day = meeting.held_at.timestamp().to_zoned(office.zone.clone()).date();
    office.commission.on(day).ok_or_else(|| inconsistent("there are no rules of the commission"))
}

/// Who is a member of the provider's commission today.
pub(crate) fn members_today(
    read: &mut impl Read,
    office: &Office,
    provider: ProviderId,
) -> Result<Vec<Holder>, StoreError> {
    duty::holders(read, provider, Role::CommissionMember, &office.zone)
}

/// The members of today, those named being there; all who are named must be members, the one who presides among them.
fn attendance(
    act: &mut Act<'_>,
    office: &Office,
    provider: ProviderId,
    chair: OfficerId,
    present: &[OfficerId],
) -> Outcome<Vec<Member>, Refusal> {
    let members = members_today(act, office, provider)?;
    if !present.iter().all(|officer| members.iter().any(|holder| holder.officer == *officer)) {
        return Err(Failure::Refused(Refusal::NoMember));
    }
    if !present.is_empty() && !present.contains(&chair) {
        return Err(Failure::Refused(Refusal::NoChair));
    }
    let member =
        |holder: &Holder| Member { officer: holder.officer, present: present.contains(&holder.officer) };
    Ok(members.iter().map(member).collect())
}

/// The entry of an act that says who is at a meeting: how many is public; to who presides and who is there it commits.
fn entry_of_attendance(code: &'static str, meeting: &Meeting, members: &[Member]) -> Entry {
    let there: Vec<OfficerId> = present(members).collect();
    let attendees = std::iter::once(&meeting.chair).chain(&there);
    entry(code, meeting)
        .public("members", members.len())
        .public("present", there.len())
        .private("attendees", attendees.flat_map(|officer| *officer.as_bytes()).collect::<Vec<u8>>())
}

/// The entry of an act on a meeting.
fn entry(code: &'static str, meeting: &Meeting) -> Entry {
    Entry::new(code)
        .public("meeting", meeting.id.to_string())
        .public("number", meeting.number.as_str())
        .public("stage", meeting.stage.code())
}

/// The members who are there.
fn present(members: &[commission::Member]) -> impl Iterator<Item = OfficerId> + Clone {
    members.iter().filter(|member| member.present).map(|member| member.officer)
}
