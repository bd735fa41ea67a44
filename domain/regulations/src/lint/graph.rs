//! Steps against the act's own print: not printed, not in the table, in another's lane, before the assignment.

use kezek_kernel::Role;

use super::finding::{Finding, FindingCode};
use super::paths::ways;
use crate::edition::Edition;
use crate::performer::Performer;
use crate::process::{Node, Process};
use crate::verb::Verb;

pub(super) fn check(edition: &Edition, process: &Process) -> Vec<Finding> {
    let mut findings = Vec::new();
    let has_table = process.nodes.iter().any(|node| matches!(node, Node::Step(step) if step.table.is_some()));
    for node in &process.nodes {
        let mut say = |code| findings.push(Finding::of_node(code, process, node));
        if !in_act(node) {
            say(FindingCode::StepNotPrinted);
            continue;
        }
        if has_table && matches!(node, Node::Step(step) if step.table.is_none()) {
            say(FindingCode::StepNotInTable);
        }
        if !lane_acts(edition, node) {
            let finding = Finding::of_node(FindingCode::LaneDoesNotAct, process, node);
            let by: Vec<String> = node.works().iter().map(|work| work.by.to_string()).collect();
            findings.push(finding.fact("lane", node.participant()).fact("by", by.join("+")));
        }
    }
    findings.extend(not_assigned(process));
    findings
}

/// Whether the participant in whose lane a node stands does some work of it. Where it is a body of several roles,
/// such as the provider, the data cannot say.
fn lane_acts(edition: &Edition, node: &Node) -> bool {
    let Some(participant) = edition.participant(node.participant()) else { return true };
    match (participant.system, Performer::from_code(&participant.id)) {
        (Some(system), _) => node.works().iter().any(|work| work.by == Performer::System(system)),
        (None, Some(performer)) => node.works().iter().any(|work| work.by == performer),
        (None, None) => true,
    }
}

/// The first node on some way at which an executor works while nobody has assigned him; told once.
fn not_assigned(process: &Process) -> Option<Finding> {
    let assigns = |node: &Node| node.works().iter().any(|work| work.verb == Verb::Assign);
    let executor = Performer::Officer(Role::Executor);
    let early = ways(process).into_iter().find_map(|way| {
        let mut before = way.nodes.into_iter().take_while(|node| !assigns(node));
        before.find(|node| node.works().iter().any(|work| work.by == executor))
    })?;
    let assigned = if process.nodes.iter().any(assigns) { "later" } else { "never" };
    Some(Finding::of_node(FindingCode::ExecutorNotAssigned, process, early).fact("assigned", assigned))
}

/// Whether the act prints the node.
pub(super) fn in_act(node: &Node) -> bool {
    match node {
        Node::Step(step) => step.in_act,
        Node::Condition(condition) => condition.in_act,
    }
}
