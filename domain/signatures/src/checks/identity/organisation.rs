//! An officer or a system signs for its organisation: the BIN in the certificate is that of the organisation.

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn check(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let asked = expected.bin?;
    match signer.bin.as_deref() {
        None => Some(Finding::new(Code::CertificateBinMissing)),
        Some(named) if named != asked.as_str() => Some(Finding::new(Code::CertificateBinDiffers)),
        Some(_) => None,
    }
}
