//! The one thread that writes.

use std::sync::Arc;

use kezek_journal::Tree;
use kezek_kernel::Instant;
use tokio::sync::mpsc::Receiver;

use crate::engine::{Connection, connect_writer};
use crate::error::Cause;
use crate::group::{Fate, Group};
use crate::job::{Order, Task};
use crate::migrations::{self, Migration};
use crate::store::Shared;
use crate::{OpenError, Read as _, Reader, StoreError, Value};

/// Acts that share one COMMIT at most; beyond it the answer to the first one would wait too long.
const LARGEST_GROUP: usize = 256;

pub(crate) struct Writer {
    shared: Arc<Shared>,
    connection: Box<dyn Connection>,
    tree: Tree,
    epoch: i64,
    last_instant: Instant,
}

impl Writer {
    /// Takes the lock, brings the tables up to date and begins a new epoch.
    pub(crate) fn open(shared: Arc<Shared>, system: &[Migration]) -> Result<Self, OpenError> {
        let mut connection = connect_writer(&shared.settings.engine)?;
        migrations::run(&mut *connection, system, &shared.settings.keys, &*shared.clock)?;
        let epoch = begin_epoch(&mut *connection, &shared)?;
        let mut reader =
            Reader { connection: &mut *connection, keys: &shared.settings.keys, now: shared.clock.now() };
        let tree = crate::journal::load_tree(&mut reader)?;
        shared.published.set(&tree);
        Ok(Self { shared, connection, tree, epoch, last_instant: Instant::default() })
    }

    /// Works until it is told to stop or nobody is left who could send an order.
    pub(crate) fn work(mut self, mut orders: Receiver<Order>) {
        let mut stopping = None;
        while stopping.is_none() {
            let Some(first) = orders.blocking_recv() else { break };
            let mut tasks = Vec::new();
            let mut next = Some(first);
            while let Some(order) = next {
                match order {
                    Order::Run(task) => tasks.push(task),
                    Order::Stop(reply) => {
                        stopping = Some(reply);
                        break;
                    }
                }
                next = if tasks.len() < LARGEST_GROUP { orders.try_recv().ok() } else { None };
            }
            if !tasks.is_empty() {
                self.group(tasks);
            }
        }
        orders.close();
        drop(self.connection);
        if let Some(reply) = stopping {
            // Whoever asked may not be waiting any more.
            let _ = reply.send(());
        }
    }

    fn group(&mut self, mut tasks: Vec<Task>) {
        match self.try_group(&mut tasks) {
            Ok(fates) => {
                for (task, fate) in tasks.into_iter().zip(fates) {
                    task.job.answer(fate);
                }
            }
            Err(error) => {
                tracing::error!(%error, acts = tasks.len(), "a group was not committed");
                // When the connection is gone or COMMIT itself failed there is nothing left to roll back.
                let _ = self.connection.control("ROLLBACK");
                for task in tasks {
                    task.job.answer(Err(error.clone()));
                }
                self.recover();
            }
        }
    }

    fn try_group(&mut self, tasks: &mut [Task]) -> Result<Vec<Fate>, StoreError> {
        // A connection lost while nothing was under way costs nobody anything: it is made again first.
        if let Err(error) = self.connection.begin_group() {
            if !self.connection.is_lost() {
                return Err(error);
            }
            self.try_recover().map_err(|error| StoreError::Unreachable(Cause::new(error)))?;
            self.connection.begin_group()?;
        }
        let now = self.shared.clock.now().max(self.last_instant);
        let settings = &self.shared.settings;
        let head = self.tree.size();
        let mut group =
            Group::begin(&mut *self.connection, &settings.keys, settings.system, now, self.epoch, head)?;
        let fates = tasks.iter_mut().map(|task| group.run(task)).collect::<Result<Vec<_>, _>>()?;
        let (tree, enqueued) = group.commit(&self.tree)?;
        self.last_instant = now;
        self.tree = tree;
        self.shared.published.set(&self.tree);
        if enqueued {
            self.shared.outbox_signal.send_replace(());
        }
        Ok(fates)
    }

    /// After a lost group the head is read again, since COMMIT may have taken hold.
    fn recover(&mut self) {
        if let Err(error) = self.try_recover() {
            tracing::error!(%error, "the database cannot be reached; the next group tries again");
        }
    }

    fn try_recover(&mut self) -> Result<(), OpenError> {
        if self.connection.is_lost() {
            self.connection = connect_writer(&self.shared.settings.engine)?;
        }
        let mut reader = Reader {
            connection: &mut *self.connection,
            keys: &self.shared.settings.keys,
            now: self.shared.clock.now(),
        };
        self.tree = crate::journal::load_tree(&mut reader)?;
        self.shared.published.set(&self.tree);
        Ok(())
    }
}

/// Raises the epoch, so that a writer that lost its lock finds out; checks that the keys are those of the database.
fn begin_epoch(connection: &mut dyn Connection, shared: &Shared) -> Result<i64, OpenError> {
    let fingerprint = *shared.settings.keys.fingerprint();
    connection.begin_group()?;
    connection.execute(
        "INSERT INTO store_state (id, epoch, key_fingerprint, inbox_remembers_since) VALUES (1, 0, ?1, 0) \
         ON CONFLICT (id) DO NOTHING",
        &crate::params![fingerprint],
    )?;
    connection.execute("UPDATE store_state SET epoch = epoch + 1", &[])?;
    crate::outbox::release_claims(connection, shared.clock.now())?;
    let mut reader =
        Reader { connection: &mut *connection, keys: &shared.settings.keys, now: shared.clock.now() };
    let (epoch, stored): (i64, Value) =
        reader.one("SELECT epoch, key_fingerprint FROM store_state", &[], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if stored != Value::from(fingerprint) {
        return Err(OpenError::OtherKeys);
    }
    connection.control("COMMIT")?;
    Ok(epoch)
}
