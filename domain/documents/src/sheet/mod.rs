//! A small typesetter: fragments of text, tables and pictures on A4 sheets, with the tree of tags that assistive
//! technology reads. Everything is placed first and painted afterwards, so that a footer can name the last page.

mod fonts;
mod fragment;
mod pages;
mod paint;
mod text;
mod tree;

pub(crate) use fonts::{Fonts, Weight};
pub(crate) use fragment::{Drawing, Fragment, Ink, Mark, Owner};
pub(crate) use pages::{COLUMN_GAP, COLUMN_WIDTH, Pages, TEXT_WIDTH};
pub(crate) use paint::{Attachment, Face, paint};
pub use text::TextFault;
pub(crate) use text::{Style, paragraph};
pub(crate) use tree::{NodeId, Role, Tree};
