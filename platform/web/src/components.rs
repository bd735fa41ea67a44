//! The parts of which pages are made.

mod notice;
mod panel;
mod signing;
mod steps;
mod summary;
mod table;

pub use notice::{Finding, Link, Notice, NoticeKind, Tag, TagKind};
pub use panel::Panel;
pub use signing::{Document, Signing, SigningMode};
pub use steps::{Step, StepLine, StepState};
pub use summary::{Summary, SummaryRow};
pub use table::{Cell, Column, Neighbours, Pager, Row, Table};
