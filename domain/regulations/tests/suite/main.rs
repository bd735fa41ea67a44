//! The suite of the crate: the data that ship, every fault of the loader, the engine on an absurd procedure.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod acts;
mod almaty;
mod commission;
mod complaints;
mod difference;
mod editions;
mod engines;
mod faults;
mod figures;
mod files;
mod form;
mod format;
mod lint;
mod lint_acts;
mod parameters;
mod printed;
mod publication;
mod tennis;
