//! The store's promises, each kept on SQLite and on PostgreSQL by the same test.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "suite/acts.rs"]
mod acts;
#[path = "suite/bed.rs"]
mod bed;
#[path = "suite/blobs.rs"]
mod blobs;
#[path = "suite/housekeeping.rs"]
mod housekeeping;
#[path = "suite/idempotency.rs"]
mod idempotency;
#[path = "suite/inbox.rs"]
mod inbox;
#[path = "suite/journal.rs"]
mod journal;
#[path = "suite/opening.rs"]
mod opening;
#[path = "suite/outbox.rs"]
mod outbox;
#[path = "suite/values.rs"]
mod values;
