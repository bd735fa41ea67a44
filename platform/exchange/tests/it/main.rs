//! The line between two systems: delivery until acknowledged, a door that takes only what is in order.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod arrivals;
mod delivering;
mod hostile;
mod questions;
mod rig;
mod trusting;
