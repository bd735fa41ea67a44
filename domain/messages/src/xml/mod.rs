//! A small writer with bytes under our own control, and a reader that walks a schema's sequence.

mod reader;
mod screen;
mod writer;

pub(crate) use reader::{Element, Sequence, parse};
pub(crate) use writer::Writer;
