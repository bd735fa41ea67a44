//! The form of an edition: as the fields of a page, as answers read back, as the signed words of an application.
//!
//! Both systems at which applications are made go through here: the portal, where the person fills the form, and the
//! workstation, where an officer fills it for a person at the counter.

mod media;
mod questions;
mod signed;

pub use media::{plain_name, sniff};
pub use questions::{Filler, Questions, answers_of};
pub use signed::{locality, signed_fields};
