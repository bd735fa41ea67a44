//! The graph of a process: every name leads somewhere, every node is reached, every way ends.

use std::collections::BTreeSet;

use super::process::Placed;
use super::table::{Faults, Table};
use crate::process::{Ending, EndingKind, Next, Process, ResultTerm};

pub(crate) fn check(
    faults: &Faults,
    process: &Process,
    placed: &[Placed],
    endings: &[Ending],
    root: &Table<'_>,
) {
    let add = |placed: &Placed, code, detail: &str| faults.add(&placed.at.file, placed.at.line, code, detail);
    let mut ids = BTreeSet::new();
    for each in placed {
        if !ids.insert(each.node.id()) {
            add(each, "duplicate-id", each.node.id());
        }
    }
    for each in placed {
        for way in each.node.ways_out() {
            if let Next::Node(next) = way
                && !next.is_empty()
                && !ids.contains(next.as_str())
            {
                add(each, "unknown-next", next);
            }
        }
        let since = each.node.term().and_then(|term| term.since.as_deref());
        if let Some(since) = since.filter(|since| !ids.contains(since)) {
            add(each, "unknown-since", since);
        }
    }
    for (key, id) in [("start", &process.start), ("opens", &process.opens)] {
        if !id.is_empty() && !ids.contains(id.as_str()) {
            root.fault(key, "unknown-node", id);
        }
    }
    check_result_term(process.result_term.as_ref(), &ids, root);
    let reached = reached(process);
    let leading_out = leading_out(process);
    for each in placed {
        if !reached.contains(each.node.id()) {
            add(each, "unreachable", each.node.id());
        }
        if !leading_out.contains(each.node.id()) {
            add(each, "no-way-out", each.node.id());
        }
    }
    if !reached_endings(process, &reached, endings).contains(&EndingKind::Positive) {
        root.fault("start", "no-positive-ending", process.channel.code());
    }
}

fn check_result_term(term: Option<&ResultTerm>, ids: &BTreeSet<&str>, root: &Table<'_>) {
    let since = term.and_then(|term| term.since.as_deref());
    if let Some(since) = since.filter(|since| !ids.contains(since)) {
        root.fault("result_term", "unknown-since", since);
    }
}

/// Nodes to which some way leads from the start.
fn reached(process: &Process) -> BTreeSet<&str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![process.start.as_str()];
    while let Some(id) = open.pop() {
        let Some(node) = process.node(id) else { continue };
        if reached.insert(node.id()) {
            open.extend(node.ways_out().into_iter().filter_map(|way| match way {
                Next::Node(next) => Some(next.as_str()),
                Next::End(_) => None,
            }));
        }
    }
    reached
}

/// Nodes from which some way leads to an ending.
fn leading_out(process: &Process) -> BTreeSet<&str> {
    let mut leading = BTreeSet::new();
    for _ in 0..process.nodes.len() {
        let before = leading.len();
        for node in &process.nodes {
            let out = node.ways_out().into_iter().any(|way| match way {
                Next::End(_) => true,
                Next::Node(next) => leading.contains(next.as_str()),
            });
            if out {
                leading.insert(node.id());
            }
        }
        if leading.len() == before {
            break;
        }
    }
    leading
}

fn reached_endings(process: &Process, reached: &BTreeSet<&str>, endings: &[Ending]) -> Vec<EndingKind> {
    let nodes = process.nodes.iter().filter(|node| reached.contains(node.id()));
    let ways = nodes.flat_map(|node| node.ways_out().into_iter().cloned().collect::<Vec<_>>());
    let ids: Vec<String> = ways
        .filter_map(|way| match way {
            Next::End(id) => Some(id),
            Next::Node(_) => None,
        })
        .collect();
    endings.iter().filter(|ending| ids.contains(&ending.id)).map(|ending| ending.kind).collect()
}
