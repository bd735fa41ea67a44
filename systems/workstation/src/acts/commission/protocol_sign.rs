//! A member who was there signs the protocol; with the last one the cases pass the signing together.
//!
//! Norm: Zhambyl No 115, point 5, item 4 (the commission signs the protocol). Everybody signs the same bytes, and both of his
//! signatures were verified before the act.

use kezek_casework::Deed;
use kezek_kernel::{DocumentId, MeetingId};
use kezek_regulations::Verb;
use kezek_store::{Act, Entry, Failure, Outcome};

use super::super::Office;
use super::moved::{self, Moving};
use super::{entry, find, present, rules};
use crate::Refusal;
use crate::commission::{Meeting, Stage};
use crate::store::protocols::SignatureRow;
use crate::store::requests::BlobHash;
use crate::store::{meetings, protocols};

/// The signatures of one member, verified, with everything in the blob table.
#[derive(Debug, Clone)]
pub struct ProtocolSign {
    /// The meeting.
    pub meeting: MeetingId,
    /// The protocol that the member saw.
    pub document: DocumentId,
    /// The signature over the data.
    pub xml_cms: BlobHash,
    /// The signature over the page.
    pub pdf_cms: BlobHash,
    /// The evidence of both checks.
    pub evidence: BlobHash,
}

/// Signs the protocol.
pub fn protocol_sign(act: &mut Act<'_>, office: &Office, input: &ProtocolSign) -> Outcome<(), Refusal> {
    let (meeting, duty) = find(act, office, input.meeting)?;
    if !duty.may_at(Deed::SignProtocol, meeting.provider) {
        return Err(Failure::Refused(Refusal::NotYours));
    }
    if !matches!(meeting.stage, Stage::Signing(_)) {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    let protocol = protocols::of_meeting(act, meeting.id)?.ok_or(Failure::Refused(Refusal::NoDraft))?;
    if protocol.document != input.document {
        return Err(Failure::Refused(Refusal::OtherDraft));
    }
    let members = meetings::members(act, meeting.id)?;
    if !present(&members).any(|officer| officer == duty.officer) {
        return Err(Failure::Refused(Refusal::NotPresent));
    }
    let sheet = protocols::sheet(act, meeting.id)?;
    if sheet.iter().any(|line| line.officer == duty.officer && line.reason.is_none()) {
        return Err(Failure::Refused(Refusal::HasSigned));
    }
    let ProtocolSign { xml_cms, pdf_cms, evidence, .. } = *input;
    let signature = SignatureRow { xml_cms, pdf_cms, evidence };
    protocols::sign(act, meeting.id, duty.officer, &signature)?;
    let entry = |meeting: &Meeting| {
        entry("protocol-sign", meeting)
            .private("number", protocol.number.as_bytes())
            .private("xml", protocol.xml)
            .private("pdf", protocol.pdf)
            .private("xml-cms", xml_cms)
            .private("pdf-cms", pdf_cms)
    };
    settle(act, office, meeting, entry)
}

/// Ends the signing when every member who was there has signed or is accounted for and enough have signed; records the act.
pub(super) fn settle(
    act: &mut Act<'_>,
    office: &Office,
    meeting: Meeting,
    entry: impl FnOnce(&Meeting) -> Entry,
) -> Outcome<(), Refusal> {
    let Stage::Signing(sitting) = meeting.stage else {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    };
    let members = meetings::members(act, meeting.id)?;
    let sheet = protocols::sheet(act, meeting.id)?;
    let there = present(&members);
    let accounted = there.clone().all(|officer| sheet.iter().any(|line| line.officer == officer));
    let signed = sheet.iter().filter(|line| line.reason.is_none()).count();
    if !accounted || signed < rules(office, &meeting)?.signatures_of(there.count()) {
        act.record(entry(&meeting))?;
        return Ok(());
    }
    let meeting = Meeting { stage: Stage::Signed(sitting), ..meeting };
    let mut moving = Vec::new();
    for item in meetings::agenda(act, meeting.id)?.into_iter().filter(|item| item.ruling.is_concluded()) {
        let case = moved::case(act, item.case)?;
        let facts = vec![("meeting", meeting.number.clone())];
        moving.push(Moving::past(act, office, case, Verb::SignProtocol, facts)?);
    }
    meetings::update(act, &meeting)?;
    moved::close(act, office, entry(&meeting), &moving)?;
    Ok(())
}
