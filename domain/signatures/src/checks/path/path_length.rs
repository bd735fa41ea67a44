//! RFC 5280, 4.2.1.9 and 6.1.4 (l, m): no more authorities below one than it allows. Self-issued ones do not count.

use super::Link;
use crate::finding::{Code, Finding};

pub(super) fn check(link: &Link<'_>) -> Option<Finding> {
    let allowed = link.certificate.extensions().basic_constraints.as_ref()?.path_len_constraint?;
    (link.authorities_below > usize::from(allowed)).then(|| {
        link.finding(Code::PathLengthExceeded).with("allowed", allowed).with("found", link.authorities_below)
    })
}
