//! One row for each message taken.

use kezek_kernel::{Instant, MessageId};
use kezek_messages::{MessageInfo, MessageType};
use kezek_store::{Act, Read, StoreError, params};

/// A message on its way, as the log keeps it.
pub(crate) struct Logged<'a> {
    pub(crate) info: &'a MessageInfo,
    pub(crate) message_type: MessageType,
    pub(crate) chain: &'a str,
    pub(crate) locality: &'a str,
    pub(crate) recipient: &'a str,
    pub(crate) outbox_id: MessageId,
    pub(crate) envelope_hash: [u8; 32],
    pub(crate) envelope_bytes: i64,
}

/// The request that opened a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChainRequest {
    pub(crate) sender: String,
    pub(crate) recipient: String,
}

/// Who a delivered message was from and to, for the journal.
pub(crate) struct Delivered {
    pub(crate) message_type: String,
    pub(crate) sender: String,
    pub(crate) message_id: String,
    pub(crate) recipient: String,
}

pub(crate) fn insert(act: &mut Act<'_>, logged: &Logged<'_>) -> Result<(), StoreError> {
    let sql = "INSERT INTO gateway_message (sender, message_id, message_type, chain, service, locality, recipient, \
               outbox_id, envelope_hash, envelope_bytes, dated_at, taken_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let row = params![
        &logged.info.sender.id,
        &logged.info.message_id,
        logged.message_type.code(),
        logged.chain,
        &logged.info.service_id,
        logged.locality,
        logged.recipient,
        logged.outbox_id,
        logged.envelope_hash,
        logged.envelope_bytes,
        logged.info.date,
        act.now(),
    ];
    act.execute(sql, &row).map(drop)
}

/// The request of a chain, if the gateway took it.
pub(crate) fn chain_request(read: &mut impl Read, chain: &str) -> Result<Option<ChainRequest>, StoreError> {
    let sql = "SELECT sender, recipient FROM gateway_message WHERE chain = ?1 AND message_type = 'REQUEST'";
    read.optional(sql, &params![chain], |row| {
        Ok(ChainRequest { sender: row.get(0)?, recipient: row.get(1)? })
    })
}

/// Marks a message delivered; `None` when it was marked before.
pub(crate) fn delivered(
    act: &mut Act<'_>,
    outbox_id: MessageId,
    at: Instant,
) -> Result<Option<Delivered>, StoreError> {
    let sql = "UPDATE gateway_message SET delivered_at = ?2 WHERE outbox_id = ?1 AND delivered_at IS NULL";
    if act.execute(sql, &params![outbox_id, at])? == 0 {
        return Ok(None);
    }
    let sql = "SELECT message_type, sender, message_id, recipient FROM gateway_message WHERE outbox_id = ?1";
    act.one(sql, &params![outbox_id], |row| {
        Ok(Some(Delivered {
            message_type: row.get(0)?,
            sender: row.get(1)?,
            message_id: row.get(2)?,
            recipient: row.get(3)?,
        }))
    })
}

/// The number that its sender gave to a message.
pub(crate) fn message_number(read: &mut impl Read, outbox_id: MessageId) -> Result<String, StoreError> {
    let sql = "SELECT message_id FROM gateway_message WHERE outbox_id = ?1";
    read.one(sql, &params![outbox_id], |row| row.get(0))
}

/// How many messages of each type were taken, and how many of them are delivered.
pub(crate) fn counts(read: &mut impl Read) -> Result<Vec<(String, u64, u64)>, StoreError> {
    let sql = "SELECT message_type, count(*), count(delivered_at) FROM gateway_message \
               GROUP BY message_type ORDER BY message_type";
    read.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}
