//! What the country's infrastructure provides and a demo or a test must bring along: a certification authority,
//! a signer that speaks NCALayer's protocol, a mailbox for what people are told, and demo people with their keys.
//!
//! Nothing here is fit for production. `serve` refuses certificates of this authority.

pub mod authority;
pub mod cms_signing;
mod files;
mod keys;
pub mod mailbox;
pub mod people;
pub mod pkcs12;
pub mod signer;

use std::sync::Arc;

use kezek_kernel::Instant;

pub use keys::{KeyAlgorithm, KeyFault, SigningKey};

/// Where the servers of this crate learn the time; tests give a fixed instant.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;
