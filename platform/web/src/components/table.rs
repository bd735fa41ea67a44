//! Tables and the links between their pages.

use crate::html::component;
use crate::{Link, Phrase, Tag};

/// A table with a caption; on a narrow screen each row becomes a card.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it shows.
    pub caption: Phrase,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Row>,
    /// The words where there is no row.
    pub empty: Phrase,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its heading.
    pub words: Phrase,
    /// Figures: aligned right, all digits of one width.
    pub figures: bool,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Words.
    Words(Phrase),
    /// A link.
    Link(Link),
    /// A state.
    Tag(Tag),
}

impl Column {
    /// A column of words.
    pub fn words(words: impl Into<Phrase>) -> Self {
        Self { words: words.into(), figures: false }
    }

    /// A column of figures.
    pub fn figures(words: impl Into<Phrase>) -> Self {
        Self { words: words.into(), figures: true }
    }
}

impl Table {
    fn pair<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().zip(&row.cells)
    }
}

/// Links to the page before and after.
#[derive(Debug, Clone)]
pub struct Pager {
    /// This page, from 1.
    pub here: usize,
    /// How many there are.
    pub of: usize,
    /// Where the page before stands.
    pub before: Option<String>,
    /// Where the next page stands.
    pub after: Option<String>,
}

/// Links to the pages beside this one in a list whose length nobody counts.
#[derive(Debug, Clone)]
pub struct Neighbours {
    /// Where the first page stands, unless this is it.
    pub first: Option<String>,
    /// Where the page before stands.
    pub before: Option<String>,
    /// Where the next page stands.
    pub after: Option<String>,
}

component!(Neighbours, "components/neighbours.html");
component!(Table, "components/table.html");
component!(Pager, "components/pager.html");
