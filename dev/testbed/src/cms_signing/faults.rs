//! Signatures that a careful reader must refuse, each wrong in one way.

use kezek_kernel::Instant;

use super::{CmsError, Content, recipe};
use crate::authority::Credential;
use crate::keys::sha256;

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CmsFault {
    /// The digest inside is that of other bytes.
    OtherContent,
    /// The signature value has a flipped bit.
    SpoiltValue,
    /// There are no signed attributes: the content itself is signed.
    WithoutSignedAttributes,
    /// The signer's certificate is not bound in.
    WithoutSigningCertificate,
    /// Another certificate is bound in.
    ForeignSigningCertificate,
    /// No certificate travels along.
    WithoutCertificates,
    /// The issuing authority's certificate does not travel along.
    WithoutIntermediates,
    /// The same signer signed twice.
    TwoSigners,
}

/// A signature in DER that is wrong in one way and right in every other.
pub fn sign_faulty(
    credential: &Credential,
    content: Content<'_>,
    at: Instant,
    fault: CmsFault,
) -> Result<Vec<u8>, CmsError> {
    let mut recipe = recipe(credential, content, at);
    let attributes = recipe.attributes.as_mut();
    match fault {
        CmsFault::OtherContent => {
            if let Some(attributes) = attributes {
                attributes.digest = sha256(b"other bytes");
            }
        }
        CmsFault::WithoutSigningCertificate => {
            if let Some(attributes) = attributes {
                attributes.bound_certificate = None;
            }
        }
        CmsFault::ForeignSigningCertificate => {
            let foreign = credential.intermediates.first();
            if let Some(attributes) = attributes {
                attributes.bound_certificate = foreign.cloned();
            }
        }
        CmsFault::SpoiltValue => recipe.spoilt = true,
        CmsFault::WithoutSignedAttributes => recipe.attributes = None,
        CmsFault::WithoutCertificates => recipe.certificates.clear(),
        CmsFault::WithoutIntermediates => recipe.certificates.truncate(1),
        CmsFault::TwoSigners => recipe.signers = 2,
    }
    recipe.cook()
}
