//! Terms: missing, printed twice, doubtful, adding up to more than the result may take.

use std::collections::BTreeSet;

use super::finding::{Finding, FindingCode, Settlement};
use super::graph::in_act;
use super::paths::ways;
use super::sum::Sum;
use crate::edition::Edition;
use crate::process::{EndingKind, Node, Process, StepTerm, TermElsewhere};

pub(super) fn check(edition: &Edition, process: &Process) -> Vec<Finding> {
    let mut findings: Vec<Finding> = of_service(process).into_iter().collect();
    findings.extend(exceeding(edition, process));
    for node in process.nodes.iter().filter(|node| in_act(node)) {
        match (node, node.term()) {
            (Node::Step(step), None) => {
                let mut finding = Finding::of_node(FindingCode::TermMissing, process, node);
                finding.settled = step.term.clone().err().map(Settlement::NoTerm);
                findings.push(finding);
            }
            (_, Some(term)) => findings.extend(doubts(process, node, term)),
            (Node::Condition(_), None) => {}
        }
    }
    findings
}

/// The sum of the main way stands beside the missing term, with the steps that leave it open.
fn of_service(process: &Process) -> Option<Finding> {
    let term = process.result_term.as_ref();
    if term.is_some_and(|term| term.of_service) {
        return None;
    }
    let way = process.main_way();
    let opens = way.iter().position(|node| node.id() == process.opens).unwrap_or(0);
    let counted = way.get(opens..).unwrap_or_default();
    let without =
        counted.iter().filter(|node| matches!(node, Node::Step(step) if step.term.is_err())).count();
    let finding = Finding::of_channel(FindingCode::NoTermOfService, process)
        .fact("sum", sum(counted))
        .fact("steps-without-term", without)
        .read(term.and_then(|term| term.settled.as_ref()));
    Some(match term {
        Some(term) => Finding { clause: term.clause.clone(), ..finding }.fact("result-term", term.term),
        None => finding,
    })
}

fn exceeding(edition: &Edition, process: &Process) -> Vec<Finding> {
    let Some(term) = &process.result_term else { return Vec::new() };
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for way in ways(process) {
        let kind = edition.ending(way.ending).map(|ending| ending.kind);
        let sum = sum(way.counted(&process.opens, term.since.as_deref()));
        if kind != Some(EndingKind::NotOpened) && sum.exceeds(term.term) && told.insert(way.ending) {
            let finding = Finding::of_channel(FindingCode::StepsExceedTerm, process)
                .fact("ending", way.ending)
                .fact("sum", sum)
                .fact("term", term.term)
                .read(term.settled.as_ref());
            findings.push(Finding { clause: term.clause.clone(), ..finding });
        }
    }
    findings
}

/// Terms in the service's term, as printed: whatever `since` reads into them, they are added. A condition and the
/// node after it are one action of the act, so that of their terms the longer counts.
fn sum(nodes: &[&Node]) -> Sum {
    let mut sum = Sum::default();
    let terms = |at: usize| nodes.get(at).and_then(|node| node.term()).filter(|term| term.in_service_term);
    let mut at = 0;
    while let Some(node) = nodes.get(at) {
        let next = terms(at + 1).filter(|_| matches!(node, Node::Condition(_)));
        match (terms(at), next) {
            (Some(own), Some(next)) => {
                let longer = if exceeds(own, next) { own } else { next };
                sum.add(longer.at_most);
                at += 1;
            }
            (Some(own), None) => sum.add(own.at_most),
            (None, _) => {}
        }
        at += 1;
    }
    sum
}

fn exceeds(left: &StepTerm, right: &StepTerm) -> bool {
    let mut sum = Sum::default();
    sum.add(left.at_most);
    sum.exceeds(right.at_most)
}

fn doubts(process: &Process, node: &Node, term: &StepTerm) -> Vec<Finding> {
    if term.elsewhere.is_empty() {
        let doubtful = Finding::of_node(FindingCode::TermDoubtful, process, node).fact("term", term.at_most);
        return term.settled.iter().map(|settled| doubtful.clone().read(Some(settled))).collect();
    }
    let differ = |other: &TermElsewhere| {
        let least = other.at_least.map(|least| format!("{}-", least.amount)).unwrap_or_default();
        let finding = Finding::of_node(FindingCode::TermsDiffer, process, node)
            .fact("term", term.at_most)
            .fact("elsewhere", format!("{least}{}", other.at_most))
            .read(term.settled.as_ref());
        Finding { clause: other.clause.clone(), ..finding }
    };
    term.elsewhere.iter().map(differ).collect()
}
