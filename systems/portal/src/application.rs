//! From answers to the document that is signed: every field with the words the person read, every file with its hash.

pub(crate) use kezek_forms::locality;
use kezek_forms::signed_fields;
use kezek_kernel::{DraftId, Instant, Language, RecipientNumber};
use kezek_messages::{Application, AttachmentFact};
use kezek_regulations::{Answers, Channel, Edition, Parameters};

use crate::store::drafts::Attachment;

/// What the document is made of.
pub(crate) struct Material<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) parameters: &'a Parameters,
    pub(crate) applicant: RecipientNumber,
    pub(crate) language: Language,
    pub(crate) draft: DraftId,
    pub(crate) answers: &'a Answers,
    pub(crate) files: &'a [Attachment],
    pub(crate) now: Instant,
}

/// The document; `None` when no answer names a locality that the data know.
pub(crate) fn application(material: &Material<'_>) -> Option<Application> {
    let Material { edition, parameters, language, answers, .. } = *material;
    Some(Application {
        service: material.edition.service.code.clone(),
        edition: material.edition.key.to_string(),
        channel: Channel::Portal.code().to_owned(),
        locality: locality(material.edition, material.answers)?,
        applicant: material.applicant,
        language: material.language,
        draft: material.draft,
        prepared: material.now,
        fields: signed_fields(edition, parameters, language, answers),
        attachments: material.files.iter().map(attachment_fact).collect(),
        intake: None,
    })
}

/// Whether a signed document says what the portal would have written of its answers: the labels and words that officers
/// read, the order, the locality. Anything else is not what a person read before signing.
pub(crate) fn is_ours(edition: &Edition, parameters: &Parameters, signed: &Application) -> bool {
    let answers = Answers::from_pairs(signed.fields.iter().map(|field| (&field.code, &field.value)));
    let material = Material {
        edition,
        parameters,
        applicant: signed.applicant,
        language: signed.language,
        draft: signed.draft,
        answers: &answers,
        files: &[],
        now: signed.prepared,
    };
    application(&material)
        .is_some_and(|ours| ours.fields == signed.fields && ours.locality == signed.locality)
        && signed.intake.is_none()
}

/// What the signature says about a file.
pub(crate) fn attachment_fact(file: &Attachment) -> AttachmentFact {
    AttachmentFact {
        document: file.document_code.clone(),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size_bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
        sha256: file.hash,
    }
}
