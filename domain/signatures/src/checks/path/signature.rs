//! RFC 5280, 6.1.3 (a)(1): the certificate is signed with the key of its issuer.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let (certificate, issuer) = (link.certificate, link.issuer?);
    let verify = || link.tools.algorithms.verify(&certificate.signed_by(issuer));
    let result = match link.tools.cache {
        // End entities are many and come once; remembering them would push the authorities out.
        Some(cache) if !link.is_end_entity() => {
            cache.verify(certificate.sha256(), issuer.key_sha256(), verify)
        }
        _ => verify(),
    };
    result
        .err()
        .map(|fault| fault.finding(Code::CertificateSignatureWrong).with("certificate", certificate.label()))
}
