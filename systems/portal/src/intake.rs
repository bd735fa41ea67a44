//! Taking a signed application: everything that can be checked is checked, and all faults are told at once.
//!
//! Pages and the API come through here alike. Condition C2 of the act is [`SignatureDesk`]'s; this file puts the
//! questions: is the service offered, is the form complete, are the files the ones that were signed, whose EDS is it?
//!
//! [`SignatureDesk`]: kezek_trust::SignatureDesk

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use jiff::civil::Date;
use kezek_kernel::{Actor, DraftId, Kato, RecipientNumber};
use kezek_messages::{Application, AttachmentFact};
use kezek_regulations::{
    Answers, Attached, Channel, DocumentFault, Edition, EditionKey, FieldFault, FormContext, Media,
};
use kezek_signatures::revocation::CrlIndex;
use kezek_signatures::{Evidence, Expected, Finding, Purpose};
use kezek_store::{Committed, Failure, IdempotencyKey, StoreError};

use crate::acts::request_submit::{self, Submit, SubmitRefusal, Submitted};
use crate::application::is_ours;
use crate::editions::{self, Standing};
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
    /// Another edition takes requests in place of the one under which the form was filled.
    #[error("the edition {0} takes requests now")]
    EditionChanged(EditionKey),
    /// No edition of the act takes requests, for this reason.
    #[error("no edition takes requests: {0}")]
    EditionClosed(&'static str),
    /// The service or its channel is not offered today.
    #[error("the edition is not offered")]
    NotOffered,
    /// Nobody gives the service in this locality.
    #[error("the service is not given in this locality")]
    NotInLocality,
    /// The service is for persons only, or for organisations only.
    #[error("the service is not for recipients of this kind")]
    NotForRecipient,
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
    let edition = offered_edition(portal, account, &application)?;
    let faults = faults(portal, &edition, account, &application, &candidate.files);
    if !faults.is_empty() {
        return Err(Failure::Refused(IntakeRefusal::Faulty(faults)));
    }
    if !is_ours(&edition, &portal.parameters, &application) {
        return Err(Failure::Refused(IntakeRefusal::NotAsWritten));
    }
    let signed = Signed { by: application.applicant, at: application.locality };
    let evidence = confirmed(portal, account, signed, &candidate.application, &candidate.cms).await;
    let evidence = evidence.map_err(|failure| failure.map(IntakeRefusal::Signature))?;
    let submit = Submit {
        request: NewRequest {
            account: account.id,
            service: application.service.clone(),
            edition: application.edition.clone(),
            locality: application.locality,
            application_hash: sha256(&candidate.application),
            papers: Papers { document: candidate.application, signature: candidate.cms, evidence },
            attachments: candidate.files,
        },
        draft: candidate.draft,
        applicant: account.number,
        idempotency: candidate.idempotency,
    };
    let actor = Actor::Person(account.id);
    let taken = portal.store.act(actor, move |act| request_submit::request_submit(act, &submit)).await;
    taken.map_err(|failure| failure.map(IntakeRefusal::Clash))
}

/// What signed bytes say of themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signed {
    /// Who signs, or for whom it is signed.
    pub(crate) by: RecipientNumber,
    /// Whose day says which roles may sign for an organisation.
    pub(crate) at: Kato,
}

/// The evidence that these bytes are signed by, or for, the holder of the account, whom they name.
pub(crate) async fn confirmed(
    portal: &Portal,
    account: &Account,
    signed: Signed,
    content: &[u8],
    cms: &[u8],
) -> Result<Vec<u8>, Failure<Vec<Finding>>> {
    let expected = Expected {
        request: Some(signed.by),
        account: Some(account.number),
        signatories: portal.parameters.signatories_at(today_at(portal, signed.at)),
        ..Expected::default()
    };
    let desk = &portal.desk;
    let checking = desk.check_with_lists_apart(cms, Some(content), expected, Purpose::Signing, portal.now());
    let (mut checked, lists) = checking.await;
    if !checked.verdict.accepted {
        return Err(Failure::Refused(checked.verdict.findings));
    }
    Ok(kept_evidence(portal, &mut checked.evidence, &lists).await?)
}

fn offered_edition(
    portal: &Portal,
    account: &Account,
    application: &Application,
) -> Result<Arc<Edition>, Failure<IntakeRefusal>> {
    let edition = match editions::standing(portal, &application.edition) {
        _ if application.channel != Channel::Portal.code() => Err(IntakeRefusal::NotOffered),
        Standing::Current(edition) if edition.service.code == application.service => Ok(edition),
        Standing::Current(_) => Err(IntakeRefusal::NotOffered),
        Standing::Replaced { now, .. } => Err(IntakeRefusal::EditionChanged(now.key.clone())),
        Standing::Closed { why, .. } => Err(IntakeRefusal::EditionClosed(why.code())),
    };
    let edition = edition.map_err(Failure::Refused)?;
    portal
        .place(edition.key.regulation(), application.locality)
        .ok_or(Failure::Refused(IntakeRefusal::NotInLocality))?;
    if !edition.is_for(account.number) {
        return Err(Failure::Refused(IntakeRefusal::NotForRecipient));
    }
    Ok(edition.for_recipient(account.number))
}

/// Today where the service is given.
/// Today in a locality.
pub(crate) fn today_at(portal: &Portal, locality: Kato) -> Date {
    let locality = portal.parameters.locality(locality);
    locality.map_or_else(|| portal.today(), |locality| locality.date_at(portal.now()))
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
    localities: &'a [Kato],
) -> FormContext<'a> {
    FormContext { today: portal.today(), account: Some(account.number), localities, lists: &edition.lists }
}

/// All faults of the attached files.
pub(crate) fn document_faults(
    edition: &Edition,
    answers: &Answers,
    files: &[Attachment],
) -> Vec<DocumentFault> {
    edition.attachments.check(&edition.documents, answers, &attached(files))
}

/// The files as the rules look at them.
pub(crate) fn attached(files: &[Attachment]) -> Vec<Attached> {
    let attached = files.iter().map(|file| Attached {
        document: file.document_code.clone(),
        media: Media::from_code(&file.media_type),
        bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
    });
    attached.collect()
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
