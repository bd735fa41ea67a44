//! Transactions, the writer with group commit, outbox, inbox, sealed blobs; `SQLite` and `PostgreSQL`.
//!
//! One thread writes: acts run one after another, each in a savepoint, and are committed in groups, so that one
//! `fsync` serves many. Nobody is answered before COMMIT. What differs between the engines is in the module `engine` alone.

mod act;
mod blobs;
mod clock;
mod engine;
mod error;
mod group;
mod housekeeping;
mod idempotency;
mod inbox;
mod job;
mod journal;
mod keys;
mod migrations;
mod outbox;
mod read;
mod readers;
mod settings;
mod store;
mod value;
mod writer;

#[cfg(feature = "test-postgres")]
pub mod test_postgres;

pub use act::Act;
pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{Failure, OpenError, Outcome, StoreError};
pub use housekeeping::{Forgotten, Memory};
pub use idempotency::IdempotencyKey;
pub use keys::{KeyFault, StoreKeys};
pub use kezek_journal::{Entry, TilePath};
pub use migrations::Migration;
pub use outbox::{Claimed, DeliveryState, Outbox, OutboxCounts, OutboxRow, Outgoing};
pub use read::{Read, Reader, Row};
pub use settings::{EngineSettings, StoreSettings};
pub use store::{Committed, Store};
pub use value::{FromValue, Value, ValueFault};
