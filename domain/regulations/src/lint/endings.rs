//! Endings and outputs: a refusal that no way reaches, nobody drafts or the act does not print; outputs left lying.

use super::finding::{Finding, FindingCode};
use super::graph::in_act;
use crate::documents::{Output, OutputKind};
use crate::edition::Edition;
use crate::process::{EndingKind, Next, Node, Process};
use crate::verb::Verb;

pub(super) fn check(edition: &Edition, process: &Process) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ends = |kind| {
        let mut ways = process.nodes.iter().flat_map(|node| node.ways_out());
        ways.any(|way| matches!(way, Next::End(id) if edition.ending(id).is_some_and(|end| end.kind == kind)))
    };
    if !ends(EndingKind::Negative) {
        findings.push(
            Finding::of_channel(FindingCode::EndingMissing, process).fact("kind", EndingKind::Negative),
        );
    }
    for output in edition.outputs.iter().filter(|output| output.kind == OutputKind::Refusal) {
        let drafts = process.nodes.iter().filter(|node| {
            let document = Some(output.id.as_str());
            node.works().iter().any(|work| work.verb == Verb::Draft && work.document.as_deref() == document)
        });
        let drafts: Vec<_> = drafts.collect();
        let code = match drafts.as_slice() {
            [] => FindingCode::RefusalNotDrafted,
            drafts if drafts.iter().any(|node| in_act(node)) => continue,
            _ => FindingCode::RefusalNotPrinted,
        };
        findings.push(Finding::of_channel(code, process).fact("output", &output.id));
    }
    findings
}

/// Outputs that no channel hands to anybody.
pub(super) fn outputs(edition: &Edition) -> Vec<Finding> {
    let lying = edition.outputs.iter().filter(|output| !reaches(edition, output));
    let finding = |output: &Output| {
        let finding = Finding::of_edition(FindingCode::OutputNeverIssued, &output.id, &output.clause);
        finding.fact("kind", output.kind)
    };
    lying.map(finding).collect()
}

/// A result or a refusal must leave the house; of the others it is enough that some work is about them.
fn reaches(edition: &Edition, output: &Output) -> bool {
    let leaves = |verb| matches!(verb, Verb::Dispatch | Verb::Carry | Verb::Deliver | Verb::Issue);
    let must_leave = matches!(output.kind, OutputKind::Result | OutputKind::Refusal);
    let works = edition.processes.iter().flat_map(|process| &process.nodes).flat_map(Node::works);
    works
        .filter(|work| work.document.as_ref() == Some(&output.id))
        .any(|work| leaves(work.verb) || !must_leave)
}
