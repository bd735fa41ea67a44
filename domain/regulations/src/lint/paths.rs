//! The ways through a process, each node at most once, so that a loop is walked once.

use crate::process::{Next, Node, Process};

/// The largest number of ways that are followed; the acts have fewer than ten each.
const MOST_WAYS: usize = 1_000;

/// One way from the start to an ending.
pub(super) struct Way<'a> {
    pub(super) nodes: Vec<&'a Node>,
    pub(super) ending: &'a str,
}

impl<'a> Way<'a> {
    /// The nodes after `since` is done; without it, or where the way does not pass it, those from `opens` on.
    pub(super) fn counted(&self, opens: &str, since: Option<&str>) -> &[&'a Node] {
        let place = |id: &str| self.nodes.iter().position(|node| node.id() == id);
        let from = since.and_then(place).map(|at| at + 1).or_else(|| place(opens)).unwrap_or(0);
        self.nodes.get(from..).unwrap_or_default()
    }
}

/// Every way, yes before no.
pub(super) fn ways(process: &Process) -> Vec<Way<'_>> {
    let mut ways = Vec::new();
    let mut open: Vec<Vec<&Node>> = process.node(&process.start).map(|node| vec![node]).into_iter().collect();
    while let Some(nodes) = open.pop() {
        let Some(last) = nodes.last() else { continue };
        for next in last.ways_out().into_iter().rev() {
            match next {
                Next::End(ending) => ways.push(Way { nodes: nodes.clone(), ending }),
                Next::Node(id) if nodes.iter().any(|node| node.id() == id) => {}
                Next::Node(id) => {
                    let longer = process.node(id).map(|node| [nodes.as_slice(), &[node]].concat());
                    open.extend(longer);
                }
            }
        }
        if ways.len() + open.len() > MOST_WAYS {
            break;
        }
    }
    ways
}
