//! The providers' workstation on the regional gateway: requests come in, officers decide, signed documents go back.
//!
//! One system serves many providers, strictly apart: every query takes the scope of the officer's appointments.

pub mod acts;
mod answer;
mod api;
mod attention;
mod commission;
mod complaint;
mod complaint_dossier;
mod complaint_files;
mod concern;
mod decision;
mod duty;
mod evidence;
mod examine;
mod grant;
mod hand_in;
mod handover;
mod inbox;
mod indicators;
mod intake;
mod messages;
mod minutes;
mod naming;
mod once;
mod pages;
mod paper;
mod prepare;
mod protocol;
mod receipt;
mod refusal;
mod router;
mod search;
mod settings;
mod sign_in;
mod signing;
pub mod staging;
mod statement;
mod store;
mod waiting;
mod words;
mod worklists;
mod workstation;

pub use commission::ConclusionWords;
pub use decision::{Check, ChosenGround, Decision, DocumentKind, Examination, Found, LONGEST_TEXT, Wanted};
pub use duty::Duty;
pub use grant::{Assistance, Grant};
pub use handover::Receiver;
pub use pages::navigation;
pub use refusal::Refusal;
pub use router::router;
pub use settings::WorkstationSettings;
pub use statement::{Dwelling, HousingStatement};
pub use store::officers::{Appointment, Certificate};
pub use workstation::{StartFault, Workstation};
