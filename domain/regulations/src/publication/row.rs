//! One row of a step table: who does or decides what, until when, and what follows.

use kezek_calendar::Term;
use kezek_kernel::Words;

use crate::codes::codes;
use crate::edition::{Edition, Participant};
use crate::norm::Clause;
use crate::process::{EndingKind, Next, Node, Process, StepTerm, TermElsewhere};

codes! {
    /// What a row holds.
    RowKind {
        /// Something is done.
        Action = "action",
        /// Something is decided.
        Question = "question",
    }
}

/// One action or question.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Row<'a> {
    /// The number as printed; `None` where the act gives the action none.
    pub number: Option<&'a str>,
    /// The node.
    pub node: &'a str,
    /// Action or question.
    pub kind: RowKind,
    /// Who acts.
    pub participant: Actor<'a>,
    /// The action or the question.
    pub action: &'a Words,
    /// The form of completion.
    pub completion: Option<&'a Words>,
    /// The result that starts the next step.
    pub result: Option<&'a Words>,
    /// The term, or why there is none.
    pub term: RowTerm<'a>,
    /// What follows.
    pub next: Vec<Follow<'a>>,
    /// The clause of the text.
    pub clause: &'a Clause,
    /// The place in the act's own table.
    pub table: Option<&'a Clause>,
    /// False for what the act needs but does not print.
    pub in_act: bool,
    /// True when an earlier row has the same printed number, which this row goes on or replaces.
    pub goes_on: bool,
}

/// A participant as the tables name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Actor<'a> {
    /// Its identifier.
    pub id: &'a str,
    /// Its abbreviation.
    pub short: &'a Words,
    /// Its full name.
    pub name: &'a Words,
    /// Whether the act itself lists it.
    pub listed: bool,
}

/// The column of terms.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowTerm<'a> {
    /// A term.
    Set {
        /// As the act prints it.
        printed: &'a Words,
        /// The shortest, where the act prints a range.
        at_least: Option<Term>,
        /// The longest.
        at_most: Term,
        /// Whether it is part of the service's term.
        in_service_term: bool,
        /// How a doubt of the act is read.
        settled: Option<&'a Words>,
        /// Where the act prints another term for the same step.
        elsewhere: Vec<Elsewhere<'a>>,
    },
    /// No term, and why.
    Unset(&'a Words),
    /// A question that is answered within the steps around it.
    OfNeighbours,
}

/// Another term that the act prints for the same step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Elsewhere<'a> {
    /// Where.
    pub clause: &'a Clause,
    /// The shortest.
    pub at_least: Option<Term>,
    /// The longest.
    pub at_most: Term,
}

/// What follows a row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Follow<'a> {
    /// The answers that lead there, in their order; empty after an action.
    pub answers: Vec<Answer<'a>>,
    /// Where to.
    pub to: Target<'a>,
}

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Answer<'a> {
    /// The node that asks.
    pub node: &'a str,
    /// What it asks.
    pub question: &'a Words,
    /// Yes or no.
    pub yes: bool,
}

/// Another row, or an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target<'a> {
    /// Another row.
    Row {
        /// Its printed number.
        number: Option<&'a str>,
        /// Its node.
        node: &'a str,
    },
    /// An ending.
    Ending {
        /// Its identifier.
        id: &'a str,
        /// What it means.
        kind: EndingKind,
        /// Its name.
        name: &'a Words,
    },
}

impl<'a> From<&'a Participant> for Actor<'a> {
    fn from(participant: &'a Participant) -> Self {
        let Participant { id, short, name, listed, .. } = participant;
        Self { id, short, name, listed: *listed }
    }
}

/// The row of a node; the loader has checked that its participant exists.
pub(super) fn row<'a>(edition: &'a Edition, process: &'a Process, node: &'a Node) -> Option<Row<'a>> {
    let follow = |yes: Option<bool>, next: &'a Next| {
        let answer = yes.map(|yes| Answer { node: node.id(), question: node.words(), yes });
        Some(Follow { answers: answer.into_iter().collect(), to: target(edition, process, next)? })
    };
    let shared = Row {
        number: printed(node),
        node: node.id(),
        kind: RowKind::Action,
        participant: edition.participant(node.participant())?.into(),
        action: node.words(),
        completion: None,
        result: None,
        term: node.term().map_or(RowTerm::OfNeighbours, set),
        next: Vec::new(),
        clause: node.clause(),
        table: None,
        in_act: true,
        goes_on: false,
    };
    Some(match node {
        Node::Step(step) => Row {
            completion: step.completion.as_ref(),
            result: step.result.as_ref(),
            term: step.term.as_ref().map_or_else(RowTerm::Unset, set),
            next: follow(None, &step.next).into_iter().collect(),
            table: step.table.as_ref(),
            in_act: step.in_act,
            ..shared
        },
        Node::Condition(condition) => Row {
            kind: RowKind::Question,
            next: [(true, &condition.yes), (false, &condition.no)]
                .into_iter()
                .filter_map(|(yes, next)| follow(Some(yes), next))
                .collect(),
            in_act: condition.in_act,
            ..shared
        },
    })
}

/// Where `next` leads.
fn target<'a>(edition: &'a Edition, process: &'a Process, next: &'a Next) -> Option<Target<'a>> {
    Some(match next {
        Next::Node(id) => {
            let node = process.node(id)?;
            Target::Row { number: printed(node), node: node.id() }
        }
        Next::End(id) => {
            let ending = edition.ending(id)?;
            Target::Ending { id: &ending.id, kind: ending.kind, name: &ending.name }
        }
    })
}

/// The printed number; a mere dash is none.
fn printed(node: &Node) -> Option<&str> {
    Some(node.number()).filter(|number| number.chars().any(char::is_alphanumeric))
}

fn set(term: &StepTerm) -> RowTerm<'_> {
    RowTerm::Set {
        printed: &term.printed,
        at_least: term.at_least,
        at_most: term.at_most,
        in_service_term: term.in_service_term,
        settled: term.settled.as_ref().map(|settled| &settled.reason),
        elsewhere: term.elsewhere.iter().map(elsewhere).collect(),
    }
}

fn elsewhere(other: &TermElsewhere) -> Elsewhere<'_> {
    Elsewhere { clause: &other.clause, at_least: other.at_least, at_most: other.at_most }
}
