//! Positions: a role that has work and that nobody holds.

use super::finding::{Finding, FindingCode};
use crate::edition::Edition;
use crate::performer::Performer;

pub(super) fn check(edition: &Edition, positions: &[Performer]) -> Vec<Finding> {
    let mut told = Vec::new();
    let mut findings = Vec::new();
    for process in &edition.processes {
        for node in &process.nodes {
            for work in node.works() {
                let needs_one = matches!(work.by, Performer::Officer(_) | Performer::Centre(_));
                let role = (process.channel, work.by);
                if needs_one && !positions.contains(&work.by) && !told.contains(&role) {
                    told.push(role);
                    let finding = Finding::of_node(FindingCode::RoleNobodyHolds, process, node);
                    findings.push(finding.fact("role", work.by));
                }
            }
        }
    }
    findings
}
