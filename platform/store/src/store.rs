//! The handle that systems hold: acts, bookkeeping, reading, closing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, mpsc as std_mpsc};
use std::thread;

use kezek_journal::NoteSigner;
use kezek_kernel::Actor;
use tokio::sync::{mpsc, oneshot, watch};

use crate::act::Recorded;
use crate::job::{JobKind, Order, Task, TypedJob};
use crate::journal::Published;
use crate::migrations::Migration;
use crate::readers::{self, ReadTask};
use crate::writer::Writer;
use crate::{Act, Clock, Failure, OpenError, Outcome, Reader, StoreError, StoreSettings};

/// Orders that may wait; whoever comes later waits outside, which slows the senders down.
const WAITING_ORDERS: usize = 1024;

/// A system's database; cheap to clone.
#[derive(Clone)]
pub struct Store {
    orders: mpsc::Sender<Order>,
    reads: mpsc::Sender<ReadTask>,
    pub(crate) shared: Arc<Shared>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({})", self.shared.settings.system)
    }
}

/// What the threads and the handle share.
pub(crate) struct Shared {
    pub(crate) settings: StoreSettings,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) published: Published,
    /// Marked at every commit that enqueued something; each worker has a receiver of its own.
    pub(crate) outbox_signal: watch::Sender<()>,
}

/// What an act gave, once it is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed<T> {
    /// The act's own answer.
    pub value: T,
    /// Index of its journal entry.
    pub index: u64,
    /// Hash of that entry as a leaf of the tree.
    pub leaf_hash: [u8; 32],
}

impl Store {
    /// Takes the writer's lock, runs the migrations and starts the threads.
    pub fn open(
        settings: StoreSettings,
        migrations: &'static [Migration],
        clock: Arc<dyn Clock>,
    ) -> Result<Self, OpenError> {
        let signer = NoteSigner::from_seed(&settings.origin, settings.keys.journal_seed())
            .ok_or(crate::KeyFault::Refused)?;
        let published = Published::new(signer, settings.checkpoint_every);
        let outbox_signal = watch::Sender::new(());
        let shared = Arc::new(Shared { settings, clock, published, outbox_signal });
        let (orders, waiting_orders) = mpsc::channel(WAITING_ORDERS);
        let (reads, waiting_reads) = mpsc::channel(WAITING_ORDERS);
        start_writer(&shared, migrations, waiting_orders)?;
        start_readers(&shared, waiting_reads)?;
        Ok(Self { orders, reads, shared })
    }

    /// Does an act: one savepoint, exactly one journal entry, answered after COMMIT.
    pub async fn act<T, R>(
        &self,
        actor: Actor,
        act: impl FnOnce(&mut Act<'_>) -> Outcome<T, R> + Send + 'static,
    ) -> Outcome<Committed<T>, R>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        let (value, recorded) = self.order(JobKind::Act, actor, act).await?;
        let Recorded { index, leaf } =
            recorded.ok_or(StoreError::JournalEntries { expected: 1, found: 0 })?;
        Ok(Committed { value, index, leaf_hash: leaf.0 })
    }

    /// Bookkeeping without a journal entry: sessions, drafts, marks of delivery. Answered after COMMIT.
    pub async fn keep<T, R>(
        &self,
        work: impl FnOnce(&mut Act<'_>) -> Outcome<T, R> + Send + 'static,
    ) -> Outcome<T, R>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        let actor = Actor::System(self.shared.settings.system);
        self.order(JobKind::Bookkeeping, actor, work).await.map(|(value, _)| value)
    }

    /// Reads from a snapshot of what is committed.
    pub async fn read<T>(
        &self,
        read: impl FnOnce(&mut Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError>
    where
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let task: ReadTask = Box::new(move |reader| {
            let result = reader.and_then(|reader| {
                // A panic ends this reading alone; the snapshot is rolled back in any case.
                catch_unwind(AssertUnwindSafe(|| read(reader))).unwrap_or(Err(StoreError::Panicked))
            });
            let _ = reply.send(result);
        });
        self.reads.send(task).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Finishes what is under way and releases the writer's lock.
    pub async fn close(&self) {
        let (reply, stopped) = oneshot::channel();
        if self.orders.send(Order::Stop(reply)).await.is_ok() {
            // An error means that the writer has ended already.
            let _ = stopped.await;
        }
    }

    async fn order<T, R>(
        &self,
        kind: JobKind,
        actor: Actor,
        work: impl FnOnce(&mut Act<'_>) -> Outcome<T, R> + Send + 'static,
    ) -> Outcome<(T, Option<Recorded>), R>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        let (job, answer) = TypedJob::new(work);
        let order = Order::Run(Task { kind, actor, job: Box::new(job) });
        self.orders.send(order).await.map_err(|_| StoreError::Closed)?;
        answer.await.unwrap_or(Err(Failure::Store(StoreError::Closed)))
    }
}

/// The connection is made on the writer's own thread, because the blocking client of `PostgreSQL` may run nowhere else.
fn start_writer(
    shared: &Arc<Shared>,
    migrations: &'static [Migration],
    orders: mpsc::Receiver<Order>,
) -> Result<(), OpenError> {
    let (opened, outcome) = std_mpsc::channel();
    let shared = Arc::clone(shared);
    let name = format!("{}-writer", shared.settings.system);
    let work = move || match Writer::open(shared, migrations) {
        Ok(writer) => {
            let _ = opened.send(Ok(()));
            writer.work(orders);
        }
        Err(error) => {
            let _ = opened.send(Err(error));
        }
    };
    thread::Builder::new().name(name).spawn(work).map_err(OpenError::Thread)?;
    outcome.recv().unwrap_or(Err(OpenError::Store(StoreError::Panicked)))
}

fn start_readers(shared: &Arc<Shared>, tasks: mpsc::Receiver<ReadTask>) -> Result<(), OpenError> {
    let tasks = Arc::new(Mutex::new(tasks));
    for _ in 0..shared.settings.readers.max(1) {
        let (shared, tasks) = (Arc::clone(shared), Arc::clone(&tasks));
        let name = format!("{}-reader", shared.settings.system);
        thread::Builder::new()
            .name(name)
            .spawn(move || readers::work(&shared, &tasks))
            .map_err(OpenError::Thread)?;
    }
    Ok(())
}
