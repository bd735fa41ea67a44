//! The library: every regulation and edition, loaded and checked.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::act::{Act, Standing};
use crate::edition::{Edition, EditionKey};
use crate::fault::{Fault, SourceFile};
use crate::read;

/// All regulations with the editions whose text is held.
#[derive(Debug, Clone, Default)]
pub struct Library {
    pub(crate) acts: BTreeMap<String, Arc<Act>>,
    pub(crate) editions: BTreeMap<EditionKey, Arc<Edition>>,
}

/// An edition that takes new requests.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The edition.
    pub edition: Arc<Edition>,
    /// True when it is offered for practice only.
    pub practice: bool,
}

impl Library {
    /// Reads the files below `regulations/`; fails with every fault found, sorted by file and line.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Fault>> {
        read::library(files)
    }

    /// The edition with this key.
    pub fn edition(&self, key: &EditionKey) -> Option<&Arc<Edition>> {
        self.editions.get(key)
    }

    /// The act of a regulation.
    pub fn act(&self, regulation: &str) -> Option<&Arc<Act>> {
        self.acts.get(regulation)
    }

    /// All acts, by their folder.
    pub fn acts(&self) -> impl Iterator<Item = &Arc<Act>> {
        self.acts.values()
    }

    /// All editions, by key.
    pub fn editions(&self) -> impl Iterator<Item = &Arc<Edition>> {
        self.editions.values()
    }

    /// The editions that take new requests on `on`: of each act that applies the latest wording of that day; with
    /// `practice` also the practice editions of acts that do not apply.
    pub fn offered(&self, on: Date, practice: bool) -> Vec<Offer> {
        let mut offers = Vec::new();
        for act in self.acts.values() {
            let applies = matches!(act.standing(on), Standing::Applied | Standing::PerhapsApplied);
            let of_act = || self.editions.values().filter(|edition| edition.act.id == act.id);
            // The latest wording of the day governs; when its text is not held, nothing is offered in its place.
            let current = act.editions.iter().rev().find(|record| record.governs_from() <= on);
            let real = current
                .filter(|_| applies)
                .and_then(|record| of_act().find(|edition| edition.date == record.date));
            if let Some(edition) = real {
                offers.push(Offer { edition: Arc::clone(edition), practice: false });
            } else if practice && !applies {
                let last = of_act().rfind(|edition| edition.practice.is_some());
                offers.extend(last.map(|edition| Offer { edition: Arc::clone(edition), practice: true }));
            }
        }
        offers
    }
}
