//! `kezek regulation check`: do the regulations hold together?

use clap::Subcommand;
use kezek_content::RulesFault;
use serde_json::json;

use crate::answer::{Fault, Printer};
use crate::cli::ContentOptions;

/// Questions about the regulations as data.
#[derive(Debug, Subcommand)]
pub(crate) enum RegulationQuestion {
    /// Whether the data of every regulation are whole; each fault with file and line.
    Check {
        #[command(flatten)]
        content: ContentOptions,
    },
}

/// Answers the question.
pub(crate) fn run(question: &RegulationQuestion, printer: Printer) -> Result<bool, Fault> {
    let RegulationQuestion::Check { content } = question;
    match content.content().library() {
        Ok(library) => {
            let editions: Vec<&str> = library.editions().map(|edition| edition.key.as_str()).collect();
            printer
                .either(editions.join("\n"), &json!({ "valid": true, "editions": editions, "faults": [] }))?;
            Ok(true)
        }
        Err(RulesFault::Faults(faults)) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            printer.either(lines.join("\n"), &json!({ "valid": false, "faults": lines }))?;
            Ok(false)
        }
        Err(fault) => Err(Fault::failed(fault)),
    }
}
