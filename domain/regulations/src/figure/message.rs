//! Messages between the process and those outside it: the recipient, state registers, gateways.

use kezek_kernel::{Language, SystemName};

use crate::edition::{Edition, Participant};
use crate::figure::graph::{Graph, Part};
use crate::performer::Performer;
use crate::process::{Node, Work};
use crate::run::Outcome;
use crate::verb::Verb;

/// With whom the process exchanges messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partner {
    /// The person who asks for the service; drawn above the lanes.
    Recipient,
    /// Registers that are asked and gateways that carry requests; drawn below the lanes.
    Systems,
}

/// Which way a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Into the process.
    In,
    /// Out of the process.
    Out,
}

/// A message between an element and a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) element: usize,
    pub(super) partner: Partner,
    pub(super) way: Way,
}

impl Partner {
    pub(super) const ALL: [Self; 2] = [Self::Recipient, Self::Systems];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Systems => "systems",
        }
    }

    /// The participants of the edition behind a partner, as far as the process has messages for them.
    fn participants<'a>(self, edition: &'a Edition, graph: &Graph) -> Vec<&'a Participant> {
        let used = |verb| works(graph).any(|work: &Work| work.verb == verb);
        let (asked, sent) = (used(Verb::AskRegister), used(Verb::Send));
        let behind = |each: &&Participant| match (self, each.system) {
            (Self::Recipient, _) => each.id == Performer::Recipient.to_string(),
            (Self::Systems, Some(SystemName::Registers)) => asked,
            (Self::Systems, Some(SystemName::Gateway)) => sent,
            (Self::Systems, _) => false,
        };
        edition.participants.iter().filter(behind).collect()
    }

    /// The name of the pool.
    pub(super) fn name(self, edition: &Edition, graph: &Graph, language: Language) -> String {
        let names = self.participants(edition, graph);
        names.iter().map(|each| each.short.of(language)).collect::<Vec<_>>().join(", ")
    }
}

fn works<'g>(graph: &'g Graph) -> impl Iterator<Item = &'g Work> {
    graph.elements.iter().flat_map(|element| match element.part {
        Part::Task(node) => node.works(),
        _ => &[],
    })
}

/// The messages of a process, each once.
pub(super) fn messages(edition: &Edition, graph: &Graph) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    // What is issued or delivered later leaves the provider for a centre or cabinet, not yet for the recipient.
    let handed_over = works(graph).any(|work| matches!(work.verb, Verb::Issue | Verb::Deliver));
    let mut add = |element, partner: Partner, way| {
        let message = Message { element, partner, way };
        if !found.contains(&message) && !partner.participants(edition, graph).is_empty() {
            found.push(message);
        }
    };
    for (index, element) in graph.elements.iter().enumerate() {
        let node = match element.part {
            Part::Start => {
                add(index, Partner::Recipient, Way::In);
                continue;
            }
            Part::Task(node) => node,
            Part::Gateway(_) | Part::End(_) => continue,
        };
        for work in node.works() {
            if work.by == Performer::Recipient && node.participant() != Performer::Recipient.to_string() {
                add(index, Partner::Recipient, Way::In);
            }
            if tells_the_recipient(work.verb) || work.verb == Verb::Dispatch && !handed_over {
                add(index, Partner::Recipient, Way::Out);
            }
            match work.verb {
                Verb::AskRegister => add(index, Partner::Systems, Way::Out),
                Verb::CheckRegisterAnswer if asks(graph) => add(index, Partner::Systems, Way::In),
                Verb::Send if has_gateway(edition) => {
                    add(index, Partner::Systems, Way::Out);
                    if let Some(next) = after(graph, index) {
                        add(next, Partner::Systems, Way::In);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

fn tells_the_recipient(verb: Verb) -> bool {
    use Verb::{
        Deliver, GiveReceipt, Issue, Notify, RefuseLogin, RefuseSignature, RefuseToAccept, ReportNoData,
    };
    matches!(
        verb,
        Deliver
            | GiveReceipt
            | Issue
            | Notify
            | RefuseLogin
            | RefuseSignature
            | RefuseToAccept
            | ReportNoData
    )
}

fn asks(graph: &Graph) -> bool {
    works(graph).any(|work| work.verb == Verb::AskRegister)
}

fn has_gateway(edition: &Edition) -> bool {
    edition.participants.iter().any(|each| each.system == Some(SystemName::Gateway))
}

/// The task that directly follows a step.
fn after(graph: &Graph, index: usize) -> Option<usize> {
    let flow = graph.flows.iter().find(|flow| flow.from == index && flow.after == Outcome::Done)?;
    matches!(graph.elements.get(flow.to)?.part, Part::Task(Node::Step(_) | Node::Condition(_)))
        .then_some(flow.to)
}
