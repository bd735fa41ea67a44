//! One channel of an edition: the procedure in words, the table of steps, the directory of the business process.

use std::collections::BTreeSet;

use askama::Template;
use kezek_kernel::Words;
use kezek_regulations::publication::{
    Cell as DirectoryCell, Follow, Item, Row as StepRow, RowTerm, Shape, Target, directory, procedure,
    step_table,
};
use kezek_regulations::{Clause, Edition, Node, Process};
use kezek_web::{Cell, Column, Phrase, Row, Table, Ui};

use super::FigureFile;
use crate::pages::paths;

/// The stroke where a column has nothing to say, as in the acts' own tables.
const NOTHING: &str = "–";

/// How a channel goes.
#[derive(Debug, Template)]
#[template(path = "portal/acts/channel.html")]
pub(crate) struct ChannelPage {
    pub(crate) ui: Ui,
    pub(crate) service: Words,
    pub(crate) channel: Words,
    pub(crate) clause: Words,
    pub(crate) edition: String,
    pub(crate) items: Vec<ItemView>,
    pub(crate) steps: Table,
    pub(crate) directory: Table,
    pub(crate) flow: String,
    pub(crate) interaction: String,
    pub(crate) bpmn: String,
    pub(crate) list: &'static str,
}

/// What stands under one printed number.
#[derive(Debug)]
pub(crate) struct ItemView {
    pub(crate) number: String,
    pub(crate) lines: Vec<LineView>,
}

/// One action or question in words.
#[derive(Debug)]
pub(crate) struct LineView {
    pub(crate) actor: Words,
    pub(crate) action: Words,
    pub(crate) term: Option<Words>,
    pub(crate) clause: Words,
    pub(crate) in_act: bool,
}

impl ChannelPage {
    /// A channel of an edition.
    pub(crate) fn of(ui: Ui, edition: &Edition, process: &Process) -> Self {
        let steps = steps(&ui, edition, process);
        let directory = directory_table(&ui, edition, process);
        let figure =
            |file: FigureFile| paths::figure(&edition.key, process.channel, &file.name(ui.language()));
        let (flow, interaction) = (figure(FigureFile::Flow), figure(FigureFile::Interaction));
        let bpmn = figure(FigureFile::Bpmn);
        Self {
            ui: ui.at("acts"),
            service: edition.service.short_name.clone(),
            channel: process.name.clone(),
            clause: process.clause.cite.clone(),
            edition: paths::edition(&edition.key),
            items: procedure(edition, process).items.iter().map(|each| item(edition, each)).collect(),
            steps,
            directory,
            flow,
            interaction,
            bpmn,
            list: paths::ACTS,
        }
    }
}

fn item(edition: &Edition, item: &Item<'_>) -> ItemView {
    let lines = item.lines.iter().map(|row| LineView {
        actor: row.participant.name.clone(),
        action: row.action.clone(),
        term: match &row.term {
            RowTerm::Set { printed, .. } => Some((*printed).clone()),
            RowTerm::Unset(_) | RowTerm::OfNeighbours => None,
        },
        clause: place(edition, row.clause),
        in_act: row.in_act,
    });
    ItemView { number: item.number.unwrap_or(NOTHING).to_owned(), lines: lines.collect() }
}

/// The place alone where it lies in the norm that heads the page, the whole citation elsewhere.
fn place(edition: &Edition, clause: &Clause) -> Words {
    let Some(norm) = edition.norm(&clause.norm).filter(|_| clause.norm == edition.service.clause.norm) else {
        return clause.cite.clone();
    };
    let short = |cite: &str, norm: &str| {
        cite.strip_prefix(norm).and_then(|place| place.strip_prefix(", ")).unwrap_or(cite).to_owned()
    };
    Words {
        kk: short(&clause.cite.kk, &norm.cite.kk),
        ru: short(&clause.cite.ru, &norm.cite.ru),
        en: short(&clause.cite.en, &norm.cite.en),
    }
}

/// The table in the acts' own columns: actions, each with what follows.
fn steps(ui: &Ui, edition: &Edition, process: &Process) -> Table {
    let table = step_table(edition, process).actions();
    let columns = ["number", "actor", "action", "completion", "result", "term", "next"];
    Table {
        caption: "channel-table".into(),
        columns: columns.map(|name| Column::words(Phrase::key(format!("column-{name}")))).into(),
        rows: table.rows.iter().map(|row| step(ui, process, row)).collect(),
        empty: "acts-none".into(),
    }
}

fn step(ui: &Ui, process: &Process, row: &StepRow<'_>) -> Row {
    let or_nothing = |words: Option<&Words>| words.map_or(Phrase::plain(NOTHING), Phrase::from);
    let term = match &row.term {
        RowTerm::Set { printed, .. } => Phrase::from(*printed),
        RowTerm::Unset(reason) => Phrase::from(*reason),
        RowTerm::OfNeighbours => Phrase::plain(NOTHING),
    };
    let cells = [
        Phrase::plain(row.number.unwrap_or(row.node)),
        Phrase::from(row.participant.short),
        Phrase::from(row.action),
        or_nothing(row.completion),
        or_nothing(row.result),
        term,
        Phrase::plain(next(ui, process, row)),
    ];
    Row { cells: cells.into_iter().map(Cell::Words).collect() }
}

/// What follows a row, with the answers that lead there where they part.
fn next(ui: &Ui, process: &Process, row: &StepRow<'_>) -> String {
    let targets: BTreeSet<String> = row.next.iter().map(|follow| target(ui, follow)).collect();
    if let (Some(only), 1) = (targets.first(), targets.len()) {
        return only.clone();
    }
    let told = row.next.iter().map(|follow| {
        let mut text = String::new();
        for answer in &follow.answers {
            let number = process.node(answer.node).map_or(answer.node, Node::number);
            let said = if answer.yes { "answer-yes" } else { "answer-no" };
            text = text + number + " " + &ui.t(said) + ": ";
        }
        text + &target(ui, follow)
    });
    told.collect::<Vec<_>>().join("; ")
}

fn target(ui: &Ui, follow: &Follow<'_>) -> String {
    match follow.to {
        Target::Row { number, node } => number.unwrap_or(node).to_owned(),
        Target::Ending { name, .. } => ui.words(name).to_owned(),
    }
}

/// Participants are columns, and each row has one cell in the column of who acts.
fn directory_table(ui: &Ui, edition: &Edition, process: &Process) -> Table {
    let directory = directory(edition, process);
    let width = directory.columns.len();
    let rows = directory.cells.iter().map(|cell| {
        let told = cell_text(ui, cell);
        let cells = (0..width).map(|column| if column == cell.column { told.clone() } else { String::new() });
        Row { cells: cells.map(|text| Cell::Words(Phrase::plain(text))).collect() }
    });
    Table {
        caption: "channel-directory".into(),
        columns: directory.columns.iter().map(|column| Column::words(column.short)).collect(),
        rows: rows.collect(),
        empty: "acts-none".into(),
    }
}

fn cell_text(ui: &Ui, cell: &DirectoryCell<'_>) -> String {
    let sign = match cell.shape {
        Shape::Start => Some("directory-start"),
        Shape::End => Some("directory-end"),
        Shape::Choice => Some("directory-choice"),
        Shape::Action => None,
    };
    let sign = sign.map(|key| format!("{}: ", ui.t(key))).unwrap_or_default();
    let number = cell.number.map(|number| format!("{number}. ")).unwrap_or_default();
    format!("{sign}{number}{}", ui.words(cell.words))
}

#[cfg(test)]
impl ChannelPage {
    pub(crate) fn samples(ui: &Ui) -> Vec<Self> {
        let library = kezek_content::Content::embedded().library().unwrap();
        let pages = library.editions().flat_map(|edition| {
            edition.processes.iter().map(|process| Self::of(ui.clone(), edition, process))
        });
        pages.collect()
    }
}
