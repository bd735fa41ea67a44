//! The counter: what a person hands in on paper, what the clerk enters and prints, to whom a result is handed over.

pub(crate) mod hand_in;
pub(crate) mod handover;
pub(crate) mod intake;
pub(crate) mod receipt;
