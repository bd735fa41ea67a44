//! RFC 5280, 6.1.4 (n): a key whose usage is named may sign certificates only when it says so.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let usage = link.certificate.extensions().key_usage.as_ref()?;
    (!usage.key_cert_sign()).then(|| link.finding(Code::IssuerKeyUsage))
}
