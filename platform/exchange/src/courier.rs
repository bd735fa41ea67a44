//! The worker behind every outbox: take out what is due, try it, mark what became of it.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use kezek_kernel::MessageId;
use kezek_messages::FaultCode;
use kezek_store::{Claimed, Store, StoreError};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::HttpFault;

/// Messages under way at the same time.
const BATCH: u16 = 16;
/// The worker looks at the outbox at least this often, whatever the clocks say.
const LONGEST_REST: Duration = Duration::from_secs(1);

/// Tells workers to stop.
pub type Stop = watch::Receiver<bool>;

/// What became of one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// The receiver has it.
    Delivered,
    /// It did not arrive this time.
    Failed(String),
    /// It never will; only a person can send it again.
    Refused(String),
}

/// Carries one message to its receiver; may be asked to carry the same message again.
pub trait Carrier: Clone + Send + Sync + 'static {
    /// The destination whose messages it carries; `None`: all of them. Two carriers of one store must not share any.
    fn destination(&self) -> Option<&str> {
        None
    }

    /// One try.
    fn attempt(&self, claimed: Claimed) -> impl Future<Output = Tried> + Send;

    /// Marks a message delivered in the outbox it came from, with whatever the carrier notes beside it.
    fn note_delivered(
        &self,
        store: &Store,
        id: MessageId,
    ) -> impl Future<Output = Result<(), StoreError>> + Send {
        async move { store.outbox().delivered(id).await }
    }
}

/// Empties the outbox of one store through a carrier.
#[derive(Debug, Clone)]
pub struct Courier<C> {
    store: Arc<Store>,
    carrier: C,
}

impl Tried {
    /// A message of wrong form stays wrong; everything else may be put right at the other end.
    pub fn of(fault: &HttpFault) -> Self {
        let lasting = [FaultCode::Format, FaultCode::TransportSignature, FaultCode::NotSigned];
        match fault {
            HttpFault::Fault { code, .. } if lasting.iter().any(|known| known.code() == code) => {
                Self::Refused(fault.to_string())
            }
            _ => Self::Failed(fault.to_string()),
        }
    }
}

impl<C: Carrier> Courier<C> {
    /// A worker between this outbox and this carrier.
    pub const fn new(store: Arc<Store>, carrier: C) -> Self {
        Self { store, carrier }
    }

    /// Works until told to stop; a failing store is logged and tried again.
    pub async fn run(&self, mut stop: Stop) {
        let mut enqueued = self.store.outbox().signal();
        while !*stop.borrow() {
            // What is enqueued from here on is seen by the next look or wakes the worker.
            enqueued.mark_unchanged();
            match self.deliver_due().await {
                Ok(0) => {
                    tokio::select! {
                        // The store lives as long as this worker, and with it the sender.
                        _ = enqueued.changed() => {}
                        () = tokio::time::sleep(LONGEST_REST) => {}
                        // An error means that nobody is left who could tell.
                        told = stop.changed() => if told.is_err() { return },
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be worked off");
                    tokio::time::sleep(LONGEST_REST).await;
                }
            }
        }
    }

    /// Tries every message that is due now, once, and says how many there were.
    pub async fn deliver_due(&self) -> Result<usize, StoreError> {
        let outbox = self.store.outbox();
        let claimed = match self.carrier.destination() {
            Some(destination) => outbox.claim_for(destination, BATCH).await?,
            None => outbox.claim(BATCH).await?,
        };
        let count = claimed.len();
        let mut tries = JoinSet::new();
        for message in claimed {
            let (store, carrier) = (Arc::clone(&self.store), self.carrier.clone());
            tries.spawn(async move { deliver(&store, &carrier, message).await });
        }
        let mut outcome = Ok(count);
        while let Some(tried) = tries.join_next().await {
            // A try that panicked stays claimed and is due again in a minute.
            if let Ok(Err(error)) = tried {
                outcome = Err(error);
            }
        }
        outcome
    }
}

async fn deliver<C: Carrier>(store: &Store, carrier: &C, claimed: Claimed) -> Result<(), StoreError> {
    let id = claimed.id;
    let outbox = store.outbox();
    match carrier.attempt(claimed).await {
        Tried::Delivered => carrier.note_delivered(store, id).await,
        Tried::Failed(fault) => {
            tracing::warn!(message = %id, %fault, "message not delivered, will be tried again");
            outbox.failed(id, &fault).await
        }
        Tried::Refused(fault) => {
            tracing::error!(message = %id, %fault, "message refused for good");
            outbox.refused(id, &fault).await
        }
    }
}
