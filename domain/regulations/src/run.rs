//! The state machine: a position in a process, and what follows an outcome.

use std::fmt;
use std::str::FromStr;

use kezek_kernel::SystemName;

use crate::process::{Next, Node, Process, StepTerm, Work};
use crate::verb::Verb;

/// A place in a process: a node and the number of one of its works, written `P8.1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Position {
    node: String,
    work: u16,
}

/// The text is not a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a position is a node, a point and a number from 1")]
pub struct PositionFault;

impl Position {
    /// The first work of a node.
    fn first(node: &str) -> Self {
        Self { node: node.to_owned(), work: 1 }
    }

    /// The node's name.
    pub fn node(&self) -> &str {
        &self.node
    }

    /// The number of the work, from 1.
    pub fn work(&self) -> u16 {
        self.work
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.node, self.work)
    }
}

impl FromStr for Position {
    type Err = PositionFault;
    fn from_str(text: &str) -> Result<Self, PositionFault> {
        let (node, work) = text.rsplit_once('.').ok_or(PositionFault)?;
        let number: u16 = work.parse().map_err(|_| PositionFault)?;
        if node.is_empty() || number == 0 || number.to_string() != work {
            return Err(PositionFault);
        }
        Ok(Self { node: node.to_owned(), work: number })
    }
}

impl TryFrom<String> for Position {
    type Error = PositionFault;
    fn try_from(text: String) -> Result<Self, PositionFault> {
        text.parse()
    }
}

impl From<Position> for String {
    fn from(position: Position) -> Self {
        position.to_string()
    }
}

/// How a work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A work of a step is done.
    Done,
    /// A condition is answered with yes.
    Yes,
    /// A condition is answered with no.
    No,
}

/// Where the case stands after an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// At the next work.
    At(Position),
    /// At this ending.
    Ended(String),
}

/// The outcome cannot happen here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotPossible {
    /// The process has no such position.
    #[error("the process has no position {0}")]
    NoSuchPosition(Position),
    /// A step answered yes or no, or a condition was done.
    #[error("{outcome:?} cannot follow at {position}")]
    WrongOutcome {
        /// Where.
        position: Position,
        /// What was said.
        outcome: Outcome,
    },
}

impl Process {
    /// The node with this name.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id() == id)
    }

    /// Every position with its work, in the order of the file.
    pub fn positions(&self) -> impl Iterator<Item = (Position, &Work)> {
        self.nodes.iter().flat_map(|node| {
            (1..).zip(node.works()).map(|(work, each)| (Position { node: node.id().to_owned(), work }, each))
        })
    }

    /// The first position of the procedure as the act prints it.
    pub fn start_position(&self) -> Position {
        Position::first(&self.start)
    }

    /// The position where a person's request begins.
    pub fn opening(&self) -> Position {
        Position::first(&self.opens)
    }

    /// The position at which the process first enters a system, along the way that every condition answers yes.
    pub fn entry(&self, system: SystemName) -> Option<Position> {
        self.main_way()
            .into_iter()
            .flat_map(|node| {
                (1..)
                    .zip(node.works())
                    .map(|(work, each)| (Position { node: node.id().to_owned(), work }, each))
            })
            .find(|(_, work)| work.system == system)
            .map(|(position, _)| position)
    }

    /// The nodes from the start to the end when every condition answers yes.
    pub fn main_way(&self) -> Vec<&Node> {
        let mut way: Vec<&Node> = Vec::new();
        let mut next = self.node(&self.start);
        while let Some(node) = next.filter(|_| way.len() < self.nodes.len()) {
            way.push(node);
            next = match node.ways_out().first() {
                Some(Next::Node(id)) => self.node(id),
                _ => None,
            };
        }
        way
    }

    /// The work at a position.
    pub fn work(&self, position: &Position) -> Option<&Work> {
        self.node(&position.node)?.works().get(usize::from(position.work) - 1)
    }

    /// The work by which the document of a position is signed: the position's own when it asks for a signature, else,
    /// from a draft on, the next signature of the same document on the way that every condition answers yes.
    pub fn signing_of(&self, position: &Position) -> Option<&Work> {
        let asked = self.work(position)?;
        match asked.verb {
            Verb::Sign => return Some(asked),
            Verb::Draft => {}
            _ => return None,
        }
        let mut here = position.clone();
        for _ in 0..self.nodes.iter().map(|node| node.works().len()).sum() {
            let outcome = match self.node(here.node())? {
                Node::Step(_) => Outcome::Done,
                Node::Condition(_) => Outcome::Yes,
            };
            let Ok(Progress::At(next)) = self.after(&here, outcome) else { return None };
            let work = self.work(&next)?;
            if work.verb == Verb::Sign && work.document == asked.document {
                return Some(work);
            }
            here = next;
        }
        None
    }

    /// The term that binds the work at a position, apart from the term of the result.
    pub fn term(&self, position: &Position) -> Option<&StepTerm> {
        let work = self.work(position)?;
        self.node(&position.node)?.term().filter(|term| term.covers.is_none_or(|verb| verb == work.verb))
    }

    /// What follows `outcome` at `position`.
    pub fn after(&self, position: &Position, outcome: Outcome) -> Result<Progress, NotPossible> {
        let missing = || NotPossible::NoSuchPosition(position.clone());
        let node = self.node(&position.node).ok_or_else(missing)?;
        let wrong = || NotPossible::WrongOutcome { position: position.clone(), outcome };
        self.work(position).ok_or_else(missing)?;
        let next = match (node, outcome) {
            (Node::Step(step), Outcome::Done) => {
                if usize::from(position.work) < step.works.len() {
                    let work = position.work + 1;
                    return Ok(Progress::At(Position { node: position.node.clone(), work }));
                }
                &step.next
            }
            (Node::Condition(condition), Outcome::Yes) => &condition.yes,
            (Node::Condition(condition), Outcome::No) => &condition.no,
            _ => return Err(wrong()),
        };
        Ok(match next {
            Next::Node(id) => Progress::At(Position::first(id)),
            Next::End(id) => Progress::Ended(id.clone()),
        })
    }
}
