//! Condition C2 and the portal's registration by IIN: certificate and request belong to the owner of the account.

use kezek_kernel::RecipientNumber;

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn certificate(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let (asked, named) = (expected.account?.iin()?, signer.iin.as_deref()?);
    (named != asked.as_str()).then(|| Finding::new(Code::CertificateIinDiffersFromAccount))
}

pub(super) fn request(expected: &Expected) -> Option<Finding> {
    let code = match expected.account? {
        RecipientNumber::Iin(_) => Code::RequestIinDiffersFromAccount,
        RecipientNumber::Bin(_) => Code::RequestBinDiffersFromAccount,
    };
    (expected.request? != expected.account?).then(|| Finding::new(code))
}
