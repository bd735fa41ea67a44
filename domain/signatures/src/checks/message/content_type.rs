//! RFC 5652, 11.1: the signed attribute content-type names the type of the content.

use super::MessageContext;
use crate::finding::{Code, Finding};

pub(super) fn check(context: &MessageContext<'_>) -> Option<Finding> {
    let signed = context.signer.signed.as_ref()?;
    match signed.content_type() {
        None => Some(Finding::new(Code::ContentTypeMissing)),
        Some(named) if named != context.message.content_type => {
            let found = context.message.content_type;
            Some(Finding::new(Code::ContentTypeDiffers).with("signed", named).with("found", found))
        }
        Some(_) => None,
    }
}
