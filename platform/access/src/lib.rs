//! Who may come in: passwords, the growing delay after wrong ones, and sessions.
//!
//! The portal and the workstation keep the same tables; [`MIGRATION`] is the first of each.

pub mod password;
pub mod session;
pub mod throttle;

use std::convert::Infallible;

use kezek_store::{Failure, Migration, Store, StoreError};

/// The tables of this crate; the first migration of a system that has people who log in.
pub const MIGRATION: Migration = kezek_store::migration!("0001_access");

/// Forgets sessions that are over and failures that no longer count; may run at any time.
pub async fn forget(store: &Store) -> Result<(), StoreError> {
    let forgotten = store.keep::<_, Infallible>(|act| {
        session::forget_ended(act)?;
        Ok(throttle::forget_old(act)?)
    });
    forgotten.await.map_err(Failure::into_store)
}
