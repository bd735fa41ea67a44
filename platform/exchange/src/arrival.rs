//! The last gate, inside the receiver's own act: once only.

use kezek_store::{Act, StoreError};

use crate::Received;

/// How a message stands to the receiver's inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It comes for the first time: work it off.
    First,
    /// It was worked off before: acknowledge, do nothing.
    Again,
    /// It is older than the inbox remembers: refuse it.
    TooOld,
}

/// Notes the message in the inbox; must be the first thing an act does with it.
pub fn arrival(act: &mut Act<'_>, received: &Received) -> Result<Arrival, StoreError> {
    let info = &received.message.info;
    if info.date < act.inbox_remembers_since()? {
        return Ok(Arrival::TooOld);
    }
    let first = act.receive_once(&info.message_id, &info.sender.id)?;
    Ok(if first { Arrival::First } else { Arrival::Again })
}
