//! The answer to a complaint is signed by whomever it names, and leaves for the accepting system.
//!
//! Both signatures were verified before the act. Whether the signer is still uninvolved is asked again: somebody may have entered
//! his name, or he may have done something in the contested case, since the answer was prepared.

use kezek_casework::{Deed, inconsistent};
use kezek_kernel::DocumentId;
use kezek_messages::ComplaintEvent;
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::{Office, close, entry, find, tell};
use crate::Refusal;
use crate::complaint::{Complaint, Stage};
use crate::store::complaint_answers::{self, AnswerRow};
use crate::store::requests::BlobHash;

/// The signatures over a prepared answer, verified, with everything in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct AnswerSign {
    /// The complaint.
    pub(crate) complaint: String,
    /// The answer that the signer saw.
    pub(crate) document: DocumentId,
    /// The page with its signature.
    pub(crate) pdf: BlobHash,
    /// The signature over the data.
    pub(crate) xml_cms: BlobHash,
    /// The evidence of both checks.
    pub(crate) evidence: BlobHash,
}

/// Signs the answer and hands back its number.
pub(crate) fn answer_sign(
    act: &mut Act<'_>,
    office: &Office,
    input: &AnswerSign,
) -> Outcome<String, Refusal> {
    let at = find(act, office, &input.complaint, Deed::SignAnswer)?;
    let answer = complaint_answers::find(act, at.complaint.id)?;
    let answer = answer.filter(|answer| answer.signed.is_none()).ok_or(Failure::Refused(Refusal::NoDraft))?;
    if answer.document != input.document {
        return Err(Failure::Refused(Refusal::OtherDraft));
    }
    complaint_answers::sign(act, at.complaint.id, input.pdf, input.xml_cms, input.evidence)?;
    let (outcome, at_now) = (answer.outcome.clone(), act.now());
    let stage = Stage::Answered { outcome, document: answer.document, at: at_now };
    let answered = Complaint { stage, ..at.complaint };
    let recorded = entry("answer-sign", &answered)
        .public("outcome", answer.outcome.as_str())
        .private("number", answer.number.as_bytes())
        .private("xml", answer.xml)
        .private("pdf", input.pdf)
        .private("cms", input.xml_cms);
    let facts = [("outcome", answer.outcome.clone()), ("number", answer.number.clone())];
    close(act, &answered, recorded, &facts, None)?;
    if answered.origin.is_some() {
        let event = event(act, &answer, input)?;
        tell(act, office, &answered, event)?;
    }
    Ok(answer.number)
}

fn event(act: &mut Act<'_>, answer: &AnswerRow, input: &AnswerSign) -> Result<ComplaintEvent, StoreError> {
    let mut blob = |hash| act.blob(hash)?.ok_or_else(|| inconsistent("a part of an answer is gone"));
    Ok(ComplaintEvent::Answered {
        outcome: answer.outcome.clone(),
        document_number: answer.number.clone(),
        xml: blob(&answer.xml)?,
        pdf: blob(&input.pdf)?,
        signatures: vec![blob(&input.xml_cms)?],
    })
}
