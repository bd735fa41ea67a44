//! The secretary calls a meeting and puts the first cases on its agenda.
//!
//! Norm: Zhambyl No 115, point 5, item 4; that there is a secretary and that a member presides is our decision 0024.

use kezek_casework::Deed;
use kezek_kernel::{CaseId, Instant, MeetingId, OfficerId, ProviderId};
use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::{agenda_set, attendance, entry};
use crate::Refusal;
use crate::commission::{Meeting, Member, Stage};
use crate::duty::Duty;
use crate::store::{counters, meetings};

/// The longest name of a place, in characters.
pub const LONGEST_PLACE: usize = 200;

/// The meeting.
#[derive(Debug, Clone)]
pub struct MeetingCall {
    /// At which provider.
    pub provider: ProviderId,
    /// For which moment.
    pub held_at: Instant,
    /// Where.
    pub place: String,
    /// Which member presides.
    pub chair: OfficerId,
    /// The cases on the agenda, in its order.
    pub cases: Vec<CaseId>,
}

/// Calls the meeting.
pub fn meeting_call(act: &mut Act<'_>, office: &Office, input: &MeetingCall) -> Outcome<MeetingId, Refusal> {
    let actor = act.actor().clone();
    let duty = Duty::of_actor(act, &actor, &office.zone)?;
    let duty = duty.filter(|duty| duty.may_at(Deed::Convene, input.provider));
    let duty = duty.ok_or(Failure::Refused(Refusal::NotYours))?;
    let place = input.place.trim();
    if place.is_empty() {
        return Err(Failure::Refused(Refusal::NoPlace));
    }
    if place.chars().count() > LONGEST_PLACE {
        return Err(Failure::Refused(Refusal::TooLong { limit: LONGEST_PLACE }));
    }
    let called = attendance(act, office, input.provider, input.chair, &[input.chair])?;
    let members: Vec<Member> = called.iter().map(|each| Member { present: false, ..*each }).collect();
    let year = input.held_at.timestamp().to_zoned(office.zone.clone()).year();
    let number = counters::next(act, &format!("meeting/{}/{year}", input.provider))?;
    let meeting = Meeting {
        id: act.id(),
        provider: input.provider,
        number: format!("{year}-{number}"),
        held_at: input.held_at,
        place: place.to_owned(),
        chair: input.chair,
        secretary: duty.officer,
        stage: Stage::Called,
    };
    meetings::insert(act, &meeting)?;
    meetings::replace_members(act, meeting.id, &members)?;
    let cases = agenda_set::cases(act, office, &duty, &meeting, &input.cases)?;
    meetings::replace_agenda(act, meeting.id, &cases)?;
    act.record(
        entry("meeting-call", &meeting)
            .public("held-at", meeting.held_at.to_string())
            .public("cases", agenda_set::numbers(&cases))
            .private("chair", meeting.chair.as_bytes().as_slice()),
    )?;
    Ok(meeting.id)
}
