//! Documents as bytes: written with a gap for the signature, and the signature put into the gap.

use aws_lc_rs::digest::{SHA256, digest};
use kezek_documents::pades::{PadesFault, Prepared, SignatureField, prepare};
use kezek_documents::{ComposeFault, DocumentWords, ResultFacts, compose};

/// A document ready to be signed.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    /// The data, signed as they are.
    pub(crate) xml: Vec<u8>,
    /// The page with the gap for its signature.
    pub(crate) pdf: Vec<u8>,
}

/// Why a document cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PaperFault {
    /// The page cannot be composed.
    #[error(transparent)]
    Compose(#[from] ComposeFault),
    /// The gap for the signature cannot be added.
    #[error(transparent)]
    Gap(#[from] PadesFault),
}

/// Writes a document.
pub(crate) fn write(facts: &ResultFacts, words: &DocumentWords) -> Result<Paper, PaperFault> {
    let document = compose(facts, words)?;
    let prepared = prepare(&document.pdf, &SignatureField::of(facts, words))?;
    Ok(Paper { xml: document.xml, pdf: prepared.pdf().to_vec() })
}

/// A stored page that waits for its signature.
#[derive(Debug, Clone)]
pub(crate) struct Unsigned(Prepared);

impl Unsigned {
    /// The page, if it has an empty gap.
    pub(crate) fn read(pdf: Vec<u8>) -> Option<Self> {
        Prepared::reopen(pdf).ok().map(Self)
    }

    /// Everything that the signature covers, in one piece.
    pub(crate) fn signed_bytes(&self) -> Vec<u8> {
        self.0.signed_parts().concat()
    }

    /// The digest that the signing program signs.
    pub(crate) fn digest(&self) -> [u8; 32] {
        self.0.digest()
    }

    /// The page with this signature in its gap; none when it does not fit.
    pub(crate) fn with_signature(&self, der: &[u8]) -> Option<Vec<u8>> {
        self.0.embed(der).ok()
    }
}

/// The SHA-256 of these bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
    hash
}
