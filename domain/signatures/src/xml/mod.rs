//! XML signatures of one fixed profile: the body of a SOAP 1.1 message, signed by the sending system.
//!
//! The profile is the national gateway's WS-Security profile: only the body is signed, by one reference to its
//! `wsu:Id`, over exclusive canonical XML, with the certificate in a `KeyIdentifier`; the method
//! follows from the certificate's key. The check knows nothing else, and
//! its answer carries the canonical bytes that were signed: whoever reads those reads what was signed, whatever
//! another parser would see in the message.

mod canonical;
mod fault;
mod method;
mod names;
mod sign;
#[cfg(test)]
mod tests;
mod tree;
mod verify;

pub use fault::{BodyFault, BodyFaultKind};
pub use sign::{SignFault, SystemKey, sign_body};
pub use verify::{VerifiedBody, verify_body};
