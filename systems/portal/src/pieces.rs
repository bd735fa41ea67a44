//! Pieces of evidence that many requests share: certificates of authorities and revocation lists.
//!
//! Each is put into the blob table once and kept there; this remembers which ones were put, so that a request that
//! rests on the same authorities as the one before writes nothing more.

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use kezek_store::{Failure, Store, StoreError};

/// Pieces remembered; a new list comes once a minute at most, so the set is small for a long time.
const MOST_PIECES: usize = 4096;

/// The pieces that were put since the program started.
#[derive(Debug, Default)]
pub(crate) struct Pieces(Mutex<HashSet<[u8; 32]>>);

impl Pieces {
    /// Puts a piece unless it was put before; only then are its bytes asked for.
    pub(crate) async fn keep(
        &self,
        store: &Store,
        hash: [u8; 32],
        bytes: impl FnOnce() -> Vec<u8>,
    ) -> Result<(), StoreError> {
        if self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&hash) {
            return Ok(());
        }
        store.put_blob(bytes()).await?;
        store
            .keep::<_, Infallible>(move |act| Ok(act.refer_blob(&hash)?))
            .await
            .map_err(Failure::into_store)?;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_PIECES {
            known.clear();
        }
        known.insert(hash);
        Ok(())
    }
}
