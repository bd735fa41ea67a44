//! Revocation lists in memory: fetched once, parsed once, fetched again when they age.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use kezek_kernel::Instant;
use kezek_signatures::revocation::CrlIndex;

/// A list is asked for again after this time even when the next one is due later: revocations should be seen soon.
const FRESH_SECONDS: i64 = 60;
/// After a failure the authority is left alone for a while.
const RETRY_SECONDS: i64 = 10;
/// Lists kept; addresses come from the settings' authorities, so there are few.
const MOST_LISTS: usize = 64;

#[derive(Clone)]
struct Held {
    list: Option<Arc<CrlIndex>>,
    ask_again: Instant,
}

/// Lists by address.
#[derive(Default)]
pub(crate) struct Lists {
    held: RwLock<HashMap<String, Held>>,
}

/// What is known of a list without asking.
pub(crate) enum Known {
    /// The list is fresh, or its authority failed a moment ago and this is what was held before.
    Use(Option<Arc<CrlIndex>>),
    /// The authority should be asked.
    Ask,
}

impl Lists {
    /// What is known of the list at this address.
    pub(crate) fn known(&self, address: &str, now: Instant) -> Known {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        match held.get(address) {
            Some(held) if now < held.ask_again => Known::Use(held.list.clone()),
            _ => Known::Ask,
        }
    }

    /// Keeps a list that was fetched.
    pub(crate) fn keep(&self, address: &str, list: Arc<CrlIndex>, now: Instant) {
        self.put(address, Held { list: Some(list), ask_again: now.plus_seconds(FRESH_SECONDS) });
    }

    /// Notes that the authority failed, and gives the list held before; whether it is stale is the check's matter.
    pub(crate) fn failed(&self, address: &str, now: Instant) -> Option<Arc<CrlIndex>> {
        let list = {
            let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
            held.get(address).and_then(|held| held.list.clone())
        };
        self.put(address, Held { list: list.clone(), ask_again: now.plus_seconds(RETRY_SECONDS) });
        list
    }

    fn put(&self, address: &str, new: Held) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= MOST_LISTS && !held.contains_key(address) {
            held.clear();
        }
        held.insert(address.to_owned(), new);
    }
}
