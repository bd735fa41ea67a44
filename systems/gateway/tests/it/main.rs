//! The gateway between two systems: taken once, delivered once, whatever is down in between.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod down;
mod engines;
mod questions;
mod refusals;
mod rig;
mod routes;
