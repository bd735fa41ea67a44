//! The annexes that the acts demand, computed from an edition: tables, directory, procedure, provisions, forms.
//!
//! They are views: they borrow the edition's words and citations and hold codes, never sentences. What they name
//! (participants, nodes, endings, fields) the loader has checked to exist.

mod act_lines;
mod directory;
mod fields;
mod forms;
mod markdown;
mod procedure;
mod provisions;
mod row;
mod table;

pub use act_lines::{ActLines, DatedAct, EditionLine};
pub use directory::{Arrow, Cell, Directory, Shape, directory};
pub use fields::{AnswerName, AskedWhen, FieldLine, KindLine, TopicLines};
pub use forms::{DocumentLine, Forms, GroundLine, OutputLine, SourceLine, forms};
pub use markdown::{DirectoryHeads, TableHeads, directory_text, step_table_text};
pub use procedure::{Item, Procedure, procedure};
pub use provisions::{ChannelLine, FaultLine, ProviderLine, Provisions, ResultLine, provisions};
pub use row::{Actor, Answer, Elsewhere, Follow, Row, RowKind, RowTerm, Target};
pub use table::{StepTable, step_table};
