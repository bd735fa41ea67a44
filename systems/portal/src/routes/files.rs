//! Files of a draft: taken in, shown, taken off.

use std::convert::Infallible;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kezek_forms::{plain_name, sniff};
use kezek_regulations::{Attached, DocumentFault, Topic};
use kezek_web::{Fault, SentFile, Submitted};

use super::citizen::Citizen;
use super::journey::{Journey, find_draft};
use super::{never_refused, store_fault};
use crate::intake::sha256;
use crate::state::Portal;
use crate::store::drafts::{self, Attachment};

/// Takes the files of a sent topic, and takes off the file that the person removed; says which files were refused.
pub(super) async fn take(
    portal: &Portal,
    journey: &Journey,
    topic: &Topic,
    sent: &Submitted,
) -> Result<Vec<DocumentFault>, Fault> {
    let mut refused = Vec::new();
    if !topic.fields.is_empty() {
        return Ok(refused);
    }
    let id = journey.draft.id;
    if let Ok(position) = sent.text("remove").parse::<i64>() {
        let removed =
            portal.store.keep::<_, Infallible>(move |act| Ok(drafts::detach(act, id, position)?)).await;
        removed.map_err(never_refused)?;
    }
    let held = journey.draft.attachments.len();
    let mut position = journey.draft.attachments.iter().map(|file| file.position).max().unwrap_or_default();
    for (count, file) in sent.files.iter().enumerate() {
        let faults = faults_of(journey, held.saturating_add(count), file);
        if faults.is_empty() {
            position = position.saturating_add(1);
            attach(portal, journey, position, file).await?;
        }
        refused.extend(faults);
    }
    Ok(refused)
}

/// A file is refused by itself when it is empty, of another type, too large, or one too many.
fn faults_of(journey: &Journey, held: usize, file: &SentFile) -> Vec<DocumentFault> {
    let edition = &journey.edition;
    let attached = Attached {
        document: file.field.clone(),
        media: sniff(&file.bytes),
        bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
    };
    let known: Vec<_> =
        edition.documents.iter().filter(|document| document.id == file.field).cloned().collect();
    let answers = kezek_regulations::Answers::default();
    let mut faults = edition.attachments.check(&known, &answers, &[attached]);
    faults.retain(|fault| fault.code != "document-missing");
    if held >= usize::from(edition.attachments.max_files) {
        let limit = Some(edition.attachments.max_files.into());
        faults.push(DocumentFault { document: file.field.clone(), code: "files-too-many", limit });
    }
    faults
}

async fn attach(portal: &Portal, journey: &Journey, position: i64, file: &SentFile) -> Result<(), Fault> {
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
    let id = journey.draft.id;
    let kept = portal.store.keep::<_, Infallible>(move |act| Ok(drafts::attach(act, id, &attachment)?)).await;
    kept.map_err(never_refused)
}

/// `GET /drafts/{draft}/files/{position}`
pub(super) async fn show(
    State(portal): State<Portal>,
    citizen: Citizen,
    Path((draft, position)): Path<(String, i64)>,
) -> Result<Response, Fault> {
    let draft = find_draft(&portal, &citizen, &draft).await?;
    let file = draft.attachments.iter().find(|file| file.position == position).ok_or(Fault::NotFound)?;
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
