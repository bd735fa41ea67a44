//! The providers' workstation on the regional gateway: requests come in, officers decide, signed documents go back.
//!
//! One system serves many providers, strictly apart: every query takes the scope of the officer's appointments.

pub mod acts;
mod api;
mod commission;
mod complaint;
mod counter;
mod decision;
mod document;
mod duty;
mod evidence;
mod inbox;
mod indicators;
mod messages;
mod once;
mod pages;
mod refusal;
mod rounds;
mod router;
mod search;
mod settings;
mod sign_in;
pub mod staging;
mod store;
mod words;
mod worklists;
mod workstation;

pub use commission::ConclusionWords;
pub use counter::handover::Receiver;
pub use decision::grant::{Assistance, Grant};
pub use decision::statement::{Dwelling, HousingStatement};
pub use decision::{Check, ChosenGround, Decision, DocumentKind, Examination, Found, LONGEST_TEXT, Wanted};
pub use duty::Duty;
pub use pages::navigation;
pub use refusal::Refusal;
pub use router::router;
pub use settings::WorkstationSettings;
pub use store::officers::{Appointment, Certificate};
pub use workstation::{StartFault, Workstation};
