//! The portal over real HTTP: its API and its pages, with a test authority behind the signatures.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests only")]

mod accounts;
mod answers;
mod complaints;
mod contacts;
mod editions;
mod forms;
mod organisations;
mod pages;
mod ratings;
mod requests;
mod rig;
mod visitor;
