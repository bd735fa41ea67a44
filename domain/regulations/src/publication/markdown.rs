//! Step table and directory as Markdown, for the command line; the words of the heads come from the caller.

use std::fmt::Write as _;

use kezek_kernel::{Language, Words};

use super::directory::{Arrow, Cell, Directory, Shape};
use super::row::{Row, RowTerm, Target};
use super::table::StepTable;

/// What stands where there is nothing, as in the acts' own tables.
const NOTHING: &str = "–";

/// The words around a step table.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct TableHeads {
    /// Number of the action.
    pub number: String,
    /// Name of the SFE.
    pub actor: String,
    /// Name of the action and its description.
    pub action: String,
    /// Form of completion.
    pub completion: String,
    /// Result that starts the next step.
    pub result: String,
    /// Term.
    pub term: String,
    /// Number of the next action.
    pub next: String,
    /// Clause.
    pub clause: String,
    /// Yes.
    pub yes: String,
    /// No.
    pub no: String,
    /// Marks what the act does not print.
    pub not_in_act: String,
}

/// The words around a directory.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct DirectoryHeads {
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Choice.
    pub choice: String,
    /// Yes.
    pub yes: String,
    /// No.
    pub no: String,
}

/// A step table in one language.
pub fn step_table_text(table: &StepTable<'_>, language: Language, heads: &TableHeads) -> String {
    let mut lines = Lines::default();
    let TableHeads { number, actor, action, completion, result, term, next, clause, .. } = heads;
    lines.head([number, actor, action, completion, result, term, next, clause].map(String::as_str));
    for row in &table.rows {
        let number = number_of(row.number, row.node);
        let number = if row.in_act { number } else { format!("{number} ({})", heads.not_in_act) };
        lines.row([
            number.as_str(),
            row.participant.short.of(language),
            row.action.of(language),
            words_of(row.completion, language),
            words_of(row.result, language),
            term_of(row, language),
            &next_of(row, language, heads),
            row.clause.cite.of(language),
        ]);
    }
    lines.0
}

/// A directory in one language.
pub fn directory_text(directory: &Directory<'_>, language: Language, heads: &DirectoryHeads) -> String {
    let mut lines = Lines::default();
    lines.head(directory.columns.iter().map(|column| column.short.of(language)));
    for cell in &directory.cells {
        let text = cell_text(cell, language, heads);
        let width = 0..directory.columns.len();
        lines.row(width.map(|column| if column == cell.column { text.as_str() } else { "" }));
    }
    lines.0
}

/// The number, and the node where that alone names the row.
fn number_of(number: Option<&str>, node: &str) -> String {
    match number {
        Some(number) if number == node => number.to_owned(),
        Some(number) => format!("{number} [{node}]"),
        None => format!("{NOTHING} [{node}]"),
    }
}

fn words_of(words: Option<&Words>, language: Language) -> &str {
    words.map_or(NOTHING, |words| words.of(language))
}

fn target_of(target: Target<'_>, language: Language) -> String {
    match target {
        Target::Row { number, node } => number_of(number, node),
        Target::Ending { name, .. } => name.of(language).to_owned(),
    }
}

fn term_of<'a>(row: &'a Row<'_>, language: Language) -> &'a str {
    match &row.term {
        RowTerm::Set { printed, .. } => printed.of(language),
        RowTerm::Unset(reason) => reason.of(language),
        RowTerm::OfNeighbours => NOTHING,
    }
}

/// What follows a row; a question of another row is written out once, because an answer alone would not name it.
fn next_of(row: &Row<'_>, language: Language, heads: &TableHeads) -> String {
    let mut asked = row.node;
    let mut told = Vec::new();
    for follow in &row.next {
        let mut text = String::new();
        for answer in &follow.answers {
            if answer.node != asked {
                text = text + answer.question.of(language) + " ";
                asked = answer.node;
            }
            text = text + if answer.yes { &heads.yes } else { &heads.no } + ": ";
        }
        told.push(text + &target_of(follow.to, language));
    }
    told.join("; ")
}

fn cell_text(cell: &Cell<'_>, language: Language, heads: &DirectoryHeads) -> String {
    let words = cell.words.of(language);
    let told = match cell.shape {
        Shape::Start => format!("({}) {words}", heads.start),
        Shape::End => format!("({}) {words}", heads.end),
        Shape::Action => format!("{} {words}", number_of(cell.number, cell.id)),
        Shape::Choice => format!("{} ({}) {words}", number_of(cell.number, cell.id), heads.choice),
    };
    let passage = |arrow: &Arrow<'_>| {
        let answer = match arrow.answer {
            Some(true) => format!("{} ", heads.yes),
            Some(false) => format!("{} ", heads.no),
            None => String::new(),
        };
        format!(" {answer}→ {}", target_of(arrow.to, language))
    };
    told + &cell.arrows.iter().map(passage).collect::<Vec<_>>().join(";")
}

/// A Markdown table under construction.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn head<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let cells: Vec<&str> = cells.into_iter().collect();
        self.row(cells.iter().copied());
        self.row(cells.iter().map(|_| "---"));
    }

    fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for cell in cells {
            let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
            // Writing into a text cannot fail.
            let _ = write!(self.0, "| {cell} ");
        }
        self.0.push_str("|\n");
    }
}
