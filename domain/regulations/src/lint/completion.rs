//! The act's tables against its text, by the form of completion: a table that has a number given, or a refusal
//! formed, at a step that by the text does neither.

use super::finding::{Finding, FindingCode};
use crate::documents::OutputKind;
use crate::edition::Edition;
use crate::process::{Node, Process, Step};
use crate::verb::Verb;

pub(super) fn check(edition: &Edition, process: &Process) -> Vec<Finding> {
    let steps = process.nodes.iter().filter_map(|node| match node {
        Node::Step(step) => Some((node, step.as_ref())),
        Node::Condition(_) => None,
    });
    let steps: Vec<(&Node, &Step)> = steps.collect();
    let mut findings = Vec::new();
    for (code, does) in [
        (FindingCode::NumberTwice, &registers as &dyn Fn(&Step) -> bool),
        (FindingCode::EndingDiffers, &|step: &Step| refuses(edition, step)),
    ] {
        for (node, step) in steps.iter().filter(|(_, step)| !does(step)) {
            let same = |other: &Step| step.completion.is_some() && other.completion == step.completion;
            if let Some((other, _)) = steps.iter().find(|(_, other)| does(other) && same(other)) {
                let finding = Finding::of_node(code, process, node).fact("completion-of", other.id());
                let clause = step.table.clone().unwrap_or_else(|| step.clause.clone());
                findings.push(Finding { clause, ..finding });
            }
        }
    }
    findings
}

fn registers(step: &Step) -> bool {
    step.works.iter().any(|work| work.verb == Verb::Register)
}

/// Whether the step has to do with a refusal of the service.
fn refuses(edition: &Edition, step: &Step) -> bool {
    let outputs = step.works.iter().filter_map(|work| edition.output(work.document.as_deref()?));
    outputs.into_iter().any(|output| output.kind == OutputKind::Refusal)
}
