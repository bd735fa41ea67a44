//! One group: BEGIN, jobs each in a savepoint, tiles, COMMIT.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kezek_journal::{Hash, Tree};
use kezek_kernel::{Instant, SystemName};

use crate::act::{Recorded, index_value};
use crate::engine::Connection;
use crate::job::{JobKind, Task};
use crate::{Act, StoreError, StoreKeys, Value};

/// What the jobs of a group share.
pub(crate) struct Group<'a> {
    connection: &'a mut dyn Connection,
    keys: &'a StoreKeys,
    system: SystemName,
    now: Instant,
    head: u64,
    leaves: Vec<Hash>,
    enqueued: bool,
}

/// What became of one job; the caller learns it after COMMIT.
pub(crate) type Fate = Result<Option<Recorded>, StoreError>;

impl<'a> Group<'a> {
    /// In a transaction that has just begun, makes sure that this process is still the writer.
    pub(crate) fn begin(
        connection: &'a mut dyn Connection,
        keys: &'a StoreKeys,
        system: SystemName,
        now: Instant,
        epoch: i64,
        head: u64,
    ) -> Result<Self, StoreError> {
        let group = Self { connection, keys, system, now, head, leaves: Vec::new(), enqueued: false };
        if group.connection.epoch_is(epoch)? { Ok(group) } else { Err(StoreError::NotTheWriter) }
    }

    /// Runs one job in its savepoint. An outer error means that the whole group is lost.
    pub(crate) fn run(&mut self, task: &mut Task) -> Result<Fate, StoreError> {
        self.connection.control("SAVEPOINT act")?;
        let mut act = Act {
            connection: &mut *self.connection,
            keys: self.keys,
            actor: &task.actor,
            system: self.system,
            now: self.now,
            next_index: self.head + self.leaves.len() as u64,
            recorded: Vec::new(),
            enqueued: false,
            spoiled: None,
        };
        // The closure's state dies with it, and what it did to the database is rolled back.
        let keep = catch_unwind(AssertUnwindSafe(|| task.job.run(&mut act)));
        let Act { recorded, enqueued, spoiled, .. } = act;
        let verdict = match keep {
            Err(_) => Err(Some(StoreError::Panicked)),
            Ok(false) => Err(None),
            Ok(true) => check(task.kind, &recorded, spoiled).map_err(Some),
        };
        match verdict {
            Ok(recorded) => {
                self.connection.control("RELEASE SAVEPOINT act")?;
                self.leaves.extend(recorded.map(|recorded| recorded.leaf));
                self.enqueued |= enqueued;
                Ok(Ok(recorded))
            }
            Err(error) => {
                self.connection.control("ROLLBACK TO SAVEPOINT act")?;
                self.connection.control("RELEASE SAVEPOINT act")?;
                Ok(error.map_or(Ok(None), Err))
            }
        }
    }

    /// Hashes the new leaves into tiles, commits, and returns the tree and whether messages wait.
    pub(crate) fn commit(self, tree: &Tree) -> Result<(Tree, bool), StoreError> {
        let mut tree = tree.clone();
        for tile in tree.append(&self.leaves) {
            let place = [Value::from(tile.level), index_value(tile.index)?, Value::Bytes(tile.hashes)];
            self.connection.execute(
                "INSERT INTO store_journal_tile (tile_level, tile_index, hashes) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (tile_level, tile_index) DO UPDATE SET hashes = excluded.hashes",
                &place,
            )?;
        }
        self.connection.control("COMMIT").map_err(|error| match error {
            StoreError::Statement(cause) => StoreError::NotCommitted(cause),
            other => other,
        })?;
        Ok((tree, self.enqueued))
    }
}

/// An act is in the journal exactly once; bookkeeping is not.
fn check(
    kind: JobKind,
    recorded: &[Recorded],
    spoiled: Option<StoreError>,
) -> Result<Option<Recorded>, StoreError> {
    if let Some(error) = spoiled {
        return Err(error);
    }
    match (kind, recorded) {
        (JobKind::Act, [one]) => Ok(Some(*one)),
        (JobKind::Bookkeeping, []) => Ok(None),
        (kind, entries) => Err(StoreError::JournalEntries {
            expected: u32::from(kind == JobKind::Act),
            found: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        }),
    }
}
