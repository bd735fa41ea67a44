//! Reads files of dated rules: `parameters/office-hours.toml`, `parameters/correction.toml`, `parameters/hearing.toml`,
//! `parameters/extension.toml` and `parameters/signatories.toml`.

use jiff::civil::Time;
use kezek_calendar::OfficeHours;
use kezek_kernel::{CertificateRole, CertificateRoles};

use super::table::{Faults, Reader, Table};
use crate::dated::{Dated, DatedRules};
use crate::fault::{Fault, SourceFile};
use crate::parameters::{CorrectionRule, ExtensionRule, HearingRule};

/// A rule that stands in blocks, each with its first day and its source.
pub(crate) trait Rule: Sized {
    /// The name of the blocks.
    const BLOCKS: &'static str;
    /// The key that says for whom alone a block holds; none where every block holds for all.
    const WHOSE: Option<&'static str> = Some("regulation");

    /// Reads what is the rule's own; none when the block says no rule.
    fn read(table: &Table<'_>) -> Option<Self>;
}

/// Reads a file of rules; those for whom they hold must be known.
pub(crate) fn dated<R: Rule>(
    file: &SourceFile,
    known: impl Fn(&str) -> bool,
) -> Result<DatedRules<R>, Vec<Fault>> {
    let faults = Faults::default();
    let mut all: Vec<Dated<R>> = Vec::new();
    Reader::new(file, &faults).read(|root| {
        for table in root.tables(R::BLOCKS) {
            let whose = R::WHOSE.and_then(|key| table.optional_text(key));
            if let (Some(key), Some(unknown)) = (R::WHOSE, whose.as_deref().filter(|whose| !known(whose))) {
                table.fault(key, "unknown-provider", unknown);
            }
            let (from, source, unverified) =
                (table.date("from"), table.text("source"), table.flag("unverified"));
            if all.iter().any(|other| (&other.whose, other.from) == (&whose, from)) {
                table.fault("from", "duplicate-id", "from");
            }
            let rule = R::read(&table);
            all.extend(rule.map(|rule| Dated { whose, from, rule, source, unverified }));
            table.finish();
        }
    });
    let found = faults.sorted();
    if found.is_empty() { Ok(DatedRules(all)) } else { Err(found) }
}

impl Rule for OfficeHours {
    const BLOCKS: &'static str = "hours";
    const WHOSE: Option<&'static str> = Some("provider");

    fn read(table: &Table<'_>) -> Option<Self> {
        let time = |key| table.one_of(key, "bad-time", |text| text.parse::<Time>().ok());
        let (opens, closes) = (time("opens"), time("closes"));
        let hours = Self::new(opens?, closes?);
        if hours.is_err() {
            table.fault("closes", "limits-out-of-order", "closes");
        }
        hours.ok()
    }
}

impl Rule for CorrectionRule {
    const BLOCKS: &'static str = "correction";

    fn read(table: &Table<'_>) -> Option<Self> {
        let rule = Self {
            at_least: table.number("at_least"),
            at_most: table.number("at_most"),
            stops_clock: table.flag("stops_clock"),
        };
        if rule.at_least == 0 || rule.at_most < rule.at_least {
            table.fault("at_most", "limits-out-of-order", "at_most");
        }
        Some(rule)
    }
}

impl Rule for HearingRule {
    const BLOCKS: &'static str = "hearing";

    fn read(table: &Table<'_>) -> Option<Self> {
        let rule = Self {
            notice_days: table.number("notice_days"),
            objection_days: table.number("objection_days"),
            shortest_term_days: table.number("shortest_term_days"),
        };
        if rule.objection_days == 0 || rule.notice_days < rule.objection_days {
            table.fault("objection_days", "limits-out-of-order", "objection_days");
        }
        Some(rule)
    }
}

impl Rule for ExtensionRule {
    const BLOCKS: &'static str = "extension";

    fn read(table: &Table<'_>) -> Option<Self> {
        Some(Self {
            at_most_months: table.number("at_most_months"),
            tell_within_working_days: table.number("tell_within_working_days"),
            norm: table.words("norm"),
        })
    }
}

impl Rule for CertificateRoles {
    const BLOCKS: &'static str = "signatories";
    const WHOSE: Option<&'static str> = None;

    fn read(table: &Table<'_>) -> Option<Self> {
        let roles = table.many_of("roles", "unknown-role", CertificateRole::from_code);
        if roles.is_empty() {
            table.fault("roles", "missing-key", "roles");
        }
        Some(roles.into_iter().collect())
    }
}
