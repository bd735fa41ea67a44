//! The gateway: takes, checks, logs, routes and redelivers messages between systems.
//!
//! A message is acknowledged once it is durably stored, and goes on to its receiver byte for byte, with its sender's
//! signature, until the receiver acknowledges it in turn. Requests go by service and locality; what answers them goes
//! back along the chain. Questions are passed through while both ends wait. The gateway never reads a payload.
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

mod acts;
mod forwarding;
mod gateway;
mod inbox;
mod routes;
mod settings;
mod store;

pub use forwarding::Forwarder;
pub use gateway::{Gateway, GatewayFault};
pub use settings::{GatewaySettings, Localities, Route, Subscriber};
