//! Files of a draft or of an answer: taken in, shown, taken off.

use std::convert::Infallible;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kezek_forms::{plain_name, sniff};
use kezek_kernel::{AnswerId, DraftId};
use kezek_regulations::{Answers, Attached, Attachments, Document, DocumentFault};
use kezek_store::{Act, StoreError};
use kezek_web::{Fault, SentFile, Submitted};

use super::citizen::Citizen;
use super::journey::find_draft;
use super::{never_refused, store_fault};
use crate::intake::sha256;
use crate::state::Portal;
use crate::store::answers;
use crate::store::drafts::{self, Attachment};

/// To what files are attached.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner {
    /// A form being filled.
    Draft(DraftId),
    /// An answer being written.
    Answer(AnswerId),
}

impl Owner {
    fn attach(self, act: &mut Act<'_>, file: &Attachment) -> Result<(), StoreError> {
        match self {
            Self::Draft(id) => drafts::attach(act, id, file),
            Self::Answer(id) => answers::attach(act, id, file),
        }
    }

    fn detach(self, act: &mut Act<'_>, position: i64) -> Result<(), StoreError> {
        match self {
            Self::Draft(id) => drafts::detach(act, id, position),
            Self::Answer(id) => answers::detach(act, id, position),
        }
    }
}

/// Files that somebody attaches, and the rules that hold for them.
pub(super) struct Folder<'a> {
    pub(super) owner: Owner,
    /// The documents of which files are taken.
    pub(super) documents: &'a [Document],
    pub(super) limits: &'a Attachments,
    /// What is there already.
    pub(super) held: &'a [Attachment],
}

/// Takes the files that were sent, and takes off the file that the person removed; says which files were refused.
pub(super) async fn take(
    portal: &Portal,
    folder: &Folder<'_>,
    sent: &Submitted,
) -> Result<Vec<DocumentFault>, Fault> {
    let mut refused = Vec::new();
    let owner = folder.owner;
    if let Ok(position) = sent.text("remove").parse::<i64>() {
        let removed = portal.store.keep::<_, Infallible>(move |act| Ok(owner.detach(act, position)?)).await;
        removed.map_err(never_refused)?;
    }
    let mut position = folder.held.iter().map(|file| file.position).max().unwrap_or_default();
    for (count, file) in sent.files.iter().enumerate() {
        let faults = folder.faults_of(folder.held.len().saturating_add(count), file);
        if faults.is_empty() {
            position = position.saturating_add(1);
            attach(portal, owner, position, file).await?;
        }
        refused.extend(faults);
    }
    Ok(refused)
}

impl Folder<'_> {
    /// A file is refused by itself when it is empty, of another type, too large, or one too many.
    fn faults_of(&self, held: usize, file: &SentFile) -> Vec<DocumentFault> {
        let attached = Attached {
            document: file.field.clone(),
            media: sniff(&file.bytes),
            bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
        };
        let known: Vec<_> =
            self.documents.iter().filter(|document| document.id == file.field).cloned().collect();
        let mut faults = self.limits.check(&known, &Answers::default(), &[attached]);
        faults.retain(|fault| fault.code != "document-missing");
        if held >= usize::from(self.limits.max_files) {
            let limit = Some(self.limits.max_files.into());
            faults.push(DocumentFault { document: file.field.clone(), code: "files-too-many", limit });
        }
        faults
    }
}

async fn attach(portal: &Portal, owner: Owner, position: i64, file: &SentFile) -> Result<(), Fault> {
    let media =
        sniff(&file.bytes).ok_or_else(|| Fault::internal("a file of no accepted type passed the check"))?;
    let attachment = Attachment {
        position,
        document_code: file.field.clone(),
        name: plain_name(&file.name),
        media_type: media.code().to_owned(),
        size_bytes: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        hash: sha256(&file.bytes),
    };
    portal.store.put_blob(file.bytes.to_vec()).await.map_err(store_fault)?;
    let kept = portal.store.keep::<_, Infallible>(move |act| Ok(owner.attach(act, &attachment)?)).await;
    kept.map_err(never_refused)
}

/// `GET /drafts/{draft}/files/{position}`
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path((draft, position)): Path<(String, i64)>,
) -> Result<Response, Fault> {
    let draft = find_draft(&portal, &citizen, &draft).await?;
    shown(&portal, &draft.attachments, position).await
}

/// One of these files for the browser.
pub(super) async fn shown(portal: &Portal, files: &[Attachment], position: i64) -> Result<Response, Fault> {
    let file = files.iter().find(|file| file.position == position).ok_or(Fault::NotFound)?;
    let bytes = portal.store.blob(file.hash).await.map_err(store_fault)?.ok_or(Fault::NotFound)?;
    Ok(served(&file.media_type, &file.name, bytes, false))
}

/// A stored file for the browser: shown in place or saved, never run as anything else.
pub(super) fn served(media_type: &str, name: &str, bytes: Vec<u8>, saved: bool) -> Response {
    let kind = if saved { "attachment" } else { "inline" };
    let escaped: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                (byte as char).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("{kind}; filename*=UTF-8''{escaped}")),
        (header::CONTENT_SECURITY_POLICY, policy(media_type).to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// A picture needs nothing but itself. The browser's own PDF viewer does not start inside a sandbox; scripts and requests
/// stay forbidden there too.
fn policy(media_type: &str) -> &'static str {
    if media_type == "application/pdf" {
        "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
    } else {
        "sandbox; default-src 'none'"
    }
}
