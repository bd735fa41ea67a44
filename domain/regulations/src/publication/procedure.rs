//! The procedure in words: the actions in the act's order, the ways of one printed action under one number.

use kezek_kernel::Words;

use super::row::Row;
use super::table::step_table;
use crate::edition::{Edition, EditionKey};
use crate::norm::Clause;
use crate::process::{Channel, Process};

/// The procedure of one channel.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Procedure<'a> {
    /// The edition.
    pub edition: &'a EditionKey,
    /// The channel.
    pub channel: Channel,
    /// Its name for people.
    pub name: &'a Words,
    /// The clause that describes it.
    pub clause: &'a Clause,
    /// The items, in the act's order.
    pub items: Vec<Item<'a>>,
}

/// What stands under one printed number, or one action without a number.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Item<'a> {
    /// The number.
    pub number: Option<&'a str>,
    /// The actions and questions; with more than one, they are its sub-items.
    pub lines: Vec<Row<'a>>,
}

/// The procedure of a channel in words.
pub fn procedure<'a>(edition: &'a Edition, process: &'a Process) -> Procedure<'a> {
    let table = step_table(edition, process);
    let mut items: Vec<Item<'a>> = Vec::new();
    for row in table.rows {
        let number = row.number;
        let held = items.iter_mut().find(|item| row.goes_on && item.number == number);
        match held {
            Some(item) => item.lines.push(row),
            None => items.push(Item { number, lines: vec![row] }),
        }
    }
    Procedure {
        edition: table.edition,
        channel: table.channel,
        name: table.name,
        clause: table.clause,
        items,
    }
}
