//! What preparing and extracting share: opening a PDF within bounds, and its digest.

use aws_lc_rs::digest::{Context, SHA256};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::{LARGEST_PDF_BYTES, PadesFault};

/// The largest stream that is unpacked while a file is opened, in bytes.
const LARGEST_STREAM_BYTES: usize = 64 * 1024 * 1024;

/// The PDF as objects; damaged files are refused, never repaired, because a repaired file is not the signed one.
pub(super) fn open(pdf: &[u8]) -> Result<Document, PadesFault> {
    if pdf.len() > LARGEST_PDF_BYTES {
        return Err(PadesFault::TooLarge);
    }
    let options = LoadOptions {
        strict: true,
        max_decompressed_size: Some(LARGEST_STREAM_BYTES),
        ..LoadOptions::default()
    };
    Document::load_mem_with_options(pdf, options).map_err(|fault| PadesFault::NotReadable(fault.to_string()))
}

/// A fault for something that every PDF of ours has.
pub(super) fn expected(what: &str) -> PadesFault {
    PadesFault::NotReadable(format!("{what} is missing"))
}

/// The catalog with its number.
pub(super) fn catalog(document: &Document) -> Result<(ObjectId, &Dictionary), PadesFault> {
    let id =
        document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| expected("the catalog"))?;
    let catalog = document.get_dictionary(id).map_err(|_| expected("the catalog"))?;
    Ok((id, catalog))
}

/// The value behind `key`, through a reference if there is one.
pub(super) fn resolved<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let value = dictionary.get(key).ok()?;
    document.dereference(value).ok().map(|(_, object)| object)
}

/// SHA-256 over the pieces, one after the other.
pub(super) fn sha256(pieces: &[&[u8]]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    for piece in pieces {
        context.update(piece);
    }
    let mut digest = [0; 32];
    digest.copy_from_slice(context.finish().as_ref());
    digest
}
