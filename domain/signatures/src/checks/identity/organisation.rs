//! Whoever signs for an organisation, be it an officer, a system or the head of a recipient (condition C2 of act 2, point 11):
//! the BIN in the certificate is that of the organisation.

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn check(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let of_recipients = expected.recipients().filter_map(kezek_kernel::RecipientNumber::bin);
    let mut asked = expected.bin.into_iter().chain(of_recipients).peekable();
    asked.peek()?;
    let Some(named) = signer.bin.as_deref() else { return Some(Finding::new(Code::CertificateBinMissing)) };
    asked.any(|bin| bin.as_str() != named).then(|| Finding::new(Code::CertificateBinDiffers))
}
