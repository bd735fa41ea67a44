//! Condition C2 of act 2 (point 11) for an organisation: its BIN in a certificate says whose employee signs, the role says whether
//! he may sign for it. Which roles may is dated data.

use crate::finding::{Code, Finding};
use crate::settings::Expected;
use crate::signer::SignerFacts;

pub(super) fn check(signer: &SignerFacts, expected: &Expected) -> Option<Finding> {
    let for_organisation = expected.recipients().any(|number| number.bin().is_some());
    let may = signer.roles.iter().any(|role| expected.signatories.contains(*role));
    (for_organisation && signer.bin.is_some() && !may).then(|| Finding::new(Code::SignerRoleUnfit))
}
