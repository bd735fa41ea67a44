//! The workstation as its neighbours see it: messages through the signed door, officers through pages and API.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod citizen;
mod http;
mod office;
mod routes;
mod staff;
mod steps;
mod walk;
