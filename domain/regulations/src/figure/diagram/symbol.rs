//! The signs of a figure, in the order of the acts' legend.

use crate::figure::graph::{Graph, Part};
use crate::performer::Performer;
use crate::process::{Ending, EndingKind, Node};

/// A sign of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbol {
    InitialMessage,
    FinalMessage,
    FinalEvent,
    Error,
    InformationSystem,
    Process,
    Condition,
    ControlFlow,
    MessageFlow,
    ElectronicDocument,
}

impl Symbol {
    const ALL: [Self; 10] = [
        Self::InitialMessage,
        Self::FinalMessage,
        Self::FinalEvent,
        Self::Error,
        Self::InformationSystem,
        Self::Process,
        Self::Condition,
        Self::ControlFlow,
        Self::MessageFlow,
        Self::ElectronicDocument,
    ];

    /// How an ending is drawn: with a document it is a message, without a case an error.
    pub(super) fn of_ending(ending: &Ending) -> Self {
        match (&ending.output, ending.kind) {
            (Some(_), _) => Self::FinalMessage,
            (None, EndingKind::NotOpened) => Self::Error,
            (None, EndingKind::Positive | EndingKind::Negative) => Self::FinalEvent,
        }
    }

    /// How a node is drawn: as a system's when no person works at it.
    pub(super) fn of_node(node: &Node) -> Self {
        let by_system = node.works().iter().all(|work| matches!(work.by, Performer::System(_)));
        if by_system { Self::InformationSystem } else { Self::Process }
    }

    /// The signs that a figure uses.
    pub(super) fn used(graph: &Graph) -> Vec<Self> {
        let used = |symbol: &Self| match symbol {
            Self::ControlFlow => true,
            Self::MessageFlow => !graph.messages.is_empty(),
            Self::ElectronicDocument => graph
                .elements
                .iter()
                .any(|each| matches!(each.part, Part::End(ending) if ending.output.is_some())),
            _ => graph.elements.iter().any(|each| Self::of(each.part) == *symbol),
        };
        Self::ALL.into_iter().filter(used).collect()
    }

    fn of(part: Part) -> Self {
        match part {
            Part::Start => Self::InitialMessage,
            Part::Task(node) => Self::of_node(node),
            Part::Gateway(_) => Self::Condition,
            Part::End(ending) => Self::of_ending(ending),
        }
    }
}
