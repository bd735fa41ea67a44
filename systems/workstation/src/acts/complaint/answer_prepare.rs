//! The answer to a complaint is prepared for signature: outcome, reasons in both languages, and who signs.
//!
//! Page and data are made before the act from what the store held then; the act looks again at who may do it and who may sign.

use kezek_casework::Deed;
use kezek_kernel::{DocumentId, OfficerId};
use kezek_regulations::ComplaintEffect;
use kezek_store::{Act, Failure, Outcome};

use super::{Office, close, entry, find};
use crate::complaint::{Complaint, Stage};
use crate::store::complaint_answers::{self, AnswerRow};
use crate::store::officers;
use crate::store::requests::BlobHash;
use crate::words::BothWords;
use crate::{Refusal, complaint::concern};

/// A longer answer is a report that goes with it as a file.
pub(crate) const LONGEST_ANSWER: usize = 6_000;

/// An answer that was composed and lies in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct AnswerPrepare {
    /// The complaint.
    pub(crate) complaint: String,
    /// The unique number printed on the answer.
    pub(crate) number: String,
    /// How the complaint is decided.
    pub(crate) outcome: String,
    /// The reasons, in both languages.
    pub(crate) words: BothWords,
    /// Who is named to sign it.
    pub(crate) signer: OfficerId,
    /// The data.
    pub(crate) xml: BlobHash,
    /// The page, with the gap for the signature.
    pub(crate) pdf: BlobHash,
}

/// Stores the answer in place of an earlier one and names its signer.
pub(crate) fn answer_prepare(
    act: &mut Act<'_>,
    office: &Office,
    input: &AnswerPrepare,
) -> Outcome<DocumentId, Refusal> {
    let at = find(act, office, &input.complaint, Deed::AnswerComplaint)?;
    let holder = at.complaint.stage.named().holder.ok_or(Failure::Refused(Refusal::NotYours))?;
    check(office, &input.outcome, &input.words)?;
    if !concern::signers(act, office, &at.complaint)?.contains(&input.signer) {
        return Err(Failure::Refused(Refusal::NoSigner));
    }
    if officers::certificate(act, input.signer)?.is_none() {
        return Err(Failure::Refused(Refusal::NoCertificate));
    }
    let answer = AnswerRow {
        document: act.id(),
        number: input.number.clone(),
        outcome: input.outcome.clone(),
        words: input.words.clone(),
        signer: input.signer,
        xml: input.xml,
        pdf: input.pdf,
        signed: None,
    };
    complaint_answers::replace(act, at.complaint.id, &answer)?;
    let stage = Stage::Drafted { by: holder, signer: input.signer };
    let drafted = Complaint { stage, ..at.complaint };
    let recorded = entry("answer-prepare", &drafted)
        .public("outcome", input.outcome.as_str())
        .private("number", input.number.as_bytes())
        .private("words", input.words.committed())
        .private("xml", input.xml)
        .private("pdf", input.pdf);
    close(act, &drafted, recorded, &[("outcome", input.outcome.clone())], None)?;
    Ok(answer.document)
}

/// An outcome that is answered, and reasons in both languages.
pub(crate) fn check(office: &Office, outcome: &str, words: &BothWords) -> Outcome<(), Refusal> {
    let known = office.parameters.complaints.outcome(outcome);
    if !known.is_some_and(|outcome| outcome.effect == ComplaintEffect::Answered) {
        return Err(Failure::Refused(Refusal::NoOutcome));
    }
    if words.kk.trim().is_empty() || words.ru.trim().is_empty() {
        return Err(Failure::Refused(Refusal::NoWords));
    }
    if words.kk.chars().count().max(words.ru.chars().count()) > LONGEST_ANSWER {
        return Err(Failure::Refused(Refusal::TooLong { limit: LONGEST_ANSWER }));
    }
    Ok(())
}
