//! Norms that the data cite, and citations ready to print.

use kezek_kernel::Words;

/// A legal act that the edition cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// The name by which clauses refer to it.
    pub id: String,
    /// How it is named in a citation.
    pub cite: Words,
    /// Its full name with number and date.
    pub title: Words,
}

/// A place in a norm, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Clause {
    /// The norm's identifier.
    pub norm: String,
    /// The place as the data write it, such as `point 6 item 11`; empty for the norm as a whole.
    pub place: String,
    /// The citation for people.
    pub cite: Words,
}

/// Where a fact of the data comes from when it is not the act itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceNote {
    /// What is known about the source.
    pub name: Words,
    /// True when the fact could not be checked against the text that should hold it.
    pub unverified: bool,
}
