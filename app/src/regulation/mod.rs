//! `kezek regulation`: the acts as data, checked and published.

mod check;
mod draw;
mod publish;

use clap::Subcommand;
use kezek_regulations::{Edition, Library};

use crate::answer::{Fault, Printer};

/// Questions about the regulations as data.
#[derive(Debug, Subcommand)]
pub(crate) enum RegulationQuestion {
    /// Whether the data are whole, and every fault of the acts found in them is settled.
    Check(check::CheckOptions),
    /// The tables of steps in the acts' own columns, as Markdown.
    Tables(publish::PublishOptions),
    /// The directories of the business processes, as Markdown.
    Directory(publish::PublishOptions),
    /// The flow chart of one channel, or its diagram of functional interaction, as SVG.
    Diagram(draw::DiagramOptions),
    /// The process of one channel as BPMN 2.0 with its diagram, for other engines.
    Bpmn(publish::PublishOptions),
}

/// Answers the question.
pub(crate) fn run(question: &RegulationQuestion, printer: Printer) -> Result<bool, Fault> {
    match question {
        RegulationQuestion::Check(options) => check::check(options, printer),
        RegulationQuestion::Tables(options) => publish::tables(options, printer),
        RegulationQuestion::Diagram(options) => draw::diagram(options, printer),
        RegulationQuestion::Bpmn(options) => draw::bpmn(options, printer),
        RegulationQuestion::Directory(options) => publish::directories(options, printer),
    }
}

/// The editions of one act, or of all.
fn editions<'a>(library: &'a Library, act: Option<&str>) -> Result<Vec<&'a Edition>, Fault> {
    let of_act = |edition: &&Edition| act.is_none_or(|act| edition.key.regulation() == act);
    let editions: Vec<&Edition> = library.editions().map(AsRef::as_ref).filter(of_act).collect();
    match act {
        Some(act) if editions.is_empty() => Err(Fault::Misuse(format!("no regulation is called {act}"))),
        _ => Ok(editions),
    }
}
