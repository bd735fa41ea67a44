//! Housekeeping: what is kept only so that nothing happens twice is forgotten once it can no longer come back.

use crate::{Store, StoreError};

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// How long a store remembers what it needs for a while only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// Numbers of messages received, messages delivered and answers to idempotency keys, in days. It must be longer
    /// than the oldest message that a door takes, or a replay would pass for something new.
    pub exchange_days: i64,
    /// Bytes that were put and that no act ever referred to, in days.
    pub uploads_days: i64,
}

/// How much was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Numbers of received messages.
    pub received: u64,
    /// Delivered messages.
    pub delivered: u64,
    /// Answers to idempotency keys.
    pub answers: u64,
    /// Blobs without a reference.
    pub blobs: u64,
}

impl Store {
    /// Forgets what is older than this memory; may run at any time and any number of times.
    pub async fn forget(&self, memory: Memory) -> Result<Forgotten, StoreError> {
        let now = self.shared.clock.now();
        let exchange = now.plus_seconds(-memory.exchange_days * DAY_SECONDS);
        let uploads = now.plus_seconds(-memory.uploads_days * DAY_SECONDS);
        Ok(Forgotten {
            received: self.prune_inbox(exchange).await?,
            delivered: self.outbox().prune(exchange).await?,
            answers: self.prune_answers(exchange).await?,
            blobs: self.prune_blobs(uploads).await?,
        })
    }
}
