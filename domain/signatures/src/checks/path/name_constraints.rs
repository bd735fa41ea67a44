//! RFC 5280, 4.2.1.10: an authority that limits names is refused as a whole. The country's authorities limit none,
//! and half an implementation would be worse than a refusal.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    link.certificate.extensions().limits_names.then(|| link.finding(Code::NameConstraintsUnsupported))
}
