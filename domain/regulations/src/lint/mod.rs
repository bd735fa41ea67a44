//! The lint: what an edition that loads still has wrong in law, each with its clause and how the data settle it.
//!
//! The loader refuses what would keep an edition from running. What is found here is a fault of the act itself, or a
//! place where the data had to go beyond its words; `docs/formats/regulations.md` lists the codes.

mod completion;
mod endings;
mod fields;
mod finding;
mod graph;
mod numbers;
mod parameters;
mod participants;
mod paths;
mod positions;
mod settle;
mod signers;
mod sources;
mod sum;
mod terms;
mod variables;

pub use finding::{Fact, Finding, FindingCode, Settlement};

use kezek_calendar::Calendar;

use crate::edition::Edition;
use crate::parameters::Parameters;
use crate::performer::Performer;

/// Everything found in an edition, by channel in the order of its processes, what concerns the whole edition first.
pub fn lint(edition: &Edition) -> Vec<Finding> {
    let mut findings = sources::check(edition);
    findings.extend(participants::check(edition));
    findings.extend(signers::check(edition));
    findings.extend(endings::outputs(edition));
    findings.extend(fields::check(edition));
    for process in &edition.processes {
        findings.extend(terms::check(edition, process));
        findings.extend(endings::check(edition, process));
        findings.extend(graph::check(edition, process));
        findings.extend(numbers::check(process));
        findings.extend(completion::check(edition, process));
        findings.extend(variables::check(process));
    }
    settle::settle(edition, findings)
}

/// The performers to whom the edition gives work although `positions` has none of them; the recipient and systems
/// need no position.
pub fn lint_positions(edition: &Edition, positions: &[Performer]) -> Vec<Finding> {
    positions::check(edition, positions)
}

/// The days of the edition's validity for which the calendar is only computed, or holds nothing.
pub fn lint_calendar(edition: &Edition, calendar: &Calendar) -> Vec<Finding> {
    parameters::check_calendar(edition, calendar)
}

/// What localities and providers lack for the edition to be offered in its region.
pub fn lint_parameters(edition: &Edition, parameters: &Parameters) -> Vec<Finding> {
    parameters::check(edition, parameters)
}
