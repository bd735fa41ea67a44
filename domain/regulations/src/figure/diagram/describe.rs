//! The figure in words, for those who do not see it.

use kezek_kernel::Language;

use crate::edition::Edition;
use crate::figure::diagram::legend::Legend;
use crate::process::{Next, Node, Process};

/// The name of a figure: the service and the channel.
pub(super) fn title(edition: &Edition, process: &Process, language: Language) -> String {
    format!("{}. {}", edition.service.short_name.of(language), process.name.of(language))
}

/// The short name of the participant of a node.
pub(super) fn actor<'a>(edition: &'a Edition, node: &Node, language: Language) -> &'a str {
    edition.participant(node.participant()).map_or("", |each| each.short.of(language))
}

/// What a node is, in one line: its label, actor, action, term.
pub(super) fn node(edition: &Edition, node: &Node, label: &str, language: Language) -> String {
    let term = node.term().map(|term| format!(" ({})", term.printed.of(language))).unwrap_or_default();
    let actor = actor(edition, node, language);
    format!("{label} {actor}: {}{term}", node.words().of(language))
}

/// The whole process, a line for each node with what follows it.
pub(super) fn process(edition: &Edition, process: &Process, language: Language, legend: &Legend) -> String {
    let place = |next: &Next| match next {
        Next::Node(id) => process.node(id).map_or("", Node::number),
        Next::End(id) => edition.ending(id).map_or("", |ending| ending.name.of(language)),
    };
    let told = process.nodes.iter().map(|each| {
        let ways = match each {
            Node::Step(step) => format!("→ {}", place(&step.next)),
            Node::Condition(condition) => {
                let (yes, no) = (place(&condition.yes), place(&condition.no));
                format!("{} → {yes}; {} → {no}", legend.yes, legend.no)
            }
        };
        format!("{} {ways}", node(edition, each, each.number(), language))
    });
    told.collect::<Vec<_>>().join("\n")
}
