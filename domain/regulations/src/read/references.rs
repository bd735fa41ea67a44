//! Names that the data declare and names that they use; what is used but not declared is a fault.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Citations;
use super::table::{At, Faults, Table};
use crate::norm::{Clause, Norm, SourceNote};

/// What a name names, with the fault of an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Norm,
    Source,
    Circumstance,
    Participant,
    Output,
    Ending,
    List,
    QueueList,
    Field,
    Document,
    Ground,
    Question,
    Topic,
    KnownFault,
}

impl Kind {
    const fn unknown(self) -> &'static str {
        match self {
            Self::Norm => "unknown-norm",
            Self::Source => "unknown-source",
            Self::Circumstance => "unknown-circumstance",
            Self::Participant => "unknown-participant",
            Self::Output => "unknown-output",
            Self::Ending => "unknown-ending",
            Self::List => "unknown-list",
            Self::QueueList => "unknown-queue-list",
            Self::Field => "unknown-field",
            Self::Document => "unknown-document",
            Self::Ground => "unknown-ground",
            Self::Question => "unknown-question",
            Self::Topic => "unknown-topic",
            Self::KnownFault => "unknown-fault",
        }
    }
}

/// The edition being built: names, norms and sources.
pub(crate) struct Build<'a> {
    pub(crate) faults: &'a Faults,
    pub(crate) citations: &'a Citations,
    pub(crate) norms: Vec<Norm>,
    pub(crate) sources: BTreeMap<String, kezek_kernel::Words>,
    declared: RefCell<BTreeSet<(Kind, String)>>,
    wanted: RefCell<Vec<(Kind, String, At)>>,
}

impl<'a> Build<'a> {
    pub(crate) fn new(faults: &'a Faults, citations: &'a Citations) -> Self {
        Self {
            faults,
            citations,
            norms: Vec::new(),
            sources: BTreeMap::new(),
            declared: RefCell::default(),
            wanted: RefCell::default(),
        }
    }

    /// Reads the identifier of something declared; the same one twice is a fault.
    pub(crate) fn declare(&self, kind: Kind, table: &Table<'_>) -> String {
        let id = table.id("id");
        if !id.is_empty() && !self.declared.borrow_mut().insert((kind, id.clone())) {
            table.fault("id", "duplicate-id", &id);
        }
        id
    }

    /// Notes that `id` is used here.
    pub(crate) fn want(&self, kind: Kind, id: &str, at: At) {
        self.wanted.borrow_mut().push((kind, id.to_owned(), at));
    }

    /// Reads the name of something declared elsewhere.
    pub(crate) fn reference(&self, kind: Kind, table: &Table<'_>, key: &'static str) -> Option<String> {
        let id = table.optional_text(key)?;
        self.want(kind, &id, table.at_key(key));
        Some(id)
    }

    /// Reads a citation, which must be there.
    pub(crate) fn clause(&self, table: &Table<'_>, key: &'static str) -> Clause {
        if !table.has(key) {
            table.fault(key, "clause-missing", key);
        }
        self.optional_clause(table, key).unwrap_or_else(|| Clause {
            norm: String::new(),
            place: String::new(),
            cite: kezek_kernel::Words::default(),
        })
    }

    /// Reads a citation such as `regulation point 6 item 11`.
    pub(crate) fn optional_clause(&self, table: &Table<'_>, key: &'static str) -> Option<Clause> {
        let text = table.optional_text(key)?;
        let (id, place) = text.split_once(' ').unwrap_or((&text, ""));
        let Some(norm) = self.norms.iter().find(|norm| norm.id == id) else {
            table.fault(key, Kind::Norm.unknown(), id);
            return None;
        };
        let clause = self.citations.cite(norm, place);
        if clause.is_none() {
            table.fault(key, "unknown-citation", place);
        }
        clause
    }

    /// Reads `source` and `unverified`; without a source the clause itself is the source.
    pub(crate) fn source(&self, table: &Table<'_>, clause: &Clause) -> SourceNote {
        let unverified = table.flag("unverified");
        let Some(id) = table.optional_text("source") else {
            if unverified {
                table.fault("source", "source-missing", "unverified");
            }
            return SourceNote { name: clause.cite.clone(), unverified };
        };
        let name = self.sources.get(&id).cloned();
        if name.is_none() {
            table.fault("source", Kind::Source.unknown(), &id);
        }
        SourceNote { name: name.unwrap_or_default(), unverified }
    }

    /// Reports every name that was used but never declared.
    pub(crate) fn check(&self) {
        let declared = self.declared.borrow();
        for (kind, id, at) in self.wanted.borrow().iter() {
            if !declared.contains(&(*kind, id.clone())) {
                self.faults.add(&at.file, at.line, kind.unknown(), id);
            }
        }
    }
}
