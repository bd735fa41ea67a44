//! Sources: texts that are not held, facts that could not be checked against the norm that should hold them.

use super::finding::{Finding, FindingCode, Settlement};
use crate::edition::Edition;
use crate::norm::{Clause, SourceNote};

pub(super) fn check(edition: &Edition) -> Vec<Finding> {
    let mut findings = Vec::new();
    for record in edition.act.editions.iter().filter(|record| !record.text_held) {
        let date = record.date.to_string();
        let mut finding =
            Finding::of_edition(FindingCode::EditionTextNotHeld, &date, &edition.service.clause);
        finding.settled = Some(Settlement::Note(record.note.clone()));
        findings.push(finding);
    }
    let mut say = |code, id: &str, clause: &Clause, source: &SourceNote| {
        if source.unverified {
            let mut finding = Finding::of_edition(code, id, clause);
            finding.settled = Some(Settlement::Note(source.name.clone()));
            findings.push(finding);
        }
    };
    for ground in &edition.grounds {
        say(FindingCode::GroundUnverified, &ground.id, &ground.clause, &ground.source);
    }
    for document in &edition.documents {
        say(FindingCode::DocumentUnverified, &document.id, &document.clause, &document.source);
    }
    if let Some(assignment) = &edition.assignment {
        let (period, clause) = (assignment.period.code(), &assignment.clause);
        say(FindingCode::AssignmentUnverified, period, clause, &assignment.source);
    }
    findings
}
