//! `kezek regulation check`: do the regulations hold together, and what is wrong in the acts themselves?

use clap::Args;
use kezek_content::RulesFault;
use kezek_regulations::{Edition, Finding, Settlement, lint};
use serde_json::{Value, json};

use super::editions;
use crate::answer::{Fault, Printer};
use crate::content::ContentOptions;

/// Which regulations are checked.
#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// A folder of `content/regulations`, such as `zhambyl-2014-115`; all of them when none is named.
    act: Option<String>,
    #[command(flatten)]
    content: ContentOptions,
}

/// Prints every fault of the data, or every finding of the lint.
pub(super) fn check(options: &CheckOptions, printer: Printer) -> Result<bool, Fault> {
    let library = match options.content.content().library() {
        Ok(library) => library,
        Err(RulesFault::Faults(faults)) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            printer.either(lines.join("\n"), &json!({ "valid": false, "faults": lines }))?;
            return Ok(false);
        }
        Err(fault) => return Err(Fault::failed(fault)),
    };
    let editions = editions(&library, options.act.as_deref())?;
    let found: Vec<(&Edition, Finding)> = editions
        .iter()
        .flat_map(|edition| lint(edition).into_iter().map(|finding| (*edition, finding)))
        .collect();
    let open = found.iter().filter(|(_, finding)| finding.settled.is_none()).count();
    for (edition, finding) in &found {
        printer.line(format!("{}: {finding}", edition.key));
        if let Some(words) = settled(edition, finding) {
            printer.line(format!("    {words}"));
        }
    }
    printer.line(format!("{} editions, {} findings, {open} open", editions.len(), found.len()));
    if printer.json {
        let findings: Vec<Value> = found.iter().map(|(edition, finding)| answer(edition, finding)).collect();
        let keys: Vec<&str> = editions.iter().map(|edition| edition.key.as_str()).collect();
        printer
            .object(&json!({ "valid": open == 0, "editions": keys, "open": open, "findings": findings }))?;
    }
    Ok(open == 0)
}

fn answer(edition: &Edition, finding: &Finding) -> Value {
    json!({
        "edition": edition.key.as_str(),
        "code": finding.code,
        "channel": finding.channel,
        "node": finding.node,
        "clause": finding.clause.cite.en,
        "facts": finding.facts,
        "settled": settled(edition, finding),
    })
}

/// How the data settle a finding, in words.
fn settled(edition: &Edition, finding: &Finding) -> Option<String> {
    Some(match finding.settled.as_ref()? {
        Settlement::Fault(id) => {
            let fault = edition.known_faults.iter().find(|fault| fault.id == *id)?;
            format!("{} {}", fault.what.en, fault.settled.en)
        }
        Settlement::NoTerm(words) | Settlement::Note(words) => words.en.clone(),
        Settlement::Reading(reading) => reading.reason.en.clone(),
    })
}
