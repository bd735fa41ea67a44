//! The documents of a draft as fields of a page: one field of files for each document that concerns the person.

use kezek_forms::Questions;
use kezek_regulations::{Answers, Attachments, Document, DocumentFault, Edition, Media};
use kezek_web::{Field, FieldKind, Form, HeldFile, Phrase};

/// A size as people read it.
pub(crate) fn file_size(bytes: u64) -> Phrase {
    let kilobytes = i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX);
    if kilobytes < 1024 {
        return Phrase::key("size-kilobytes").with("size", kilobytes);
    }
    Phrase::key("size-megabytes").with("size", (kilobytes + 512) / 1024)
}

/// What is wrong with the files of a document.
pub(crate) fn file_fault(fault: &DocumentFault) -> Phrase {
    let limit = fault.limit.unwrap_or_default();
    match fault.code {
        "file-too-large" | "files-too-large-together" => {
            Phrase::key(format!("file-fault-{}", fault.code)).with("limit", file_size(limit))
        }
        "files-too-many" => {
            Phrase::key("file-fault-files-too-many").with("limit", i64::try_from(limit).unwrap_or(i64::MAX))
        }
        "document-missing" | "file-empty" | "file-type" => Phrase::key(format!("file-fault-{}", fault.code)),
        _ => "file-fault-document-unknown".into(),
    }
}

/// The form of the topic that asks for documents; `held` are the files sent before, by document.
pub(crate) fn documents(
    questions: &Questions<'_>,
    action: String,
    held: impl Fn(&Document) -> Vec<HeldFile>,
) -> Form {
    let attachments = &questions.edition.attachments;
    let mut form =
        Form::new(action, "order-continue").other("upload", "order-upload").other("later", "order-later");
    let asked: Vec<&Document> = asked(questions.edition, questions.answers).collect();
    if asked.is_empty() {
        return Form { others: vec![("later", "order-later".into())], ..form }.text("order-no-documents");
    }
    form = form.text(limits(attachments));
    for document in asked {
        form = form.field(file_field(document, attachments, held(document)));
    }
    form
}

/// The field for the files of a document; `held` are those sent before.
pub(crate) fn file_field(document: &Document, attachments: &Attachments, held: Vec<HeldFile>) -> Field {
    let kind = FieldKind::Files { accept: accept(attachments), several: document.max_files > 1, held };
    let field = Field::new(&document.id, &document.name, kind).hint(&document.hint);
    if document.required { field } else { field.optional() }
}

/// The documents of which this person attaches copies.
pub(crate) fn asked<'a>(edition: &'a Edition, answers: &'a Answers) -> impl Iterator<Item = &'a Document> {
    edition.documents.iter().filter(|document| document.attached && document.applies(answers))
}

/// Which files are taken, in words.
pub(crate) fn limits(attachments: &Attachments) -> Phrase {
    Phrase::key("order-file-limits")
        .with("each", file_size(attachments.max_file_bytes))
        .with("together", file_size(attachments.max_total_bytes))
}

/// The accepted types, for the attribute of a field.
pub(crate) fn accept(attachments: &Attachments) -> String {
    let endings = attachments.media.iter().map(|media| match media {
        Media::Pdf => ".pdf",
        Media::Jpeg => ".jpg,.jpeg",
        Media::Png => ".png",
    });
    endings.collect::<Vec<_>>().join(",")
}
