//! What a figure shows: start, tasks, gateways and ends with the flows between them, the lanes they stand in, and
//! the messages that pass between the process and those outside it.

use std::collections::BTreeMap;

use crate::edition::{Edition, Participant};
use crate::figure::message::{Message, messages};
use crate::performer::Performer;
use crate::process::{Condition, Ending, Next, Node, Process};
use crate::run::Outcome;

/// What an element stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// The beginning of the procedure.
    Start,
    /// A step, or the work that decides a condition.
    Task(&'a Node),
    /// The choice after the deciding work.
    Gateway(&'a Condition),
    /// An ending that is reached.
    End(&'a Ending),
}

/// One element of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) part: Part<'a>,
    pub(super) lane: usize,
}

/// A flow of control; `after` is yes or no behind a gateway.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) after: Outcome,
}

/// All elements of a process.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    pub(super) elements: Vec<Element<'a>>,
    pub(super) flows: Vec<Flow>,
    pub(super) lanes: Vec<&'a Participant>,
    pub(super) messages: Vec<Message>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(edition: &'a Edition, process: &'a Process) -> Self {
        let lanes = lanes(edition, process);
        let lane_of =
            |node: &Node| lanes.iter().position(|lane| lane.id == node.participant()).unwrap_or_default();
        let mut elements =
            vec![Element { part: Part::Start, lane: process.node(&process.start).map_or(0, lane_of) }];
        let mut doors: BTreeMap<&str, usize> = BTreeMap::new();
        for node in &process.nodes {
            doors.insert(node.id(), elements.len());
            elements.push(Element { part: Part::Task(node), lane: lane_of(node) });
            if let Node::Condition(condition) = node {
                elements.push(Element { part: Part::Gateway(condition), lane: lane_of(node) });
            }
        }
        let mut graph = Self { elements, flows: Vec::new(), lanes, messages: Vec::new() };
        graph.flows.extend(doors.get(process.start.as_str()).map(|&to| Flow {
            from: 0,
            to,
            after: Outcome::Done,
        }));
        let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
        for node in &process.nodes {
            let Some(&task) = doors.get(node.id()) else { continue };
            let (from, outcomes): (usize, &[Outcome]) = match node {
                Node::Step(_) => (task, &[Outcome::Done]),
                Node::Condition(_) => {
                    graph.flows.push(Flow { from: task, to: task + 1, after: Outcome::Done });
                    (task + 1, &[Outcome::Yes, Outcome::No])
                }
            };
            for (next, &after) in node.ways_out().into_iter().zip(outcomes) {
                let to = match next {
                    Next::Node(id) => doors.get(id.as_str()).copied(),
                    Next::End(id) => ends.get(id.as_str()).copied().or_else(|| {
                        let ending = edition.ending(id)?;
                        graph
                            .elements
                            .push(Element { part: Part::End(ending), lane: graph.elements[from].lane });
                        ends.insert(id, graph.elements.len() - 1);
                        Some(graph.elements.len() - 1)
                    }),
                };
                graph.flows.extend(to.map(|to| Flow { from, to, after }));
            }
        }
        graph.messages = messages(edition, &graph);
        graph
    }

    /// The same elements without lanes and without the outer world.
    pub(super) fn in_one_lane(mut self) -> Self {
        for element in &mut self.elements {
            element.lane = 0;
        }
        self.lanes.truncate(1);
        self.messages.clear();
        self
    }
}

/// The participants with a node in the process: the recipient first, then centre, provider and systems, each in the
/// order of the edition.
fn lanes<'a>(edition: &'a Edition, process: &Process) -> Vec<&'a Participant> {
    let of = |id: &str| process.nodes.iter().filter(move |node| node.participant() == id).collect::<Vec<_>>();
    let taking_part = edition.participants.iter().filter(|each| !of(&each.id).is_empty());
    let mut lanes: Vec<&Participant> = taking_part.collect();
    lanes.sort_by_key(|each| owner(each, &of(&each.id)));
    lanes
}

fn owner(participant: &Participant, nodes: &[&Node]) -> Owner {
    if participant.system.is_some() {
        return Owner::Systems;
    }
    let performers = nodes.iter().flat_map(|node| node.works()).map(|work| match work.by {
        Performer::Recipient => Owner::Recipient,
        Performer::Centre(_) => Owner::Centre,
        Performer::Officer(_) => Owner::Provider,
        Performer::System(_) => Owner::Systems,
    });
    performers.min().unwrap_or(Owner::Systems)
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Recipient,
    Centre,
    Provider,
    Systems,
}
