//! The result is signed: the person enters the list, the document goes out, the case ends.
//!
//! Norm: the step of the edition at which the authorised person's EDS makes the electronic document. Both signatures
//! were verified before the act. The number on the notification is the place, so the place is compared once more: if
//! somebody with an earlier moment has entered since, the document is prepared again.

use kezek_casework::{Case, Deed, inconsistent};
use kezek_kernel::{CaseId, DocumentId, OfficerId};
use kezek_messages::{CaseResult, Ground, Resolution};
use kezek_queue::{ListKey, OrderKey, Place};
use kezek_regulations::{Edition, Outcome as WorkOutcome, Verb};
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError};

use super::at_desk::{self, AtDesk, Office};
use super::draft_prepare::{place_to_print, queue_of};
use crate::decision::{ChosenGround, Decision};
use crate::store::decisions::{self, DocumentRow, DraftRow};
use crate::store::lists::{self, NewEntry};
use crate::store::requests::BlobHash;
use crate::{Refusal, messages};

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
    /// What goes out: the same bytes that lie under the hashes.
    pub bytes: SentBytes,
}

/// The bytes of a signed document.
#[derive(Debug, Clone)]
pub struct SentBytes {
    /// The data.
    pub xml: Vec<u8>,
    /// The signature over the data.
    pub xml_cms: Vec<u8>,
    /// The page with its signature.
    pub pdf: Vec<u8>,
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
    let AtDesk { case, officer } = at_desk::for_work(act, office, input.case, Verb::Sign, Deed::Sign)?;
    let draft = decisions::draft(act, case.id)?.ok_or(Failure::Refused(Refusal::NoDraft))?;
    if draft.document != input.document {
        return Err(Failure::Refused(Refusal::OtherDraft));
    }
    let place = place_to_print(act, &office.rules, &case, draft.kind)?.map_err(Failure::Refused)?;
    if let (Some(was), Some(now)) = (draft.place, place)
        && was != now
    {
        return Err(Failure::Refused(Refusal::PlaceChanged { was, now }));
    }
    let queue = queue_of(act, &office.rules, &case)?.map_err(Failure::Refused)?.filter(|_| place.is_some());
    let after = at_desk::advance(act, office, case.clone(), WorkOutcome::Done)?;
    let entry = entry(&case, &after, &draft, input, queue.as_ref());
    let facts = [("document", draft.kind.code().to_owned()), ("number", draft.number.clone())];
    let index = at_desk::close(act, &case, &after, entry, &facts)?;
    if let Some((list, key)) = &queue {
        let (provider, person_key) = (case.provider, case.person_key);
        lists::enter(
            act,
            &NewEntry { provider, list, person_key, key: *key, case: case.id, journal_index: index },
        )?;
    }
    store_document(act, &case, &draft, officer, input)?;
    let result = sent_result(act, office, &case, &draft, input)?;
    messages::result(act, &office.rules, &case, &result)?;
    Ok(ResultSigned { number: draft.number, place })
}

/// The journal shows the list, the order key and a mark of the person that nobody can turn back into a number. The number
/// of the document is committed to only: with it and an IIN anybody may ask whether the two belong together.
fn entry(
    case: &Case,
    after: &Case,
    draft: &DraftRow,
    input: &ResultSign,
    queue: Option<&(ListKey, OrderKey)>,
) -> Entry {
    let entry = at_desk::entry("result-sign", case, after)
        .public("document", draft.kind.code())
        .private("number", draft.number.as_bytes())
        .private("xml", draft.xml)
        .private("pdf", input.pdf)
        .private("cms", input.xml_cms);
    let Some((list, key)) = queue else { return entry };
    entry
        .effective(key.applied_at)
        .public("list", list.to_string())
        .public("pseudonym", hex::encode(case.person_key))
        .public("applied-at", key.applied_at.to_string())
        .public("sequence", key.sequence)
        .public("cause", "accepted")
        .public("place", draft.place.map(Place::number))
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
        signer,
        signed_at: act.now(),
        xml: draft.xml,
        xml_cms: input.xml_cms,
        pdf: input.pdf,
        evidence: input.evidence,
    };
    decisions::insert_document(act, case, &document)
}

fn sent_result(
    act: &mut Act<'_>,
    office: &Office,
    case: &Case,
    draft: &DraftRow,
    input: &ResultSign,
) -> Result<CaseResult, StoreError> {
    let examined = decisions::examination(act, case.id)?;
    let examined = examined.ok_or_else(|| inconsistent("a document without a decision"))?;
    let resolution = match &examined.examination.decision {
        Decision::Accept => {
            let place = draft.place.and_then(|place| u32::try_from(place.number()).ok());
            Resolution::Positive { place }
        }
        Decision::Refuse { grounds } => {
            let edition = office.rules.edition(&case.edition)?;
            Resolution::Negative {
                grounds: grounds.iter().filter_map(|chosen| ground(edition, chosen)).collect(),
            }
        }
    };
    Ok(CaseResult {
        request_number: case.request_number.clone(),
        case_number: case.number.clone(),
        at: act.now(),
        resolution,
        document_number: draft.number.clone(),
        xml: input.bytes.xml.clone(),
        pdf: input.bytes.pdf.clone(),
        signatures: vec![input.bytes.xml_cms.clone()],
    })
}

/// A ground with its fact, in the two languages of the contract.
fn ground(edition: &Edition, chosen: &ChosenGround) -> Option<Ground> {
    let ground = edition.ground(&chosen.ground)?;
    let reason = |name: &str, fact: &str| format!("{name}: {fact}");
    Some(Ground {
        code: ground.id.clone(),
        clause: ground.clause.cite.ru.clone(),
        reason_kk: reason(&ground.name.kk, &chosen.fact_kk),
        reason_ru: reason(&ground.name.ru, &chosen.fact_ru),
    })
}
