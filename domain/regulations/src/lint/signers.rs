//! Signers: one output that different roles sign.

use super::finding::{Finding, FindingCode};
use crate::documents::Output;
use crate::edition::Edition;
use crate::process::{Channel, Node};
use crate::verb::Verb;

pub(super) fn check(edition: &Edition) -> Vec<Finding> {
    let finding = |output: &Output| {
        let signers = signers(edition, output);
        let different = signers.iter().any(|(_, by)| signers.first().is_some_and(|(_, first)| first != by));
        let told: Vec<String> = signers.iter().map(|(channel, by)| format!("{channel}:{by}")).collect();
        let finding = Finding::of_edition(FindingCode::TwoSigners, &output.id, &output.clause);
        different.then(|| finding.fact("signers", told.join(" ")))
    };
    edition.outputs.iter().filter_map(finding).collect()
}

/// Who signs an output, by channel, each once.
fn signers(edition: &Edition, output: &Output) -> Vec<(Channel, String)> {
    let mut signers = Vec::new();
    for process in &edition.processes {
        let works = process.nodes.iter().flat_map(Node::works);
        for work in works.filter(|work| work.verb == Verb::Sign && work.document.as_ref() == Some(&output.id))
        {
            let signer = (process.channel, work.by.to_string());
            if !signers.contains(&signer) {
                signers.push(signer);
            }
        }
    }
    signers
}
