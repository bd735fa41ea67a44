//! A running case: store, regulation, calendar and journal together.
//!
//! A case is opened on a pinned edition and moves through its process by outcomes; every due date is counted when a
//! step begins. Who may do what stands in one table ([`policy`]). Every query of cases takes a scope.

mod case;
mod counting;
mod due;
mod extension;
pub mod filling;
pub mod history;
pub mod passages;
mod person;
pub mod policy;
pub mod rows;
mod rules;
mod sealing;
mod terms;
pub mod worklist;

pub use case::{Case, Desk, DeskRefusal, End, State, Step};
pub use counting::{Running, Start};
pub use due::{DueDate, Left, Urgency, ZoneFault};
pub use extension::Whose;
pub use passages::Passage;
pub use person::Person;
pub use policy::{Deed, Named, Permission, Relation};
pub use rules::{Arrival, Asked, Opening, RuleFault, Rules};
pub use sealing::{inconsistent, open_json, seal_json};
pub use terms::{Clock, Extension, MOST_SUSPENSIONS, Suspension, Terms, WaitsFor};

/// The tables of this crate: the second migration of a system that runs cases, after those of access.
pub const MIGRATION: kezek_store::Migration = kezek_store::migration!("0002_cases");

/// The responsible executor apart from the desk: the seventh migration of a system that runs cases.
pub const MIGRATION_EXECUTORS: kezek_store::Migration = kezek_store::migration!("0007_executors");

/// What the work lists need of a case: the role asked now, drafter apart from holder, what the head was told.
pub const MIGRATION_WORK_LISTS: kezek_store::Migration = kezek_store::migration!("0011_work_lists");

/// The passages of cases through the works of their processes: the thirteenth migration of a system that runs cases.
pub const MIGRATION_PASSAGES: kezek_store::Migration = kezek_store::migration!("0013_case_steps");

/// Who signed for an organisation: the twenty-sixth migration of a system that runs cases.
pub const MIGRATION_REPRESENTATIVES: kezek_store::Migration = kezek_store::migration!("0026_representatives");
