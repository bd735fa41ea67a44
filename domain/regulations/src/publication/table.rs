//! The step table of a channel, in the acts' own columns.

use std::collections::BTreeSet;

use kezek_kernel::Words;

use super::row::{Follow, Row, RowKind, Target, row};
use crate::edition::{Edition, EditionKey};
use crate::norm::Clause;
use crate::process::{Channel, Process};

/// The steps and conditions of one channel, in the order of the data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StepTable<'a> {
    /// The edition.
    pub edition: &'a EditionKey,
    /// The channel.
    pub channel: Channel,
    /// Its name for people.
    pub name: &'a Words,
    /// The clause that describes it.
    pub clause: &'a Clause,
    /// One row for each node.
    pub rows: Vec<Row<'a>>,
}

/// The step table of a channel.
pub fn step_table<'a>(edition: &'a Edition, process: &'a Process) -> StepTable<'a> {
    let rows = process.nodes.iter().filter_map(|node| row(edition, process, node));
    StepTable {
        edition: &edition.key,
        channel: process.channel,
        name: &process.name,
        clause: &process.clause,
        rows: with_repeats(rows),
    }
}

impl<'a> StepTable<'a> {
    /// The table as acts print it: actions only, each with what follows when the questions behind it are answered.
    #[must_use]
    pub fn actions(&self) -> Self {
        let actions = self.rows.iter().filter(|row| row.kind == RowKind::Action).cloned();
        let rows = actions.map(|row| {
            let next = row.next.iter().flat_map(|follow| self.through(follow)).collect();
            Row { next, ..row }
        });
        Self { rows: with_repeats(rows), ..self.clone() }
    }

    /// The actions and endings behind `follow`, past every question in between; no question is asked twice.
    fn through(&self, follow: &Follow<'a>) -> Vec<Follow<'a>> {
        let Some(question) = self.question(follow.to) else { return vec![follow.clone()] };
        if follow.answers.iter().any(|answer| answer.node == question.node) {
            return Vec::new();
        }
        let joined = question.next.iter().map(|next| Follow {
            answers: [follow.answers.as_slice(), next.answers.as_slice()].concat(),
            to: next.to,
        });
        joined.flat_map(|next| self.through(&next)).collect()
    }

    fn question(&self, target: Target<'_>) -> Option<&Row<'a>> {
        let Target::Row { node, .. } = target else { return None };
        self.rows.iter().find(|row| row.node == node && row.kind == RowKind::Question)
    }
}

/// Marks the rows whose printed number an earlier row has.
fn with_repeats<'a>(rows: impl Iterator<Item = Row<'a>>) -> Vec<Row<'a>> {
    let mut seen = BTreeSet::new();
    rows.map(|row| Row { goes_on: row.number.is_some_and(|number| !seen.insert(number)), ..row }).collect()
}
