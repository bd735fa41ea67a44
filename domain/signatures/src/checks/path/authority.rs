//! RFC 5280, 6.1.4 (k): who issues certificates is a certification authority by its basic constraints.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let constraints = link.certificate.extensions().basic_constraints.as_ref();
    // An anchor is an authority because the settings say so; old roots have no extensions at all.
    let is_authority = match link.issuer {
        Some(_) => constraints.is_some_and(|constraints| constraints.ca),
        None => constraints.is_none_or(|constraints| constraints.ca),
    };
    (!is_authority).then(|| link.finding(Code::IssuerNotAuthority))
}
