//! Sealed blobs, addressed by the SHA-256 of their plain bytes; put first, then referred to by an act.

use std::convert::Infallible;

use aws_lc_rs::digest::{SHA256, digest};
use kezek_kernel::Instant;

use crate::{Act, Failure, Read, Reader, Store, StoreError, params};

impl Act<'_> {
    /// Refers to a blob, so that it is kept; an error when it was not put before.
    pub fn refer_blob(&mut self, hash: &[u8; 32]) -> Result<(), StoreError> {
        let touched = self.execute("UPDATE store_blob SET referred = 1 WHERE hash = ?1", &params![hash])?;
        if touched == 1 { Ok(()) } else { Err(StoreError::NoSuchBlob) }
    }

    /// The plain bytes of a blob that goes out with this act.
    pub fn blob(&mut self, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        plain(self, hash)
    }

    /// Erases a blob for good.
    pub fn erase_blob(&mut self, hash: &[u8; 32]) -> Result<(), StoreError> {
        self.execute("DELETE FROM store_blob WHERE hash = ?1", &params![hash]).map(drop)
    }
}

impl Reader<'_> {
    /// The plain bytes of a blob.
    pub fn blob(&mut self, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        plain(self, hash)
    }
}

fn plain(read: &mut impl Read, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT sealed FROM store_blob WHERE hash = ?1";
    let sealed: Option<Vec<u8>> = read.optional(sql, &params![hash], |row| row.get(0))?;
    sealed.map(|sealed| read.open(&sealed)).transpose()
}

impl Store {
    /// Stores bytes, sealed and durable, and returns the hash by which an act refers to them.
    pub async fn put_blob(&self, bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
        let keys = self.shared.settings.keys.clone();
        let sealing = tokio::task::spawn_blocking(move || {
            let mut hash = [0; 32];
            hash.copy_from_slice(digest(&SHA256, &bytes).as_ref());
            keys.seal(&bytes).map(|sealed| (hash, sealed))
        });
        let (hash, sealed) = sealing.await.map_err(|_| StoreError::Panicked)??;
        let kept = self.keep::<_, Infallible>(move |act| {
            // A blob put again is young again, so that pruning does not take it before the act comes.
            let sql = "INSERT INTO store_blob (hash, sealed, referred, put_at) VALUES (?1, ?2, 0, ?3) \
                       ON CONFLICT (hash) DO UPDATE SET put_at = excluded.put_at";
            let now = act.now();
            act.execute(sql, &params![hash, sealed, now])?;
            Ok(())
        });
        kept.await.map_err(Failure::into_store)?;
        Ok(hash)
    }

    /// The plain bytes of a blob.
    pub async fn blob(&self, hash: [u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(move |reader| reader.blob(&hash)).await
    }

    /// Deletes blobs put before the given instant to which no act refers, and returns how many.
    pub async fn prune_blobs(&self, before: Instant) -> Result<u64, StoreError> {
        let pruned = self.keep::<_, Infallible>(move |act| {
            Ok(act.execute("DELETE FROM store_blob WHERE referred = 0 AND put_at < ?1", &params![before])?)
        });
        pruned.await.map_err(Failure::into_store)
    }
}
