//! Checks of whose certificate it is.

mod account;
mod number;
mod organisation;
mod request;

use crate::finding::Finding;
use crate::settings::Expected;
use crate::signer::SignerFacts;

/// Everything found between the certificate, the request and the account.
pub(crate) fn findings(signer: &SignerFacts, expected: &Expected) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(number::check(signer, expected));
    found.extend(request::certificate(signer, expected));
    found.extend(account::certificate(signer, expected));
    found.extend(account::request(expected));
    found.extend(organisation::check(signer, expected));
    found
}
