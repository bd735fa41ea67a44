//! Load and comparison programs: what the house can bear, beside what the machine could at best.
//!
//! [`intake::run`] opens a portal as `serve` does, sends it signed applications over HTTP and measures, in the same
//! run and on the same cores, the two things no portal can do without: verifying signatures and writing durably. [`deadlines::run`] counts terms;
//! [`steps::run`] takes cases from officer to officer and lets the engines of others do the same.
//! [`lists::run`] opens officers' lists in a region with very many cases.

mod bounds;
mod citizens;
mod crowd;
pub mod deadlines;
mod downstream;
mod fault;
mod house;
pub mod intake;
mod lines;
pub mod lists;
mod load;
mod options;
mod registration;
mod report;
pub mod steps;
mod wire;

pub use fault::BenchFault;
pub use options::Options;
pub use registration::Registration;
pub use report::Report;
pub use steps::{Engine, EngineTools, StepsOptions, StepsReport};
