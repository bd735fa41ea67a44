//! The protocol of the meeting is made ready for the signatures of all who were there.
//!
//! Norm: Zhambyl No 115, point 5, item 4. The document is made before the act from what the store held then; the act looks
//! again. It may be prepared again until the first signature stands under it.

use kezek_kernel::{DocumentId, MeetingId};
use kezek_store::{Act, Failure, Outcome, Read};

use super::super::Office;
use super::{entry, kept};
use crate::Refusal;
use crate::commission::{Item, Meeting, Protocol, Ruling, Stage};
use crate::store::requests::BlobHash;
use crate::store::{meetings, protocols};

/// A protocol that was composed and lies in the blob table.
#[derive(Debug, Clone)]
pub struct ProtocolPrepare {
    /// The meeting.
    pub meeting: MeetingId,
    /// The unique number printed on it.
    pub number: String,
    /// The agenda that it prints.
    pub(crate) agenda: Vec<Item>,
    /// The data.
    pub xml: BlobHash,
    /// The page.
    pub pdf: BlobHash,
}

/// Stores the protocol in place of an earlier one.
pub fn protocol_prepare(
    act: &mut Act<'_>,
    office: &Office,
    input: &ProtocolPrepare,
) -> Outcome<DocumentId, Refusal> {
    let (before, _) = kept(act, office, input.meeting)?;
    let sitting = match before.stage {
        Stage::Closed(sitting) => sitting,
        Stage::Signing(sitting) if protocols::sheet(act, before.id)?.is_empty() => sitting,
        _ => return Err(Failure::Refused(Refusal::MeetingMoved)),
    };
    let agenda = meetings::agenda(act, before.id)?;
    if agenda != input.agenda {
        return Err(Failure::Refused(Refusal::MeetingMoved));
    }
    if wordless(&agenda) {
        return Err(Failure::Refused(Refusal::WordsMissing));
    }
    let protocol = Protocol {
        document: act.id(),
        number: input.number.clone(),
        prepared_at: act.now(),
        xml: input.xml,
        pdf: input.pdf,
    };
    let meeting = Meeting { stage: Stage::Signing(sitting), ..before };
    protocols::replace(act, meeting.id, &protocol)?;
    meetings::update(act, &meeting)?;
    act.record(
        entry("protocol-prepare", &meeting)
            .private("number", protocol.number.as_bytes())
            .private("xml", protocol.xml)
            .private("pdf", protocol.pdf),
    )?;
    Ok(protocol.document)
}

/// Whether a conclusion has no words yet.
pub(crate) fn wordless(agenda: &[Item]) -> bool {
    agenda.iter().any(|item| matches!(item.ruling, Ruling::Concluded { words: None, .. }))
}
