//! Numbers: a request registered twice by one body, a printed number at two places of one path.

use std::collections::BTreeSet;

use kezek_kernel::SystemName;

use super::finding::{Finding, FindingCode};
use super::graph::in_act;
use super::paths::{Way, ways};
use crate::performer::Performer;
use crate::process::{Node, Process};
use crate::verb::Verb;

pub(super) fn check(process: &Process) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for way in ways(process) {
        for (code, node, first) in registered_twice(&way).into_iter().chain(repeated(&way)) {
            if told.insert((code, node.id().to_owned())) {
                findings.push(Finding::of_node(code, process, node).fact("first", first));
            }
        }
    }
    findings
}

/// Registrations of the request, before anything is drafted; those that follow are of the result.
fn registered_twice<'a>(way: &Way<'a>) -> Vec<(FindingCode, &'a Node, &'a str)> {
    let mut found = Vec::new();
    let (mut provider, mut centre) = (None, None);
    for node in &way.nodes {
        if node.works().iter().any(|work| work.verb == Verb::Draft) {
            break;
        }
        for work in node.works().iter().filter(|work| work.verb == Verb::Register) {
            let of_centre = matches!(work.by, Performer::Centre(_) | Performer::System(SystemName::Centre));
            let first = if of_centre { &mut centre } else { &mut provider };
            match *first {
                Some(first) => found.push((FindingCode::NumberTwice, *node, first)),
                None => *first = Some(node.id()),
            }
        }
    }
    found
}

/// A printed action may be several nodes, one after another; the same number further on is another place.
fn repeated<'a>(way: &Way<'a>) -> Vec<(FindingCode, &'a Node, &'a str)> {
    let printed =
        way.nodes.iter().filter(|node| in_act(node) && node.number().chars().any(char::is_alphanumeric));
    let printed: Vec<&Node> = printed.copied().collect();
    let mut found = Vec::new();
    for (at, node) in printed.iter().enumerate() {
        let before = printed.get(..at).unwrap_or_default();
        let next_to = before.last().is_some_and(|last| last.number() == node.number());
        let first = before.iter().find(|other| other.number() == node.number());
        if let Some(first) = first.filter(|_| !next_to) {
            found.push((FindingCode::NumberRepeated, *node, first.id()));
        }
    }
    found
}
