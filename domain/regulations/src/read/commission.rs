//! Reads `parameters/commission.toml`.

use super::table::{Faults, Reader, Table};
use crate::commission::{CommissionRuleSet, CommissionRules, Majority, Share, Tie};
use crate::fault::{Fault, SourceFile};

pub(crate) fn commission(file: &SourceFile) -> Result<CommissionRules, Vec<Fault>> {
    let faults = Faults::default();
    let mut rules = CommissionRules::default();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("rules") {
            if let Some(set) = set(&table) {
                if rules.sets.last().is_some_and(|before| before.since >= set.since) {
                    table.fault("since", "not-in-order", &set.since.to_string());
                }
                rules.sets.push(set);
            }
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(rules) } else { Err(found) }
}

fn set(table: &Table<'_>) -> Option<CommissionRuleSet> {
    let majority = table.one_of("majority", "unknown-majority", |code| match code {
        "present" => Some(Majority::Present),
        "voting" => Some(Majority::Voting),
        _ => None,
    });
    let tie = table.one_of("tie", "unknown-tie", |code| match code {
        "chair" => Some(Tie::Chair),
        "nobody" => Some(Tie::Nobody),
        _ => None,
    });
    let quorum = table.one_of("quorum", "bad-share", Share::parse);
    let signed = table.one_of("signed", "bad-share", Share::parse);
    let (since, most_cases) = (table.date("since"), table.number("most_cases"));
    let (source, unverified) = (table.text("source"), table.flag("unverified"));
    Some(CommissionRuleSet {
        since,
        quorum: quorum?,
        majority: majority?,
        tie: tie?,
        signed: signed?,
        most_cases,
        source,
        unverified,
    })
}
