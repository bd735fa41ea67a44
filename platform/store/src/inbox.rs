//! The inbox: a message that comes twice is worked off once.

use std::convert::Infallible;

use kezek_kernel::Instant;

use crate::{Act, Failure, Read as _, Store, StoreError, params};

impl Act<'_> {
    /// Notes a message; `false` when it was received before.
    pub fn receive_once(&mut self, message_id: &str, sender: &str) -> Result<bool, StoreError> {
        let now = self.now();
        let sql = "INSERT INTO store_inbox (sender, message_id, received_at) VALUES (?1, ?2, ?3) \
                   ON CONFLICT (sender, message_id) DO NOTHING";
        Ok(self.execute(sql, &params![sender, message_id, now])? == 1)
    }

    /// Since when the inbox remembers every message. A message written earlier must be refused: it may have been
    /// received and forgotten.
    pub fn inbox_remembers_since(&mut self) -> Result<Instant, StoreError> {
        self.one("SELECT inbox_remembers_since FROM store_state", &[], |row| row.get(0))
    }
}

impl Store {
    /// Forgets messages received before the given instant, from then on the inbox's memory, and returns how many.
    pub async fn prune_inbox(&self, before: Instant) -> Result<u64, StoreError> {
        let pruned = self.keep::<_, Infallible>(move |act| {
            let sql = "UPDATE store_state SET inbox_remembers_since = ?1 WHERE inbox_remembers_since < ?1";
            act.execute(sql, &params![before])?;
            Ok(act.execute("DELETE FROM store_inbox WHERE received_at < ?1", &params![before])?)
        });
        pruned.await.map_err(Failure::into_store)
    }
}
