//! RFC 5652, 5.2: content inside or beside the message; when both are there they are the same.

use super::MessageContext;
use crate::finding::{Code, Finding};

pub(super) fn check(context: &MessageContext<'_>) -> Option<Finding> {
    match (&context.message.content, context.given) {
        (None, None) => Some(Finding::new(Code::ContentMissing)),
        (Some(inside), Some(given)) if inside != given => Some(Finding::new(Code::ContentDiffers)),
        _ => None,
    }
}
