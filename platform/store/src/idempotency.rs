//! The same request sent twice gets the same answer, and its act happens once.

use std::convert::Infallible;

use aws_lc_rs::digest::{SHA256, digest};
use kezek_kernel::{Actor, Instant};

use crate::act::actor_text;
use crate::{Act, Failure, Read, Store, StoreError, params};

/// The longest `Idempotency-Key` header.
const LONGEST_KEY: usize = 255;

/// The client's key together with the hash of the request it was sent with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    key: String,
    request_hash: [u8; 32],
}

impl IdempotencyKey {
    /// The key of a request; `None` when it is empty, longer than 255 bytes or not printable ASCII.
    pub fn new(key: &str, request: &[u8]) -> Option<Self> {
        let good =
            !key.is_empty() && key.len() <= LONGEST_KEY && key.bytes().all(|byte| byte.is_ascii_graphic());
        let mut request_hash = [0; 32];
        request_hash.copy_from_slice(digest(&SHA256, request).as_ref());
        good.then(|| Self { key: key.to_owned(), request_hash })
    }
}

impl Act<'_> {
    /// The answer remembered for this key of this actor. A key that came with another request is an error.
    pub fn idempotent(&mut self, key: &IdempotencyKey) -> Result<Option<String>, StoreError> {
        let actor = actor_text(self.actor());
        answered(self, &actor, key)
    }

    /// Remembers the answer of this act.
    pub fn remember_answer(&mut self, key: &IdempotencyKey, answer: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO store_answer (actor, idempotency_key, request_hash, answer, answered_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![actor_text(self.actor()), &key.key, key.request_hash, answer, self.now()];
        self.execute(sql, &row).map(drop)
    }
}

fn answered(read: &mut impl Read, actor: &str, key: &IdempotencyKey) -> Result<Option<String>, StoreError> {
    let sql = "SELECT request_hash, answer FROM store_answer WHERE actor = ?1 AND idempotency_key = ?2";
    let stored: Option<([u8; 32], String)> =
        read.optional(sql, &params![actor, &key.key], |row| Ok((row.get(0)?, row.get(1)?)))?;
    match stored {
        None => Ok(None),
        Some((hash, answer)) if hash == key.request_hash => Ok(Some(answer)),
        Some(_) => Err(StoreError::KeyOfAnotherRequest),
    }
}

impl Store {
    /// The answer remembered for this key of this actor, before any work for it is done again.
    pub async fn answered(&self, actor: &Actor, key: &IdempotencyKey) -> Result<Option<String>, StoreError> {
        let (actor, key) = (actor_text(actor), key.clone());
        self.read(move |reader| answered(reader, &actor, &key)).await
    }

    /// Forgets answers given before the given instant and returns how many.
    pub async fn prune_answers(&self, before: Instant) -> Result<u64, StoreError> {
        let pruned = self.keep::<_, Infallible>(move |act| {
            Ok(act.execute("DELETE FROM store_answer WHERE answered_at < ?1", &params![before])?)
        });
        pruned.await.map_err(Failure::into_store)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, expected: bool) {
        assert_eq!(IdempotencyKey::new(key, b"request").is_some(), expected, "{key:?}");
    }

    #[test]
    fn keys_are_short_and_printable() {
        check("8e03978e-40d5-43dd-bc93-6894a57f9324", true);
        check(&"k".repeat(255), true);
        check(&"k".repeat(256), false);
        check("", false);
        check("two words", false);
        check("кілт", false);
    }
}
