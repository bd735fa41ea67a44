//! RFC 5280, 4.2 and 6.1.4 (o): a critical extension that is not understood refuses the certificate.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Vec<Finding> {
    let unknown = &link.certificate.extensions().unknown_critical;
    unknown.iter().map(|oid| link.finding(Code::CriticalExtensionUnknown).with("extension", oid)).collect()
}
