//! The log of messages in SQL.

mod messages;

use kezek_store::Migration;

pub(crate) use messages::{Logged, chain_request, counts, delivered, insert, message_number};

pub(crate) const MIGRATIONS: &[Migration] = &[kezek_store::migration!("0001_messages")];
