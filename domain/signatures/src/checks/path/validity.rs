//! RFC 5280, 6.1.3 (a)(2): the certificate is valid at the trusted moment. The act: condition C2, "the period of the
//! registration certificate has not expired".

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let (from, until) = (link.certificate.not_before(), link.certificate.not_after());
    // The last second belongs to the period as a whole.
    if link.at >= until.plus_seconds(1) {
        return Some(link.finding(Code::CertificateExpired).with("until", until).with("at", link.at));
    }
    (link.at < from)
        .then(|| link.finding(Code::CertificateNotYetValid).with("from", from).with("at", link.at))
}
