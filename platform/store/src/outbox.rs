//! The outbox: messages leave after COMMIT, at least once, with growing pauses between the tries.

use std::convert::Infallible;

use kezek_kernel::{Instant, MessageId};
use tokio::sync::watch;

use crate::engine::Connection;
use crate::{
    Act, Failure, FromValue, OpenError, Read as _, Row, Store, StoreError, Value, ValueFault, params,
};

/// How long a claimed message may be under way before it is tried again.
const CLAIM_SECONDS: i64 = 60;
/// The longest pause between two tries.
const LONGEST_PAUSE_SECONDS: i64 = 300;
/// The longest text kept of why a try failed.
const LONGEST_FAULT_CHARS: usize = 500;

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Where it goes, such as `gateway`; the delivery worker knows the address.
    pub destination: String,
    /// What it is, for pages and metrics; no personal data.
    pub kind: String,
    /// What is sent; sealed while it waits.
    pub body: Vec<u8>,
}

/// A message taken out for delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The message; the receiver drops duplicates by it.
    pub id: MessageId,
    /// Where it goes.
    pub destination: String,
    /// What it is.
    pub kind: String,
    /// What is sent.
    pub body: Vec<u8>,
    /// Tries so far, this one included.
    pub attempts: u32,
    /// When the act enqueued it.
    pub enqueued_at: Instant,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// Waits until it is due.
    Waiting,
    /// Under way.
    Claimed,
    /// Acknowledged by the receiver.
    Delivered,
    /// Refused by the receiver for good; only a person can send it again.
    Refused,
}

/// A message as pages show it, without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The message.
    pub id: MessageId,
    /// Where it goes.
    pub destination: String,
    /// What it is.
    pub kind: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// Tries so far.
    pub attempts: u32,
    /// When the act enqueued it.
    pub enqueued_at: Instant,
    /// When it is tried next, or when its last mark was set.
    pub due_at: Instant,
    /// Why the last try failed; empty when none did.
    pub last_fault: String,
}

/// How many messages stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Waiting for their time.
    pub waiting: u64,
    /// Under way.
    pub claimed: u64,
    /// Acknowledged.
    pub delivered: u64,
    /// Refused for good.
    pub refused: u64,
}

impl DeliveryState {
    /// The name in the table, on pages and in metrics.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Claimed => "claimed",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
        }
    }
}

impl FromValue for DeliveryState {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        let code = String::from_value(value)?;
        [Self::Waiting, Self::Claimed, Self::Delivered, Self::Refused]
            .into_iter()
            .find(|state| state.code() == code)
            .ok_or(ValueFault { expected: "state of delivery", found: "other text" })
    }
}

impl Act<'_> {
    /// Puts a message into the outbox; it leaves after COMMIT.
    pub fn enqueue(&mut self, message: Outgoing) -> Result<MessageId, StoreError> {
        let id: MessageId = self.id();
        let body = self.seal(&message.body)?;
        let sql = "INSERT INTO store_outbox (message_id, destination, kind, body, state, attempts, enqueued_at, \
                   due_at, last_fault) VALUES (?1, ?2, ?3, ?4, 'waiting', 0, ?5, ?5, '')";
        let row = params![id, message.destination, message.kind, body, self.now()];
        self.execute(sql, &row)?;
        self.enqueued = true;
        Ok(id)
    }

    /// Marks a message acknowledged by its receiver and erases its body; for acts that note the delivery themselves.
    pub fn mark_delivered(&mut self, id: MessageId) -> Result<(), StoreError> {
        let sql = "UPDATE store_outbox SET state = 'delivered', body = ?3, due_at = ?2, last_fault = '' \
                   WHERE message_id = ?1 AND state <> 'delivered'";
        self.execute(sql, &params![id, self.now(), Vec::new()]).map(drop)
    }
}

/// The delivery worker's and the pages' side of the outbox.
#[derive(Clone, Copy)]
pub struct Outbox<'a> {
    store: &'a Store,
}

impl Store {
    /// The outbox.
    pub const fn outbox(&self) -> Outbox<'_> {
        Outbox { store: self }
    }
}

impl Outbox<'_> {
    /// Changes whenever an act has enqueued something. Each worker keeps a receiver of its own and waits for it or for
    /// [`Self::next_due`].
    pub fn signal(&self) -> watch::Receiver<()> {
        self.store.shared.outbox_signal.subscribe()
    }

    /// Takes out messages that are due, oldest first. One that is not marked within a minute is due again.
    pub async fn claim(&self, limit: u16) -> Result<Vec<Claimed>, StoreError> {
        self.claim_where("", None, limit).await
    }

    /// The same for one destination alone: what waits for another one does not stand in its way.
    pub async fn claim_for(&self, destination: &str, limit: u16) -> Result<Vec<Claimed>, StoreError> {
        self.claim_where("AND destination = ?3", Some(destination.to_owned()), limit).await
    }

    async fn claim_where(
        &self,
        only: &'static str,
        destination: Option<String>,
        limit: u16,
    ) -> Result<Vec<Claimed>, StoreError> {
        let claimed = self.store.keep::<_, Infallible>(move |act| {
            let now = act.now();
            let sql = format!(
                "SELECT message_id, destination, kind, body, attempts + 1, enqueued_at FROM store_outbox \
                 WHERE state IN ('waiting', 'claimed') AND due_at <= ?1 {only} ORDER BY due_at, message_id LIMIT ?2"
            );
            let mut values = params![now, limit].to_vec();
            values.extend(destination.map(Value::from));
            let rows = act.query(&sql, &values)?;
            let claimed: Vec<Claimed> = rows.iter().map(|row| claimed(act, row)).collect::<Result<_, _>>()?;
            for message in &claimed {
                let sql = "UPDATE store_outbox SET state = 'claimed', attempts = ?2, due_at = ?3 \
                           WHERE message_id = ?1";
                act.execute(sql, &params![message.id, message.attempts, now.plus_seconds(CLAIM_SECONDS)])?;
            }
            Ok(claimed)
        });
        claimed.await.map_err(Failure::into_store)
    }

    /// The receiver has acknowledged the message; its body is erased.
    pub async fn delivered(&self, id: MessageId) -> Result<(), StoreError> {
        self.mark(move |act| act.mark_delivered(id)).await
    }

    /// A try failed; the next one follows after a pause of 1 s, doubling to 5 min.
    pub async fn failed(&self, id: MessageId, fault: &str) -> Result<(), StoreError> {
        let fault = shortened(fault);
        self.mark(move |act| {
            let sql = "SELECT attempts FROM store_outbox WHERE message_id = ?1";
            let attempts: Option<u32> = act.optional(sql, &params![id], |row| row.get(0))?;
            let due = act.now().plus_seconds(pause_seconds(attempts.unwrap_or_default()));
            let sql = "UPDATE store_outbox SET state = 'waiting', due_at = ?2, last_fault = ?3 \
                       WHERE message_id = ?1 AND state = 'claimed'";
            act.execute(sql, &params![id, due, fault]).map(drop)
        })
        .await
    }

    /// The receiver refuses the message for good.
    pub async fn refused(&self, id: MessageId, fault: &str) -> Result<(), StoreError> {
        let fault = shortened(fault);
        let sql = "UPDATE store_outbox SET state = 'refused', due_at = ?2, last_fault = ?3 \
                   WHERE message_id = ?1 AND state = 'claimed'";
        self.mark(move |act| act.execute(sql, &params![id, act.now(), fault]).map(drop)).await
    }

    /// Sends a waiting or refused message again at once.
    pub async fn retry(&self, id: MessageId) -> Result<(), StoreError> {
        let sql = "UPDATE store_outbox SET state = 'waiting', due_at = ?2 \
                   WHERE message_id = ?1 AND state IN ('waiting', 'refused')";
        self.mark(move |act| {
            act.enqueued = true;
            act.execute(sql, &params![id, act.now()]).map(drop)
        })
        .await
    }

    /// When the next message is due, or `None` when all is delivered.
    pub async fn next_due(&self) -> Result<Option<Instant>, StoreError> {
        let sql = "SELECT min(due_at) FROM store_outbox WHERE state IN ('waiting', 'claimed')";
        self.store.read(move |reader| reader.one(sql, &[], |row| row.get(0))).await
    }

    /// The newest messages in a state.
    pub async fn list(&self, state: DeliveryState, limit: u16) -> Result<Vec<OutboxRow>, StoreError> {
        let sql = "SELECT message_id, destination, kind, state, attempts, enqueued_at, due_at, last_fault \
                   FROM store_outbox WHERE state = ?1 ORDER BY message_id DESC LIMIT ?2";
        self.store.read(move |reader| reader.all(sql, &params![state.code(), limit], outbox_row)).await
    }

    /// How many messages stand where.
    pub async fn counts(&self) -> Result<OutboxCounts, StoreError> {
        let sql = "SELECT state, count(*) FROM store_outbox GROUP BY state";
        let rows: Vec<(DeliveryState, u64)> =
            self.store.read(move |reader| reader.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))).await?;
        let mut counts = OutboxCounts::default();
        for (state, number) in rows {
            match state {
                DeliveryState::Waiting => counts.waiting = number,
                DeliveryState::Claimed => counts.claimed = number,
                DeliveryState::Delivered => counts.delivered = number,
                DeliveryState::Refused => counts.refused = number,
            }
        }
        Ok(counts)
    }

    /// Forgets messages delivered before the given instant and returns how many.
    pub async fn prune(&self, before: Instant) -> Result<u64, StoreError> {
        let pruned = self.store.keep::<_, Infallible>(move |act| {
            let sql = "DELETE FROM store_outbox WHERE state = 'delivered' AND due_at < ?1";
            Ok(act.execute(sql, &params![before])?)
        });
        pruned.await.map_err(Failure::into_store)
    }

    /// A mark on a message that has another state by now touches nothing: the later mark stands.
    async fn mark(
        &self,
        mark: impl FnOnce(&mut Act<'_>) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<(), StoreError> {
        let marked = self.store.keep::<_, Infallible>(move |act| Ok(mark(act)?));
        marked.await.map_err(Failure::into_store)
    }
}

/// Messages that were under way when the process ended are due at once; the lock grants that nobody else sends them.
pub(crate) fn release_claims(connection: &mut dyn Connection, now: Instant) -> Result<(), OpenError> {
    let sql = "UPDATE store_outbox SET state = 'waiting', due_at = ?1 WHERE state = 'claimed'";
    connection.execute(sql, &params![now])?;
    Ok(())
}

/// 1 s after the first try, doubling to 5 min.
fn pause_seconds(attempts: u32) -> i64 {
    let doublings = attempts.saturating_sub(1).min(10);
    (1_i64 << doublings).min(LONGEST_PAUSE_SECONDS)
}

fn shortened(fault: &str) -> String {
    fault.chars().filter(|character| *character != '\0').take(LONGEST_FAULT_CHARS).collect()
}

fn claimed(act: &Act<'_>, row: &Row) -> Result<Claimed, StoreError> {
    Ok(Claimed {
        id: row.get(0)?,
        destination: row.get(1)?,
        kind: row.get(2)?,
        body: act.open(&row.get::<Vec<u8>>(3)?)?,
        attempts: row.get(4)?,
        enqueued_at: row.get(5)?,
    })
}

fn outbox_row(row: &Row) -> Result<OutboxRow, StoreError> {
    Ok(OutboxRow {
        id: row.get(0)?,
        destination: row.get(1)?,
        kind: row.get(2)?,
        state: row.get(3)?,
        attempts: row.get(4)?,
        enqueued_at: row.get(5)?,
        due_at: row.get(6)?,
        last_fault: row.get(7)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(attempts: u32, expected_seconds: i64) {
        assert_eq!(pause_seconds(attempts), expected_seconds, "{attempts}");
    }

    #[test]
    fn the_pause_doubles_from_one_second_to_five_minutes() {
        for (attempts, seconds) in [(0, 1), (1, 1), (2, 2), (3, 4), (9, 256), (10, 300), (u32::MAX, 300)] {
            check(attempts, seconds);
        }
    }
}
