//! CMS signatures as NCALayer makes them (CAdES-BES, CAdES-T): the exact bytes signed, the signer's certificate bound in.

mod faults;
mod recipe;

use kezek_kernel::Instant;

use crate::KeyFault;
use crate::authority::{Authority, AuthorityError, Credential};
use crate::keys::sha256;
pub(crate) use recipe::{Attributes, Recipe};

pub use faults::{CmsFault, sign_faulty};
pub(crate) use recipe::SHA256;

/// What is signed, and whether the signature carries it along.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// The signature carries these bytes.
    Attached(&'a [u8]),
    /// The signature is over these bytes, which travel apart.
    Detached(&'a [u8]),
    /// The signature is over bytes of which only the SHA-256 is known, as when a PDF is signed.
    ///
    /// The time of signing is left out then: in a PDF it stands in the signature's dictionary (ETSI EN 319 142-1).
    Digest(&'a [u8; 32]),
}

/// A signature could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CmsError {
    /// A structure could not be encoded or read.
    #[error("a CMS structure could not be encoded or read: {0}")]
    Structure(#[from] der::Error),
    /// The key refused.
    #[error("key: {0}")]
    Key(#[from] KeyFault),
    /// The time stamp could not be had.
    #[error("time stamp: {0}")]
    Stamp(Box<AuthorityError>),
}

/// A signature in DER, claiming to be made at `at`.
pub fn sign(credential: &Credential, content: Content<'_>, at: Instant) -> Result<Vec<u8>, CmsError> {
    recipe(credential, content, at).cook()
}

/// A signature in DER with a time stamp of this authority over its value (CAdES-T).
pub fn sign_stamped(
    credential: &Credential,
    content: Content<'_>,
    at: Instant,
    authority: &Authority,
) -> Result<Vec<u8>, CmsError> {
    let stamper = |value: &[u8]| authority.stamp(value, at);
    Recipe { stamper: Some(&stamper), ..recipe(credential, content, at) }.cook()
}

/// A signature as NCALayer hands it to a page.
pub fn to_pem(cms: &[u8]) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(cms);
    let mut pem = String::from("-----BEGIN CMS-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem.push_str("-----END CMS-----\n");
    pem
}

fn recipe<'a>(credential: &'a Credential, content: Content<'a>, at: Instant) -> Recipe<'a> {
    let (attached, bytes, digest, signing_time) = match content {
        Content::Attached(bytes) => (Some(bytes), Some(bytes), sha256(bytes), Some(at)),
        Content::Detached(bytes) => (None, Some(bytes), sha256(bytes), Some(at)),
        Content::Digest(digest) => (None, None, digest.to_vec(), None),
    };
    let mut certificates = vec![credential.certificate.clone()];
    certificates.extend(credential.intermediates.iter().cloned());
    Recipe {
        credential,
        content_type: recipe::DATA,
        attached,
        attributes: Some(Attributes {
            digest,
            signing_time,
            bound_certificate: Some(credential.certificate.clone()),
        }),
        bytes: bytes.unwrap_or_default(),
        certificates,
        spoilt: false,
        signers: 1,
        stamper: None,
    }
}
