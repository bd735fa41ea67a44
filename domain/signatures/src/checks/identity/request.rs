//! Condition C2: the IIN in the request is the IIN in the registration certificate.

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn certificate(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let (asked, named) = (expected.request?.iin()?, signer.iin.as_deref()?);
    (named != asked.as_str()).then(|| Finding::new(Code::CertificateIinDiffersFromRequest))
}
