//! The faults of `faults.toml`: those that name findings settle them, the others are findings of a reader.

use super::finding::{Finding, FindingCode, Settlement};
use crate::edition::Edition;

/// A fault that names a finding settles it before anything that stands at the node itself; of several the last.
pub(super) fn settle(edition: &Edition, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut of_faults = Vec::new();
    for fault in &edition.known_faults {
        for name in &fault.finds {
            let mut named = findings.iter_mut().filter(|finding| finding.is_named(name)).peekable();
            if named.peek().is_none() {
                let finding = Finding::of_edition(FindingCode::FaultNotFound, &fault.id, &fault.clause);
                of_faults.push(finding.fact("finds", name));
            }
            for finding in named {
                // A finding that has no place of its own stands where the fault says, such as at the list of units.
                if finding.clause == edition.service.clause {
                    finding.clause.clone_from(&fault.clause);
                }
                finding.settled = Some(Settlement::Fault(fault.id.clone()));
            }
        }
        if fault.finds.is_empty() {
            let mut finding = Finding::of_edition(FindingCode::Noted, &fault.id, &fault.clause);
            finding.settled = Some(Settlement::Fault(fault.id.clone()));
            of_faults.push(finding);
        }
    }
    findings.extend(of_faults);
    findings
}
