//! A running case: store, regulation, calendar and journal together.
//!
//! A case is opened on a pinned edition and moves through its process by outcomes; every due date is counted when a
//! step begins. Who may do what stands in one table ([`policy`]). Every query of cases takes a scope.

mod case;
mod counting;
mod due;
pub mod history;
mod person;
pub mod policy;
pub mod rows;
mod rules;
mod sealing;
mod terms;

pub use case::{Case, Desk, DeskRefusal, End, State, Step};
pub use counting::{Running, Start};
pub use due::{DueDate, Urgency, ZoneFault};
pub use person::Person;
pub use policy::{Deed, Named, Permission, Relation};
pub use rules::{Arrival, Asked, Opening, RuleFault, Rules};
pub use sealing::{inconsistent, open_json, seal_json};
pub use terms::{Extension, MOST_SUSPENSIONS, Suspension, Terms};

/// The tables of this crate: the second migration of a system that runs cases, after those of access.
pub const MIGRATION: kezek_store::Migration = kezek_store::migration!("0002_cases");

/// The responsible executor apart from the desk: the seventh migration of a system that runs cases.
pub const MIGRATION_EXECUTORS: kezek_store::Migration = kezek_store::migration!("0007_executors");
