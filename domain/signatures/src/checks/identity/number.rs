//! Condition C2: identification data of a person can be compared only when the certificate names an IIN.

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn check(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let asked = expected.recipients().any(|number| number.iin().is_some());
    (asked && signer.iin.is_none()).then(|| Finding::new(Code::CertificateIinMissing))
}
