//! Gateway client and receiving door: signed SOAP envelopes, delivery and acknowledgement.
//!
//! A system holds one [`Link`]. Its acts put a [`Dispatch`] into the outbox; [`Delivery`] signs it, posts it and waits
//! for the signed acknowledgement, as often as it takes. [`door`] receives: it checks form, signature, sender and age, and
//! hands the message to the system's [`Receiver`], whose own act drops duplicates with [`arrival`].

mod age;
mod arrival;
mod courier;
mod delivery;
mod dispatch;
mod door;
mod http;
mod link;
mod peers;
mod questions;
mod refusal;
mod trust;

pub use age::{FUTURE_SECONDS_MOST, MEMORY_DAYS};
pub use arrival::{Arrival, arrival};
pub use courier::{Carrier, Courier, Stop, Tried};
pub use delivery::{Composer, Composing, Delivery};
pub use dispatch::Dispatch;
pub use door::{Answer, Received, Receiver, door};
pub use http::HttpFault;
pub use link::{Link, LinkFault, LinkSettings, SealedCall};
pub use peers::{CertificateTrust, Peer, Pinned};
pub use questions::{AskFault, Question};
pub use refusal::Refusal;
pub use trust::PathTrust;
