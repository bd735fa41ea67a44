//! The annexes that the acts demand, computed from a channel: table of steps, directory, procedure in words.
//!
//! They are views: they borrow the edition's words and citations and hold codes, never sentences. What they name
//! (participants, nodes, endings, fields) the loader has checked to exist.

mod directory;
mod markdown;
mod procedure;
mod row;
mod table;

pub use directory::{Arrow, Cell, Directory, Shape, directory};
pub use markdown::{DirectoryHeads, TableHeads, directory_text, step_table_text};
pub use procedure::{Item, Procedure, procedure};
pub use row::{Actor, Answer, Elsewhere, Follow, Row, RowKind, RowTerm, Target};
pub use table::{StepTable, step_table};
