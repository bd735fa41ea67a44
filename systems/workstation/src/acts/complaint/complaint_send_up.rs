//! A complaint that nobody uninvolved at the provider can answer goes to the higher body.
//!
//! Norm: administrative code, articles 91 and 97: the body whose act is contested sends the complaint on, and no official concerned
//! decides it. Sending it on decides nothing, so an official concerned may do that.

use kezek_casework::Deed;
use kezek_messages::ComplaintEvent;
use kezek_regulations::ComplaintEffect;
use kezek_store::{Act, Failure, Outcome, Read as _};

use super::{Office, close, entry, find, tell};
use crate::complaint::{Complaint, Stage};
use crate::words::BothWords;
use crate::{Refusal, complaint::concern};

/// Which complaint, to whom and why.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintSendUp {
    /// The complaint.
    pub(crate) number: String,
    /// To which body and why, in both languages.
    pub(crate) reason: BothWords,
}

/// Marks the complaint as sent to the higher body.
pub(crate) fn complaint_send_up(
    act: &mut Act<'_>,
    office: &Office,
    input: &ComplaintSendUp,
) -> Outcome<(), Refusal> {
    let at = find(act, office, &input.number, Deed::SendUp)?;
    if !concern::signers(act, office, &at.complaint)?.is_empty() {
        return Err(Failure::Refused(Refusal::SomebodyFree));
    }
    let words = input.reason.checked(Refusal::NoReason).map_err(Failure::Refused)?;
    let outcome = office.parameters.complaints.outcomes_with(ComplaintEffect::SentUp).next();
    let outcome = outcome.ok_or(Failure::Refused(Refusal::NoOutcome))?.id.clone();
    let sent_at = act.now();
    let sent = Complaint { stage: Stage::SentUp { outcome: outcome.clone(), at: sent_at }, ..at.complaint };
    let recorded = entry("complaint-send-up", &sent)
        .public("outcome", outcome.as_str())
        .private("reason", words.committed());
    close(act, &sent, recorded, &[("outcome", outcome.clone())], Some(&words))?;
    Ok(tell(act, office, &sent, ComplaintEvent::SentUp { outcome, reason: (&words).into() })?)
}
