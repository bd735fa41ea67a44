//! The public check of a document.

mod document;

pub(crate) use document::{CheckAnswer, CheckPage};
