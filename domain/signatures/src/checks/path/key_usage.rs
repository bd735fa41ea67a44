//! RFC 5280, 4.2.1.3: the key may do what it did. A document's signature binds its author, so it takes
//! nonRepudiation beside digitalSignature; the national authority sets both in signing certificates only.

use super::Link;
use crate::finding::{Code, Finding};
use crate::settings::Purpose;

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let usage = link.certificate.extensions().key_usage.as_ref();
    let signs = usage.is_some_and(x509_cert::ext::pkix::KeyUsage::digital_signature);
    let binds = usage.is_some_and(x509_cert::ext::pkix::KeyUsage::non_repudiation);
    let fits = match link.rules.purpose {
        Purpose::Signing => signs && binds,
        Purpose::Authentication | Purpose::System => signs,
        Purpose::TimeStamping => signs || binds,
        Purpose::Any => true,
    };
    (!fits).then(|| link.finding(Code::KeyUsageNotSigning))
}
