//! Checks of one certificate in a chain (RFC 5280, 6.1).

mod authority;
mod critical_extensions;
mod extended_key_usage;
mod issuer_key_usage;
mod key_usage;
mod name_constraints;
mod path_length;
mod policy;
mod signature;
mod validity;

use kezek_kernel::Instant;

use crate::certificate::Certificate;
use crate::finding::Finding;
use crate::settings::{Rules, Tools};

/// One certificate of a chain in its place.
pub(crate) struct Link<'a> {
    /// The certificate.
    pub(crate) certificate: &'a Certificate,
    /// Who issued it; `None` for the anchor.
    pub(crate) issuer: Option<&'a Certificate>,
    /// How many certificates stand below it.
    pub(crate) depth: usize,
    /// How many authorities that are not self-issued stand below it.
    pub(crate) authorities_below: usize,
    /// The trusted moment.
    pub(crate) at: Instant,
    /// What the end entity must be for.
    pub(crate) rules: &'a Rules,
    /// What to compute with.
    pub(crate) tools: Tools<'a>,
}

impl Link<'_> {
    /// Whether this is the certificate the chain is about.
    pub(crate) const fn is_end_entity(&self) -> bool {
        self.depth == 0
    }

    /// A finding that names the certificate.
    pub(crate) fn finding(&self, code: crate::finding::Code) -> Finding {
        Finding::new(code).with("certificate", self.certificate.label())
    }
}

/// Everything found in one certificate.
pub(crate) fn findings(link: &Link<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(validity::check(link));
    found.extend(signature::check(link));
    found.extend(critical_extensions::check(link));
    if link.is_end_entity() {
        found.extend(key_usage::check(link));
        found.extend(extended_key_usage::check(link));
        found.extend(policy::check(link));
    } else {
        found.extend(authority::check(link));
        found.extend(path_length::check(link));
        found.extend(issuer_key_usage::check(link));
        found.extend(name_constraints::check(link));
    }
    found
}
