//! Reading `content/parameters/attention.toml`.

use super::table::{Faults, Reader};
use crate::attention::{Attention, AttentionRule};
use crate::fault::{Fault, SourceFile};

/// Reads the rules; they stand in the order of their days.
pub(crate) fn attention(file: &SourceFile) -> Result<Attention, Vec<Fault>> {
    let faults = Faults::default();
    let mut attention = Attention::default();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables("attention") {
            let (from, source) = (table.date("from"), table.text("source"));
            let rule = AttentionRule { from, working_days: table.number("working_days"), source };
            if attention.0.last().is_some_and(|before| before.from >= rule.from) {
                table.fault("from", "not-in-order", &rule.from.to_string());
            }
            attention.0.push(rule);
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(attention) } else { Err(found) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TWO: &str = "[[attention]]\nfrom = '2026-01-01'\nworking_days = 1\nsource = 'ours'\n\
                       [[attention]]\nfrom = '2027-01-01'\nworking_days = 2\nsource = 'ours'\n";

    #[test]
    fn the_rule_of_the_day_holds() {
        let read = attention(&SourceFile::new("attention.toml", TWO)).unwrap();
        assert_eq!(read.working_days_on(date(2025, 12, 31)), None);
        assert_eq!(read.working_days_on(date(2026, 12, 31)), Some(1));
        assert_eq!(read.working_days_on(date(2027, 1, 1)), Some(2));
    }

    #[test]
    fn rules_stand_in_the_order_of_their_days() {
        let reversed = TWO.replace("2027", "2025");
        let faults = attention(&SourceFile::new("attention.toml", reversed.as_str())).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}
