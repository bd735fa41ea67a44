//! The document of a decision: made ready for signature, its bytes with the gap, its two signatures.

pub(crate) mod paper;
pub(crate) mod prepare;
pub(crate) mod signing;
