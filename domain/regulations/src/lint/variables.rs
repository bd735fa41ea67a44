//! The conditions of the BPMN: each answer has a variable of its own, else an engine takes one answer for another.

use super::finding::{Finding, FindingCode};
use crate::figure::variable;
use crate::process::{Node, Process};

pub(super) fn check(process: &Process) -> Vec<Finding> {
    let conditions = process.nodes.iter().filter(|node| matches!(node, Node::Condition(_)));
    let conditions: Vec<&Node> = conditions.collect();
    let shared = |(at, node): (usize, &&Node)| {
        let mut before = conditions.iter().take(at);
        let first = before.find(|other| variable(other.id()) == variable(node.id()))?;
        let finding = Finding::of_node(FindingCode::VariableShared, process, node);
        Some(finding.fact("first", first.id()).fact("variable", variable(node.id())))
    };
    conditions.iter().enumerate().filter_map(shared).collect()
}
