//! From answers to the document that is signed: every field with the words the person read, every file with its hash.

use kezek_kernel::{DraftId, Iin, Instant, Kato, Language};
use kezek_messages::{Application, AttachmentFact, Field as SignedField};
use kezek_regulations::{Answers, Channel, Edition, Field, FieldKind, Parameters};

use crate::store::drafts::Attachment;

/// What the document is made of.
pub(crate) struct Material<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) parameters: &'a Parameters,
    pub(crate) iin: Iin,
    pub(crate) language: Language,
    pub(crate) draft: DraftId,
    pub(crate) answers: &'a Answers,
    pub(crate) files: &'a [Attachment],
    pub(crate) now: Instant,
}

/// The document; `None` when no answer names a locality that the data know.
pub(crate) fn application(material: &Material<'_>) -> Option<Application> {
    Some(Application {
        service: material.edition.service.code.clone(),
        edition: material.edition.key.to_string(),
        channel: Channel::Portal.code().to_owned(),
        locality: locality(material.edition, material.answers)?,
        iin: material.iin,
        language: material.language,
        draft: material.draft,
        prepared: material.now,
        fields: signed_fields(material),
        attachments: material.files.iter().map(attachment_fact).collect(),
    })
}

/// Whether a signed document says what the portal would have written of its answers: the labels and words that officers
/// read, the order, the locality. Anything else is not what a person read before signing.
pub(crate) fn is_ours(edition: &Edition, parameters: &Parameters, signed: &Application) -> bool {
    let answers = Answers::from_pairs(signed.fields.iter().map(|field| (&field.code, &field.value)));
    let material = Material {
        edition,
        parameters,
        iin: signed.iin,
        language: signed.language,
        draft: signed.draft,
        answers: &answers,
        files: &[],
        now: signed.prepared,
    };
    application(&material)
        .is_some_and(|ours| ours.fields == signed.fields && ours.locality == signed.locality)
}

/// The locality that the answers name: the first field of that kind.
pub(crate) fn locality(edition: &Edition, answers: &Answers) -> Option<Kato> {
    let fields = edition.form.topics.iter().flat_map(|topic| &topic.fields);
    fields
        .filter(|field| field.kind == FieldKind::Locality)
        .find_map(|field| answers.get(&field.id).parse().ok())
}

fn attachment_fact(file: &Attachment) -> AttachmentFact {
    AttachmentFact {
        document: file.document_code.clone(),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size_bytes: u64::try_from(file.size_bytes).unwrap_or_default(),
        sha256: file.hash,
    }
}

fn signed_fields(material: &Material<'_>) -> Vec<SignedField> {
    let mut signed = Vec::new();
    for field in material.edition.form.topics.iter().flat_map(|topic| &topic.fields) {
        push(material, field, material.answers, "", &mut signed);
    }
    signed
}

fn push(
    material: &Material<'_>,
    field: &Field,
    answers: &Answers,
    prefix: &str,
    signed: &mut Vec<SignedField>,
) {
    if !field.applies(answers) {
        return;
    }
    if let FieldKind::Group { fields, .. } = &field.kind {
        for index in 0..answers.items(&field.id) {
            let item = answers.item(&field.id, index);
            for inner in fields {
                push(material, inner, &item, &format!("{prefix}{}.{index}.", field.id), signed);
            }
        }
        return;
    }
    let value = answers.get(&field.id);
    if !value.is_empty() {
        signed.push(SignedField {
            code: format!("{prefix}{}", field.id),
            label: field.label.of(material.language).to_owned(),
            value: value.to_owned(),
            shown: shown(material, field, value),
        });
    }
}

/// The words behind a value that is a code.
fn shown(material: &Material<'_>, field: &Field, value: &str) -> Option<String> {
    match &field.kind {
        FieldKind::Choice { list } => {
            let choices = &material.edition.list(list)?.choices;
            let choice = choices.iter().find(|choice| choice.id == value)?;
            Some(choice.name.of(material.language).to_owned())
        }
        FieldKind::Locality => {
            let locality = material.parameters.locality(value.parse().ok()?)?;
            Some(locality.name.of(material.language).to_owned())
        }
        _ => None,
    }
}
