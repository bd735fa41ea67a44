//! The waiting list: who stands where, and why.
//!
//! Norm: the order inside a list is the moment of application with all documents, then a unique sequence;
//! one person stands once in a list; the place is the number of people before, plus one.
//! Everything here is integers and comparisons, so both database engines and a pencil give the same order.

#![deny(clippy::float_arithmetic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod key;
mod list;
mod place;

pub use key::{ListKey, ListKeyFault, OrderKey};
pub use list::{Entry, PersonMark, Refusal, Standing, WaitingList};
pub use place::Place;
