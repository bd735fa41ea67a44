//! Names inside the document, made from the names of the data.

use crate::figure::graph::{Flow, Graph, Part};
use crate::run::Outcome;

/// The language of the conditions.
pub(super) const EXPRESSIONS: &str = "python";

/// The process.
pub(super) const PROCESS: &str = "process";

/// The name of an element.
pub(super) fn element(part: Part) -> String {
    match part {
        Part::Start => "start".to_owned(),
        Part::Task(node) => format!("node-{}", node.id()),
        Part::Gateway(condition) => format!("gateway-{}", condition.id),
        Part::End(ending) => format!("end-{}", ending.id),
    }
}

/// The name of a flow; a gateway has at most one for each answer, everything else one.
pub(super) fn flow(graph: &Graph, flow: &Flow) -> String {
    let from = element(graph.elements[flow.from].part);
    match flow.after {
        Outcome::Done => format!("flow-{from}"),
        Outcome::Yes => format!("flow-{from}-yes"),
        Outcome::No => format!("flow-{from}-no"),
    }
}

/// The variable that holds the answer of a condition.
pub(crate) fn variable(condition: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let name: String = condition.chars().map(plain).collect();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}
