//! The checks: one norm, one check, one file. Each returns what it found; none stops the others.

pub(crate) mod identity;
pub(crate) mod message;
pub(crate) mod path;
