//! The document is prepared for signature: the notification of what is given, or the motivated refusal.
//!
//! The PDF is made before the act from what the store held then. The act looks again: the decision, the signer and the
//! place must still be what the document prints. `docs/decisions` says why the place is compared instead of reserved.

use kezek_casework::{Case, Deed, Rules};
use kezek_kernel::{CaseId, DocumentId, OfficerId};
use kezek_queue::{ListKey, OrderKey, Place};
use kezek_regulations::{Outcome as WorkOutcome, Performer, Verb};
use kezek_store::{Act, Failure, Outcome, Read, StoreError};

use super::at_desk::{self, AtDesk, Office};
use super::moving::Moved;
use crate::Refusal;
use crate::decision::DocumentKind;
use crate::duty::{self, Duty};
use crate::store::decisions::{self, DraftRow};
use crate::store::requests::BlobHash;
use crate::store::{lists, officers, requests};

/// A document that was composed and lies in the blob table.
#[derive(Debug, Clone)]
pub struct DraftPrepare {
    /// The case.
    pub case: CaseId,
    /// The unique number printed on the document.
    pub number: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The place it prints.
    pub place: Option<Place>,
    /// Who is named to sign it.
    pub signer: OfficerId,
    /// The data.
    pub xml: BlobHash,
    /// The page, with the gap for the signature.
    pub pdf: BlobHash,
}

/// Stores the document in place of an earlier one and names its signer.
pub fn draft_prepare(
    act: &mut Act<'_>,
    office: &Office,
    input: &DraftPrepare,
) -> Outcome<DocumentId, Refusal> {
    let at = at_desk::find(act, office, input.case)?;
    let AtDesk { case, duty } = &at;
    let drafting = may_prepare(office, case, duty)?;
    let examined = decisions::examination(act, case.id)?.ok_or(Failure::Refused(Refusal::Moved))?;
    if examined.examination.decision.document() != input.kind {
        return Err(Failure::Refused(Refusal::Moved));
    }
    check_signer(act, office, case, examined.officer, input.signer)?;
    let place = place_to_print(act, &office.rules, case, input.kind)?.map_err(Failure::Refused)?;
    if let (Some(was), Some(now)) = (input.place, place)
        && was != now
    {
        return Err(Failure::Refused(Refusal::PlaceChanged { was, now }));
    }
    let draft = DraftRow {
        document: act.id(),
        number: input.number.clone(),
        kind: input.kind,
        place,
        signer: input.signer,
        prepared_by: duty.officer,
        prepared_at: act.now(),
        xml: input.xml,
        pdf: input.pdf,
    };
    decisions::replace_draft(act, case, &draft)?;
    let now = act.now();
    let here = Moved::at(case.clone());
    let on = if drafting { here.past(office, WorkOutcome::Done, now)? } else { here };
    let moved = on.settled(act, office)?;
    let entry = at_desk::entry("draft-prepare", case, &moved.case)
        .public("document", input.kind.code())
        .private("number", input.number.as_bytes())
        .private("xml", input.xml)
        .private("pdf", input.pdf);
    at_desk::close(act, office, &at, &moved, entry, &[("document", input.kind.code().to_owned())])?;
    Ok(draft.document)
}

/// Whether the case asks for the draft now (true) or already for the signature (false): then the document is stale and
/// is prepared again by its drafter or its signer.
fn may_prepare(office: &Office, case: &Case, duty: &Duty) -> Outcome<bool, Refusal> {
    let asked = office.rules.asked(case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    let allowed = match asked.work.verb {
        Verb::Draft => duty.may_work(Deed::Prepare, case, &asked),
        Verb::Sign => duty.may(Deed::Prepare, case, asked.edition, Some(asked.work)),
        _ => return Err(Failure::Refused(Refusal::Moved)),
    };
    if allowed { Ok(asked.work.verb == Verb::Draft) } else { Err(Failure::Refused(Refusal::NotYours)) }
}

/// The signer holds today the role that the edition names, has a certificate, and is not the drafter.
fn check_signer(
    act: &mut Act<'_>,
    office: &Office,
    case: &Case,
    drafter: OfficerId,
    signer: OfficerId,
) -> Outcome<(), Refusal> {
    let asked = office.rules.asked(case).map_err(StoreError::from)?;
    let asked = asked.ok_or(Failure::Refused(Refusal::Moved))?;
    let needed = signing_performer(&office.rules, case)?;
    let duty = Duty::of(act, signer, &office.zone)?;
    let holds = duty.roles_at(case.provider).any(|role| {
        Some(Performer::Officer(role)) == needed && duty::may_be_named(role, signer, Some(drafter))
    });
    if !holds {
        return Err(Failure::Refused(Refusal::NoSigner));
    }
    if signer == drafter && !asked.edition.executor_may_sign {
        return Err(Failure::Refused(Refusal::DrafterSigns));
    }
    match officers::certificate(act, signer)? {
        Some(_) => Ok(()),
        None => Err(Failure::Refused(Refusal::NoCertificate)),
    }
}

/// Who signs the document that the case asks for now.
pub(crate) fn signing_performer(rules: &Rules, case: &Case) -> Result<Option<Performer>, StoreError> {
    let Some(step) = case.state.step() else { return Ok(None) };
    let process = rules.process(&case.edition, case.channel)?;
    Ok(process.signing_of(&step.position).map(|work| work.by))
}

/// The list and the order key of a case, where its edition keeps lists.
pub(crate) fn queue_of(
    read: &mut impl Read,
    rules: &Rules,
    case: &Case,
) -> Result<Result<Option<(ListKey, OrderKey)>, Refusal>, StoreError> {
    if rules.edition(&case.edition)?.queue_lists.is_empty() {
        return Ok(Ok(None));
    }
    let category = requests::find(read, case.id)?.category;
    let key = OrderKey { applied_at: case.applied_at, sequence: case.sequence };
    Ok(ListKey::new(case.locality, &category).map(|list| Some((list, key))).map_err(|_| Refusal::NoList))
}

/// The place that a document of this kind prints if it is prepared now.
pub(crate) fn place_to_print(
    read: &mut impl Read,
    rules: &Rules,
    case: &Case,
    kind: DocumentKind,
) -> Result<Result<Option<Place>, Refusal>, StoreError> {
    if kind == DocumentKind::Refusal {
        return Ok(Ok(None));
    }
    let (list, key) = match queue_of(read, rules, case)? {
        Ok(Some(queue)) => queue,
        Ok(None) => return Ok(Ok(None)),
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(standing) = lists::standing(read, &list, &case.person_key)? {
        return Ok(Err(Refusal::Stands { place: standing.place }));
    }
    lists::place_of(read, &list, key).map(|place| Ok(Some(place)))
}
