//! When the head of a provider is told about a term (`content/parameters/attention.toml`). No act says it: the rule is ours, dated
//! like any other.

use jiff::civil::Date;

use crate::fault::{Fault, SourceFile};
use crate::read;

/// The rules, earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attention(pub(crate) Vec<AttentionRule>);

/// From one day on, so long before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttentionRule {
    /// The first day.
    pub from: Date,
    /// The head is told when only so many working days are left of a term.
    pub working_days: u16,
    /// Whose rule it is.
    pub source: String,
}

impl Attention {
    /// Reads the file; fails with every fault found.
    pub fn load(file: &SourceFile) -> Result<Self, Vec<Fault>> {
        read::attention(file)
    }

    /// How many working days before the end of a term the head is told on this day; none before the first rule.
    pub fn working_days_on(&self, day: Date) -> Option<u16> {
        self.0.iter().rev().find(|rule| rule.from <= day).map(|rule| rule.working_days)
    }
}
