//! RFC 5280, 4.2.1.4: the certificate is issued under the policy that is asked for.
//!
//! Only the end entity is asked: the national authority's own certificate names another policy than those it issues,
//! so the tree of RFC 5280, 6.1.2 would refuse every citizen.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let asked = link.rules.policy?;
    let named = &link.certificate.extensions().policies;
    (!named.contains(&asked)).then(|| link.finding(Code::PolicyMissing).with("policy", asked))
}
