//! What an act may do inside its savepoint.

use aws_lc_rs::rand;
use kezek_journal::{Entry, Hash, inscribe};
use kezek_kernel::{Actor, Id, IdKind, Instant, SystemName};

use crate::engine::Connection;
use crate::keys::StoreKeys;
use crate::{Read, Row, StoreError, Value};

/// The place of an act in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recorded {
    pub(crate) index: u64,
    pub(crate) leaf: Hash,
}

/// One act in progress: its transaction, actor and time. Everything it does is kept or undone together.
pub struct Act<'a> {
    pub(crate) connection: &'a mut dyn Connection,
    pub(crate) keys: &'a StoreKeys,
    pub(crate) actor: &'a Actor,
    pub(crate) system: SystemName,
    pub(crate) now: Instant,
    /// Index that the act's journal entry gets: the head plus one.
    pub(crate) next_index: u64,
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) enqueued: bool,
    /// A failure that undoes the act even when it says that all went well.
    pub(crate) spoiled: Option<StoreError>,
}

impl Act<'_> {
    /// Runs a statement and says how many rows it touched.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let touched = self.connection.execute(sql, params);
        self.watch(touched)
    }

    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        self.actor
    }

    /// A new identifier.
    pub fn id<K: IdKind>(&mut self) -> Id<K> {
        let randomness = self.random();
        Id::new(self.now, randomness)
    }

    /// Fresh random bytes. Should the machine have none, the act is undone.
    pub fn random<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        if rand::fill(&mut bytes).is_err() {
            self.spoiled = Some(StoreError::NoRandomness);
        }
        bytes
    }

    /// Records the act in the journal and returns the index of the entry. The actor is added as a private part.
    pub fn record(&mut self, mut entry: Entry) -> Result<u64, StoreError> {
        let actor = actor_text(self.actor);
        entry.private.push(("actor", actor.clone().into_bytes()));
        let salt: [u8; 32] = self.random();
        let inscription = inscribe(&entry, self.system, self.now, &salt)?;
        let index = self.next_index + self.recorded.len() as u64;
        let place = index_value(index)?;
        self.recorded.push(Recorded { index, leaf: inscription.leaf });
        self.execute(
            "INSERT INTO store_journal_entry (entry_index, entry) VALUES (?1, ?2)",
            &[place.clone(), Value::Bytes(inscription.bytes)],
        )?;
        self.execute(
            "INSERT INTO store_journal_secret (entry_index, salt, actor) VALUES (?1, ?2, ?3)",
            &crate::params![place, salt, actor],
        )?;
        Ok(index)
    }

    /// Seals bytes under the system's key.
    pub fn seal(&mut self, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.keys.seal(plain)
    }

    /// Notes a failure, because `PostgreSQL` lets nothing follow a failed statement, and `SQLite` would.
    fn watch<T>(&mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if result.is_err() && self.spoiled.is_none() {
            self.spoiled = Some(StoreError::WentOnAfterFailure);
        }
        result
    }
}

impl Read for Act<'_> {
    /// The instant of this act; it never runs backwards from act to act.
    fn now(&self) -> Instant {
        self.now
    }

    fn lookup_key(&self, number: &str) -> [u8; 32] {
        self.keys.lookup_key(number)
    }

    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.keys.open(sealed)
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let rows = self.connection.query(sql, params);
        self.watch(rows)
    }
}

/// An index as both engines store it.
pub(crate) fn index_value(index: u64) -> Result<Value, StoreError> {
    i64::try_from(index).map(Value::Integer).map_err(|_| StoreError::NotInJournal)
}

/// The actor as the journal's private part and the stored answers name him.
pub(crate) fn actor_text(actor: &Actor) -> String {
    match actor {
        Actor::Person(account) => format!("person:{account}"),
        Actor::Officer(officer) => format!("officer:{officer}"),
        Actor::System(system) => format!("system:{system}"),
        Actor::Anonymous => "anonymous".to_owned(),
    }
}
