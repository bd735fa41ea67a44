//! Reads `parameters/complaints.toml`.

use super::table::{Faults, Reader, Table};
use crate::complaint::{ComplaintEffect, ComplaintOutcome, Complaints, DatedComplaint};
use crate::fault::{Fault, SourceFile};

/// Terms and outcomes; each day and each name once, and an outcome of either kind.
pub(crate) fn complaints(file: &SourceFile) -> Result<Complaints, Vec<Fault>> {
    let faults = Faults::default();
    let mut all = Complaints::default();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("complaint") {
            let rule = rule(&table);
            if all.rules.iter().any(|other| other.from == rule.from) {
                table.fault("from", "duplicate-id", "from");
            }
            all.rules.push(rule);
            table.finish();
        }
        for table in root.tables("outcome") {
            if let Some(outcome) = outcome(&table) {
                if all.outcome(&outcome.id).is_some() {
                    table.fault("id", "duplicate-id", &outcome.id);
                }
                all.outcomes.push(outcome);
            }
            table.finish();
        }
        for effect in [ComplaintEffect::Answered, ComplaintEffect::SentUp] {
            if all.outcomes_with(effect).next().is_none() {
                root.fault("outcome", "missing-outcome", effect.code());
            }
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(all) } else { Err(found) }
}

fn rule(table: &Table<'_>) -> DatedComplaint {
    let rule = DatedComplaint {
        from: table.date("from"),
        answer_working_days: table.number("answer_working_days"),
        extend_at_most_working_days: table.number("extend_at_most_working_days"),
        tell_extension_within_working_days: table.number("tell_extension_within_working_days"),
        file_within_months: table.number("file_within_months"),
        norm: table.words("norm"),
        suspends: table.optional_words("suspends"),
        next: table.words("next"),
        source: table.text("source"),
        unverified: table.flag("unverified"),
    };
    if rule.answer_working_days == 0 {
        table.fault("answer_working_days", "limits-out-of-order", "answer_working_days");
    }
    rule
}

fn outcome(table: &Table<'_>) -> Option<ComplaintOutcome> {
    let id = table.id("id");
    let effect = table.one_of("effect", "unknown-effect", ComplaintEffect::from_code);
    let (name, source) = (table.words("name"), table.text("source"));
    Some(ComplaintOutcome { id, effect: effect?, name, source })
}
