//! RFC 5652, 11.2: the signed attribute message-digest is the digest of the content. This is what binds the
//! signature to the exact document.

use super::MessageContext;
use crate::finding::{Code, Finding};

pub(super) fn check(context: &MessageContext<'_>) -> Option<Finding> {
    let Some(named) = context.signer.signed.as_ref()?.message_digest() else {
        return Some(Finding::new(Code::MessageDigestMissing));
    };
    let covered = context.message.covered(context.given)?;
    match context.algorithms.digest(context.signer.digest, covered) {
        Ok(computed) if computed == named => None,
        Ok(_) => Some(Finding::new(Code::MessageDigestDiffers)),
        Err(fault) => Some(fault.finding(Code::MessageDigestDiffers).with("place", "digest")),
    }
}
