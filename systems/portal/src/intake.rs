//! Taking a signed application: everything that can be checked is checked, and all faults are told at once.
//!
//! Pages and the API come through here alike. Condition C2 of the act is [`SignatureDesk`]'s; this file puts the
//! questions: is the service offered, is the form complete, are the files the ones that were signed, whose EDS is it?
//!
//! [`SignatureDesk`]: kezek_trust::SignatureDesk

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use kezek_kernel::{Actor, DraftId, Iin};
use kezek_messages::{Application, AttachmentFact};
use kezek_regulations::{Answers, Attached, Channel, DocumentFault, Edition, FieldFault, FormContext, Media};
use kezek_signatures::revocation::CrlIndex;
use kezek_signatures::{Evidence, Expected, Finding, Purpose};
use kezek_store::{Committed, Failure, IdempotencyKey, StoreError};

use crate::acts::request_submit::{self, Submit, SubmitRefusal, Submitted};
use crate::application::is_ours;
use crate::state::Portal;
use crate::store::accounts::Account;
use crate::store::drafts::Attachment;
use crate::store::requests::{NewRequest, Papers};

/// What a person or a program hands in.
pub(crate) struct Candidate {
    /// The exact bytes that were signed.
    pub(crate) application: Vec<u8>,
    /// The signature over them.
    pub(crate) cms: Vec<u8>,
    /// The attached files, whose bytes lie in the blob table.
    pub(crate) files: Vec<Attachment>,
    /// The draft it grew from.
    pub(crate) draft: Option<DraftId>,
    /// The key under which a program may send the same request again.
    pub(crate) idempotency: Option<IdempotencyKey>,
}

/// Why an application was not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum IntakeRefusal {
    /// The bytes are no application.
    #[error("the document is not an application")]
    NotAnApplication,
    /// The document has the right answers and other words around them than the portal writes.
    #[error("the document has other words than the portal writes")]
    NotAsWritten,
    /// The service, its edition or its channel is not offered today.
    #[error("the edition is not offered")]
    NotOffered,
    /// Nobody gives the service in this locality.
    #[error("the service is not given in this locality")]
    NotInLocality,
    /// Answers or files are at fault.
    #[error("the form is at fault")]
    Faulty(Faults),
    /// The signature is not confirmed (P4 of the act).
    #[error("the signature is not confirmed")]
    Signature(Vec<Finding>),
    /// The request clashes with another one.
    #[error(transparent)]
    Clash(SubmitRefusal),
}

/// Everything that is wrong with answers and files.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Faults {
    pub(crate) fields: Vec<FieldFault>,
    pub(crate) documents: Vec<DocumentFault>,
    /// Files that were signed and did not come, or came and were not signed.
    pub(crate) files: Vec<String>,
}

impl Faults {
    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.documents.is_empty() && self.files.is_empty()
    }
}

/// Takes the application, or says everything that stands in the way.
pub(crate) async fn take(
    portal: &Portal,
    account: &Account,
    candidate: Candidate,
) -> Result<Committed<Submitted>, Failure<IntakeRefusal>> {
    let application = Application::from_xml(&candidate.application)
        .map_err(|_| Failure::Refused(IntakeRefusal::NotAnApplication))?;
    let edition = offered_edition(portal, &application)?;
    let faults = faults(portal, &edition, account, &application, &candidate.files);
    if !faults.is_empty() {
        return Err(Failure::Refused(IntakeRefusal::Faulty(faults)));
    }
    if !is_ours(&edition, &portal.parameters, &application) {
        return Err(Failure::Refused(IntakeRefusal::NotAsWritten));
    }
    let application_hash = sha256(&candidate.application);
    let signed = Signed { document: candidate.application, cms: candidate.cms, iin: application.iin };
    let papers = verified(portal, account, signed).await;
    let papers = papers.map_err(|failure| failure.map(IntakeRefusal::Signature))?;
    let submit = Submit {
        request: NewRequest {
            account: account.id,
            service: application.service.clone(),
            edition: application.edition.clone(),
            locality: application.locality,
            application_hash,
            papers,
            attachments: candidate.files,
        },
        draft: candidate.draft,
        applicant: account.iin,
        idempotency: candidate.idempotency,
    };
    let actor = Actor::Person(account.id);
    let taken = portal.store.act(actor, move |act| request_submit::request_submit(act, &submit)).await;
    taken.map_err(|failure| failure.map(IntakeRefusal::Clash))
}

/// A document, the signature over it, and whose it says it is.
pub(crate) struct Signed {
    pub(crate) document: Vec<u8>,
    pub(crate) cms: Vec<u8>,
    pub(crate) iin: Iin,
}

/// Condition C2 of the act for anything that a person signs: his own EDS, in its term, not revoked. What the verdict rests on is
/// kept; otherwise everything that was found against the signature.
pub(crate) async fn verified(
    portal: &Portal,
    account: &Account,
    signed: Signed,
) -> Result<Papers, Failure<Vec<Finding>>> {
    let expected = Expected { request_iin: Some(signed.iin), account_iin: Some(account.iin), bin: None };
    let (content, desk) = (Some(signed.document.as_slice()), &portal.desk);
    let checking =
        desk.check_with_lists_apart(&signed.cms, content, expected, Purpose::Signing, portal.now());
    let (mut checked, lists) = checking.await;
    if !checked.verdict.accepted {
        return Err(Failure::Refused(checked.verdict.findings));
    }
    let evidence = kept_evidence(portal, &mut checked.evidence, &lists).await?;
    Ok(Papers { application: signed.document, signature: signed.cms, evidence })
}

fn offered_edition(
    portal: &Portal,
    application: &Application,
) -> Result<Arc<Edition>, Failure<IntakeRefusal>> {
    let offer = portal
        .offer(&application.service)
        .filter(|offer| offer.edition.key.as_str() == application.edition)
        .filter(|_| application.channel == Channel::Portal.code())
        .ok_or(Failure::Refused(IntakeRefusal::NotOffered))?;
    portal
        .place(offer.edition.key.regulation(), application.locality)
        .ok_or(Failure::Refused(IntakeRefusal::NotInLocality))?;
    Ok(offer.edition)
}

fn faults(
    portal: &Portal,
    edition: &Edition,
    account: &Account,
    application: &Application,
    files: &[Attachment],
) -> Faults {
    let answers = Answers::from_pairs(
        application.fields.iter().map(|field| (field.code.as_str(), field.value.as_str())),
    );
    Faults {
        fields: field_faults(portal, edition, account, &answers),
        documents: document_faults(edition, &answers, files),
        files: strange_files(&application.attachments, files),
    }
}

/// All faults of the answers.
pub(crate) fn field_faults(
    portal: &Portal,
    edition: &Edition,
    account: &Account,
    answers: &Answers,
) -> Vec<FieldFault> {
    let localities = portal.parameters.localities_of(edition.key.regulation());
    edition.form.check(answers, &form_context(portal, edition, account, &localities))
}

/// What the form's check must know.
pub(crate) fn form_context<'a>(
    portal: &Portal,
    edition: &'a Edition,
    account: &'a Account,
    localities: &'a [kezek_kernel::Kato],
) -> FormContext<'a> {
    FormContext { today: portal.today(), account_iin: Some(&account.iin), localities, lists: &edition.lists }
}

/// All faults of the attached files.
pub(crate) fn document_faults(
    edition: &Edition,
    answers: &Answers,
    files: &[Attachment],
) -> Vec<DocumentFault> {
    let attached: Vec<Attached> = files
        .iter()
        .map(|file| Attached {
            document: file.document_code.clone(),
            media: Media::from_code(&file.media_type),
            bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
        })
        .collect();
    edition.attachments.check(&edition.documents, answers, &attached)
}

/// The signed list of files and the files at hand must be the same, hash by hash and in number.
pub(crate) fn strange_files(signed: &[AttachmentFact], files: &[Attachment]) -> Vec<String> {
    let signed_but_absent = signed
        .iter()
        .filter(|fact| !files.iter().any(|file| is_same_file(fact, file)))
        .map(|fact| hex::encode(fact.sha256));
    let present_but_unsigned = files
        .iter()
        .filter(|file| !signed.iter().any(|fact| is_same_file(fact, file)))
        .map(|file| hex::encode(file.hash));
    signed_but_absent.chain(present_but_unsigned).collect()
}

fn is_same_file(fact: &AttachmentFact, file: &Attachment) -> bool {
    fact.sha256 == file.hash
        && fact.document == file.document_code
        && fact.media_type == file.media_type
        && i64::try_from(fact.size_bytes).is_ok_and(|size| size == file.size_bytes)
}

/// The evidence as it is stored: papers of the request stand beside it, what many requests share lies in the blob table.
async fn kept_evidence(
    portal: &Portal,
    evidence: &mut Evidence,
    lists: &[Arc<CrlIndex>],
) -> Result<Vec<u8>, StoreError> {
    let cms = evidence.cms.sha256.clone();
    let content = evidence.content.as_ref().map(|piece| piece.sha256.clone()).unwrap_or_default();
    for (hash, bytes) in evidence.take_large(0) {
        let name = hex::encode(hash);
        if name != cms && name != content {
            portal.pieces.keep(&portal.store, hash, || bytes).await?;
        }
    }
    for list in lists {
        portal.pieces.keep(&portal.store, list.sha256(), || list.der().to_vec()).await?;
    }
    serde_json::to_vec(evidence)
        .map_err(|_| StoreError::Inconsistent("evidence does not serialise".to_owned()))
}

/// SHA-256 of these bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
    hash
}
