//! A signed document as programs send it: the bytes, the signature over them, and the files, part by part.

use axum::extract::Multipart;
use axum::http::StatusCode;
use kezek_forms::{plain_name, sniff};

use super::problem::Problem;
use crate::intake::sha256;
use crate::state::Portal;
use crate::store::drafts::Attachment;

/// No sending brings more files to its check.
pub(super) const MOST_FILES: usize = 50;

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

/// A signed document with its signature and files.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) document: Vec<u8>,
    pub(super) cms: Vec<u8>,
    pub(super) files: Vec<Attachment>,
}

/// Reads the parts of a sending: the signed bytes under this name, the signature, and files under the names of their documents.
pub(super) async fn read_parts(
    portal: &Portal,
    mut parts: Multipart,
    document: &str,
) -> Result<Parts, Problem> {
    let unreadable = || Problem::new(StatusCode::BAD_REQUEST, "body-unreadable");
    let mut read = Parts::default();
    while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = plain_name(part.file_name().unwrap_or_default());
        let bytes = part.bytes().await.map_err(|_| unreadable())?.to_vec();
        match name.as_str() {
            name if name == document => read.document = bytes,
            "cms" => read.cms = bytes,
            _ if read.files.len() >= MOST_FILES => return Err(Problem::unprocessable("files-too-many")),
            _ => {
                let position = i64::try_from(read.files.len()).unwrap_or(i64::MAX);
                read.files.push(Attachment {
                    position,
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

/// A file that is to be attached; none when its hash is none.
pub(super) fn attachment(position: usize, file: &FileBody) -> Option<Attachment> {
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
