//! The business-process directory: who does what, in lanes, with the passage to the next action.

use kezek_kernel::Words;

use super::row::{Actor, Answer, Row, RowKind, Target};
use super::table::step_table;
use crate::codes::codes;
use crate::edition::{Edition, EditionKey};
use crate::norm::Clause;
use crate::process::{Channel, Process};

/// The directory of one channel.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Directory<'a> {
    /// The edition.
    pub edition: &'a EditionKey,
    /// The channel.
    pub channel: Channel,
    /// Its name for people.
    pub name: &'a Words,
    /// The participants, in the order in which they first act.
    pub columns: Vec<Actor<'a>>,
    /// One cell a row: the start, every node in order, then the endings.
    pub cells: Vec<Cell<'a>>,
}

codes! {
    /// The signs of the directory's legend; the fourth, the passage, is an [`Arrow`].
    Shape {
        /// The procedure starts.
        Start = "start",
        /// Name of an action.
        Action = "action",
        /// A choice.
        Choice = "choice",
        /// The procedure ends.
        End = "end",
    }
}

/// The one filled cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Cell<'a> {
    /// Which column it stands in, from 0.
    pub column: usize,
    /// Its sign.
    pub shape: Shape,
    /// The node or the ending; empty for the start.
    pub id: &'a str,
    /// The printed number.
    pub number: Option<&'a str>,
    /// The action, the question, the name of the ending; at the start the name of the channel.
    pub words: &'a Words,
    /// The clause of the text; an ending has none.
    pub clause: Option<&'a Clause>,
    /// False for what the act needs but does not print.
    pub in_act: bool,
    /// The passages from here.
    pub arrows: Vec<Arrow<'a>>,
}

/// A passage to the next cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Arrow<'a> {
    /// The answer of a choice.
    pub answer: Option<bool>,
    /// Where to.
    pub to: Target<'a>,
    /// The row of `cells` it leads to.
    pub row: usize,
}

/// The business-process directory of a channel.
pub fn directory<'a>(edition: &'a Edition, process: &'a Process) -> Directory<'a> {
    let table = step_table(edition, process);
    let mut directory = Directory {
        edition: table.edition,
        channel: table.channel,
        name: table.name,
        columns: Vec::new(),
        cells: Vec::new(),
    };
    if let Some(row) = table.rows.iter().find(|row| row.node == process.start) {
        let column = directory.column(row.participant);
        let to = Target::Row { number: row.number, node: row.node };
        directory.cells.push(Cell {
            column,
            shape: Shape::Start,
            id: "",
            number: None,
            words: table.name,
            clause: Some(table.clause),
            in_act: true,
            arrows: vec![Arrow { answer: None, to, row: 0 }],
        });
    }
    for row in &table.rows {
        directory.node(row);
    }
    directory.endings(&table.rows);
    directory.point();
    directory
}

impl<'a> Directory<'a> {
    /// The column of a participant, opened where he acts for the first time.
    fn column(&mut self, actor: Actor<'a>) -> usize {
        let held = self.columns.iter().position(|column| column.id == actor.id);
        held.unwrap_or_else(|| {
            self.columns.push(actor);
            self.columns.len() - 1
        })
    }

    fn node(&mut self, row: &Row<'a>) {
        let column = self.column(row.participant);
        let answer = |answers: &[Answer<'a>]| answers.first().map(|answer| answer.yes);
        let arrows =
            row.next.iter().map(|follow| Arrow { answer: answer(&follow.answers), to: follow.to, row: 0 });
        self.cells.push(Cell {
            column,
            shape: if row.kind == RowKind::Question { Shape::Choice } else { Shape::Action },
            id: row.node,
            number: row.number,
            words: row.action,
            clause: Some(row.clause),
            in_act: row.in_act,
            arrows: arrows.collect(),
        });
    }

    /// Each ending once, in the column of the last who leads to it.
    fn endings(&mut self, rows: &[Row<'a>]) {
        let nodes = self.cells.len();
        for row in rows {
            for follow in &row.next {
                let Target::Ending { id, name, .. } = follow.to else { continue };
                let column = self.column(row.participant);
                if let Some(end) = self.cells.iter_mut().skip(nodes).find(|cell| cell.id == id) {
                    end.column = column;
                    continue;
                }
                self.cells.push(Cell {
                    column,
                    shape: Shape::End,
                    id,
                    number: None,
                    words: name,
                    clause: None,
                    in_act: true,
                    arrows: Vec::new(),
                });
            }
        }
    }

    /// Fills in the rows to which the arrows lead.
    fn point(&mut self) {
        let places: Vec<(&str, bool)> =
            self.cells.iter().map(|cell| (cell.id, cell.shape == Shape::End)).collect();
        for arrow in self.cells.iter_mut().flat_map(|cell| &mut cell.arrows) {
            let wanted = match arrow.to {
                Target::Row { node, .. } => (node, false),
                Target::Ending { id, .. } => (id, true),
            };
            arrow.row = places.iter().position(|place| *place == wanted).unwrap_or_default();
        }
    }
}
