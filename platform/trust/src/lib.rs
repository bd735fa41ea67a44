//! Whom a system believes, and how it asks whether a certificate is revoked.
//!
//! [`SignatureDesk`] is what systems hold: it fetches lists and responses within the settings, has the signature
//! checked by `kezek-signatures`, and hands back verdict and evidence together.

mod desk;
mod fetch;
mod lists;
mod settings;

pub use desk::{Checked, SignatureDesk};
pub use fetch::FetchFault;
pub use settings::{TrustFault, TrustSettings};
