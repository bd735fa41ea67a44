//! The secretary records that a member who was there has not signed, and why, so that one person cannot stop the commission.
//!
//! Norm: none; decision 0024. Enough members must sign all the same, by `content/parameters/commission.toml`.

use kezek_kernel::{MeetingId, OfficerId};
use kezek_store::{Act, Failure, Outcome};

use super::super::Office;
use super::protocol_sign::settle;
use super::{entry, kept, present, rules};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::decision::LONGEST_TEXT;
use crate::store::{meetings, protocols};

/// Who has not signed, and why.
#[derive(Debug, Clone)]
pub struct SignatureExcuse {
    /// The meeting.
    pub meeting: MeetingId,
    /// The member.
    pub officer: OfficerId,
    /// The reason.
    pub reason: String,
}

/// Records that there is no signature.
pub fn signature_excuse(act: &mut Act<'_>, office: &Office, input: &SignatureExcuse) -> Outcome<(), Refusal> {
    let (meeting, _) = kept(act, office, input.meeting)?;
    if !matches!(meeting.stage, Stage::Signing(_)) {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    let reason = input.reason.trim();
    if reason.is_empty() {
        return Err(Failure::Refused(Refusal::NoReason));
    }
    if reason.chars().count() > LONGEST_TEXT {
        return Err(Failure::Refused(Refusal::TooLong { limit: LONGEST_TEXT }));
    }
    let members = meetings::members(act, meeting.id)?;
    let there = present(&members);
    if !there.clone().any(|officer| officer == input.officer) {
        return Err(Failure::Refused(Refusal::NoMember));
    }
    let sheet = protocols::sheet(act, meeting.id)?;
    if sheet.iter().any(|line| line.officer == input.officer && line.reason.is_none()) {
        return Err(Failure::Refused(Refusal::HasSigned));
    }
    let unsigned = |officer: OfficerId| {
        officer == input.officer || sheet.iter().any(|line| line.officer == officer && line.reason.is_some())
    };
    let can_sign = there.clone().filter(|officer| !unsigned(*officer)).count();
    let needed = rules(office, &meeting)?.signatures_of(there.count());
    if can_sign < needed {
        return Err(Failure::Refused(Refusal::TooFewSignatures { needed }));
    }
    protocols::excuse(act, meeting.id, input.officer, reason)?;
    let entry = |meeting: &Meeting| {
        entry("signature-excuse", meeting)
            .private("member", input.officer.as_bytes().as_slice())
            .private("reason", reason.as_bytes())
    };
    settle(act, office, meeting, entry)
}
