//! The contracts: what is written is read back equal, what is wrong is refused by name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod applications;
mod envelopes;
mod hostile;
mod payloads;
mod samples;
mod supplements;
