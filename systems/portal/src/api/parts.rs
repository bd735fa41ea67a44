//! Signed documents with their files, as a program sends them: first the hashes, then the parts.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::{HeaderMap, StatusCode};
use kezek_forms::{plain_name, sniff};
use kezek_store::IdempotencyKey;

use super::problem::Problem;
use crate::intake::sha256;
use crate::state::Portal;
use crate::store::drafts::Attachment;

/// Files of one document that is signed, all together.
const MOST_FILES: usize = 50;

/// A file to be attached.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub(super) struct FileBody {
    /// The code of the document it is a copy of.
    document: String,
    /// Its name.
    name: String,
    /// Its type.
    media_type: String,
    /// Its length.
    size_bytes: u32,
    /// SHA-256 in hexadecimal.
    sha256: String,
}

/// The files that are told beforehand.
pub(super) fn attachments(files: &[FileBody]) -> Result<Vec<Attachment>, Problem> {
    let files = files.iter().enumerate().take(MOST_FILES).map(|(position, file)| attachment(position, file));
    files.collect::<Option<_>>().ok_or(Problem::unprocessable("sha256-wrong"))
}

fn attachment(position: usize, file: &FileBody) -> Option<Attachment> {
    let mut hash = [0; 32];
    hex::decode_to_slice(&file.sha256, &mut hash).ok()?;
    Some(Attachment {
        position: i64::try_from(position).ok()?,
        document_code: file.document.clone(),
        name: plain_name(&file.name),
        media_type: file.media_type.clone(),
        size_bytes: file.size_bytes.into(),
        hash,
    })
}

/// A signed document, its signature, and its files, whose bytes lie in the blob table.
pub(super) struct SignedParts {
    pub(super) document: Vec<u8>,
    pub(super) cms: Vec<u8>,
    pub(super) files: Vec<Attachment>,
}

impl SignedParts {
    /// Reads part by part; the document lies in the part of this name, the signature in `cms`, the rest are files.
    pub(super) async fn read(
        portal: &Portal,
        parts: Result<Multipart, MultipartRejection>,
        document: &str,
    ) -> Result<Self, Problem> {
        let unreadable = || Problem::new(StatusCode::BAD_REQUEST, "body-unreadable");
        let mut parts = parts.map_err(|_| unreadable())?;
        let mut read = Self { document: Vec::new(), cms: Vec::new(), files: Vec::new() };
        while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = plain_name(part.file_name().unwrap_or_default());
            let bytes = part.bytes().await.map_err(|_| unreadable())?.to_vec();
            match name.as_str() {
                name if name == document => read.document = bytes,
                "cms" => read.cms = bytes,
                _ if read.files.len() >= MOST_FILES => return Err(Problem::unprocessable("files-too-many")),
                _ => {
                    read.files.push(Attachment {
                        position: i64::try_from(read.files.len()).unwrap_or(i64::MAX),
                        document_code: name,
                        name: file_name,
                        media_type: sniff(&bytes).map_or("", |media| media.code()).to_owned(),
                        size_bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                        hash: sha256(&bytes),
                    });
                    portal.store.put_blob(bytes).await?;
                }
            }
        }
        Ok(read)
    }

    /// The key under which the caller may send the same document again.
    pub(super) fn key(&self, headers: &HeaderMap) -> Result<Option<IdempotencyKey>, Problem> {
        let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
        let key = key.to_str().ok().and_then(|key| IdempotencyKey::new(key, &self.document));
        key.map(Some).ok_or(Problem::unprocessable("idempotency-key-wrong"))
    }
}
