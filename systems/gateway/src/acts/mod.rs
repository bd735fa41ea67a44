//! What the gateway does, one act in one file.

pub(crate) mod message_deliver;
pub(crate) mod message_take;
