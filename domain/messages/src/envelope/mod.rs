//! SOAP 1.1 envelopes of the national gateway's channels, version 10.

mod answer;
mod call;
mod data;
mod info;
pub mod namespaces;
mod soap;

pub use answer::{AsyncAnswer, Reply, SyncAnswer, read_reply};
pub use call::{
    AsyncMessage, Call, Delivery, MessageState, MessageType, Side, StatusChange, SyncQuestion, read_call,
};
pub use data::Data;
pub use info::{MessageInfo, Property, Sender, property};
pub use soap::{ErrorInfo, SoapFault, unsigned_envelope};
