//! The result is signed by whomever the document names.
//!
//! Norm: the step of the edition at which the signer's EDS makes the electronic document. Both signatures were verified
//! before the act. What follows without an officer happens at once: the person enters the list, the document goes out, the
//! case ends. The number on the notification is the place, so the place is compared once more: if somebody with an earlier
//! moment has entered since, the document is prepared again.

use kezek_casework::{Case, Deed};
use kezek_kernel::{CaseId, DocumentId, OfficerId};
use kezek_queue::Place;
use kezek_regulations::{Outcome as WorkOutcome, Verb};
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_desk::{self, Office};
use super::draft_prepare::place_to_print;
use super::moving::Moved;
use crate::Refusal;
use crate::store::decisions::{self, DocumentRow, DraftRow};
use crate::store::requests::BlobHash;

/// The signatures over a prepared document, verified, with everything in the blob table.
#[derive(Debug, Clone)]
pub struct ResultSign {
    /// The case.
    pub case: CaseId,
    /// The document that the signer saw.
    pub document: DocumentId,
    /// The page with its signature.
    pub pdf: BlobHash,
    /// The signature over the data.
    pub xml_cms: BlobHash,
    /// The evidence of both checks.
    pub evidence: BlobHash,
}

/// What was signed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ResultSigned {
    /// The number of the document.
    pub number: String,
    /// The place, where the document gives one.
    pub place: Option<Place>,
}

/// Signs the result.
pub fn result_sign(act: &mut Act<'_>, office: &Office, input: &ResultSign) -> Outcome<ResultSigned, Refusal> {
    let at = at_desk::for_work(act, office, input.case, Verb::Sign, Deed::Sign)?;
    let case = &at.case;
    let draft = decisions::draft(act, case.id)?.ok_or(Failure::Refused(Refusal::NoDraft))?;
    if draft.document != input.document {
        return Err(Failure::Refused(Refusal::OtherDraft));
    }
    let place = place_to_print(act, &office.rules, case, draft.kind)?.map_err(Failure::Refused)?;
    if let (Some(was), Some(now)) = (draft.place, place)
        && was != now
    {
        return Err(Failure::Refused(Refusal::PlaceChanged { was, now }));
    }
    store_document(act, case, &draft, at.duty.officer, input)?;
    let now = act.now();
    let moved = Moved::at(case.clone()).past(office, WorkOutcome::Done, now)?.settled(act, office)?;
    // The number of the document is committed to only: with it and an IIN anybody may ask whether the two belong together.
    let entry = at_desk::entry("result-sign", case, &moved.case)
        .public("document", draft.kind.code())
        .private("number", draft.number.as_bytes())
        .private("xml", draft.xml)
        .private("pdf", input.pdf)
        .private("cms", input.xml_cms);
    let facts = [("document", draft.kind.code().to_owned()), ("number", draft.number.clone())];
    at_desk::close(act, office, &at, &moved, entry, &facts)?;
    Ok(ResultSigned { number: draft.number, place })
}

fn store_document(
    act: &mut Act<'_>,
    case: &Case,
    draft: &DraftRow,
    signer: OfficerId,
    input: &ResultSign,
) -> Result<(), StoreError> {
    let document = DocumentRow {
        document: draft.document,
        number: draft.number.clone(),
        kind: draft.kind,
        place: draft.place,
        signer,
        signed_at: act.now(),
        sent_at: None,
        xml: draft.xml,
        xml_cms: input.xml_cms,
        pdf: input.pdf,
        evidence: input.evidence,
    };
    decisions::insert_document(act, case, &document)
}
