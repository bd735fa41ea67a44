//! The providers' workstation on the regional gateway: requests come in, officers decide, signed documents go back.
//!
//! One system serves many providers, strictly apart: every query takes the scope of the officer's appointments.

pub mod acts;
mod api;
mod decision;
mod duty;
mod examine;
mod inbox;
mod messages;
mod once;
mod pages;
mod paper;
mod prepare;
mod refusal;
mod router;
mod settings;
mod sign_in;
mod signing;
mod store;
mod waiting;
mod workstation;

pub use decision::{Check, ChosenGround, Decision, DocumentKind, Examination, Found, LONGEST_TEXT, Wanted};
pub use duty::Duty;
pub use pages::navigation;
pub use refusal::Refusal;
pub use router::router;
pub use settings::WorkstationSettings;
pub use store::officers::{Appointment, Certificate};
pub use workstation::{StartFault, Workstation};
