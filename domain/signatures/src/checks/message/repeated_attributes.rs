//! RFC 5652, 5.3 and 11: an attribute stands once with one value; two would let two readers see two messages.

use super::MessageContext;
use crate::finding::{Code, Finding};

pub(super) fn check(context: &MessageContext<'_>) -> Vec<Finding> {
    let Some(signed) = &context.signer.signed else { return Vec::new() };
    let kinds = signed.not_single();
    kinds.iter().map(|kind| Finding::new(Code::SignedAttributeRepeated).with("attribute", kind)).collect()
}
