//! Journeys of people through the real program, in Chromium, on phone and desktop.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests only")]

mod assistance;
mod commission;
mod complaint;
mod kyzylorda;
mod office;
mod officers;
mod pages;
mod pdf;
mod public;
mod queue;
mod refusal;
mod steps;
