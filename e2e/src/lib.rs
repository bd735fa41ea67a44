//! The harness of the browser journeys: the real binary with fresh data, and Debian's Chromium.
//!
//! Tests only; a failure panics with a sentence that says what to install or what went wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests only"
)]

mod axe;
mod browser;
mod demo;
mod look;
mod shots;

pub use axe::assert_accessible;
pub use browser::{Browser, Width};
pub use demo::{Demo, Person};
pub use look::{look, look_in_languages};
