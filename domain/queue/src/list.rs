//! One list in memory: people enter, and everybody's place follows from the order.

use std::collections::{BTreeMap, HashMap};

use kezek_kernel::ListEntryId;

use crate::{OrderKey, Place};

/// A person as the list knows him: a keyed mark of the IIN, never the number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonMark(pub [u8; 32]);

/// One person's standing in one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The entry's own name.
    pub id: ListEntryId,
    /// Whose it is.
    pub person: PersonMark,
    /// Where it stands in time.
    pub key: OrderKey,
}

/// Where somebody stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The place.
    pub place: Place,
    /// How many stand in the list, this person included.
    pub of: u64,
}

/// Why a person cannot enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// One person cannot stand twice in the same list.
    #[error("the person already stands in this list at place {0}")]
    StandsAlready(Place),
    /// Another application holds this very moment and sequence.
    #[error("the order key is taken")]
    KeyTaken,
}

/// The people of one list in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitingList {
    in_order: BTreeMap<OrderKey, Entry>,
    by_person: HashMap<PersonMark, OrderKey>,
}

impl WaitingList {
    /// Puts a person into the list; the answer is his standing at this moment.
    pub fn enter(&mut self, entry: Entry) -> Result<Standing, Refusal> {
        if let Some(standing) = self.standing(entry.person) {
            return Err(Refusal::StandsAlready(standing.place));
        }
        if self.in_order.contains_key(&entry.key) {
            return Err(Refusal::KeyTaken);
        }
        self.in_order.insert(entry.key, entry);
        self.by_person.insert(entry.person, entry.key);
        Ok(Standing { place: self.place_of(entry.key), of: self.len() })
    }

    /// Where this person stands, if he stands here.
    pub fn standing(&self, person: PersonMark) -> Option<Standing> {
        let key = self.by_person.get(&person)?;
        Some(Standing { place: self.place_of(*key), of: self.len() })
    }

    /// The place that somebody with this key has, or would have on entering now.
    pub fn place_of(&self, key: OrderKey) -> Place {
        Place::behind(self.in_order.range(..key).fold(0, |before: u64, _| before.saturating_add(1)))
    }

    /// How many stand in the list.
    pub fn len(&self) -> u64 {
        u64::try_from(self.in_order.len()).unwrap_or(u64::MAX)
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }

    /// Everybody in order, each with the place.
    pub fn in_order(&self) -> impl Iterator<Item = (Place, &Entry)> {
        (0..).zip(self.in_order.values()).map(|(before, entry)| (Place::behind(before), entry))
    }
}
