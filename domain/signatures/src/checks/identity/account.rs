//! Condition C2 and the portal's registration by IIN: certificate and request belong to the owner of the account.

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn certificate(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let (asked, named) = (expected.account_iin?, signer.iin.as_deref()?);
    (named != asked.as_str()).then(|| Finding::new(Code::CertificateIinDiffersFromAccount))
}

pub(super) fn request(expected: &Expected) -> Option<Finding> {
    (expected.request_iin? != expected.account_iin?).then(|| Finding::new(Code::RequestIinDiffersFromAccount))
}
