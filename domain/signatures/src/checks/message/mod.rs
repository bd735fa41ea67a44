//! Checks of the message itself (RFC 5652, 5.4 to 5.6).

mod content;
mod content_type;
mod message_digest;
mod repeated_attributes;
mod signature;
mod signing_certificate;

use crate::algorithms::SignatureAlgorithms;
use crate::certificate::Certificate;
use crate::finding::{Code, Finding};
use crate::message::{SignedMessage, Signer};

/// A message, its signer, and what was given beside it.
pub(crate) struct MessageContext<'a> {
    /// The message.
    pub(crate) message: &'a SignedMessage,
    /// Its signer.
    pub(crate) signer: &'a Signer,
    /// The signer's certificate, when the message carries it.
    pub(crate) certificate: Option<&'a Certificate>,
    /// The content that is expected, or the content of a detached signature.
    pub(crate) given: Option<&'a [u8]>,
    /// What to compute with.
    pub(crate) algorithms: &'a dyn SignatureAlgorithms,
}

/// Everything found in the message.
pub(crate) fn findings(context: &MessageContext<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(content::check(context));
    if context.signer.signed.is_none() {
        found.push(Finding::new(Code::SignedAttributesMissing));
        return found;
    }
    found.extend(repeated_attributes::check(context));
    found.extend(content_type::check(context));
    found.extend(message_digest::check(context));
    found.extend(signing_certificate::check(context));
    found.extend(signature::check(context));
    found
}
