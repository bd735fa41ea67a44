//! The workstation as its neighbours see it: messages through the signed door, officers through pages and API.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod assistance;
mod attention;
mod citizen;
mod commission;
mod complaints;
mod counter;
mod counter_pages;
mod extension;
mod former;
mod http;
mod lists;
mod office;
mod reassign;
mod routes;
mod search;
mod staff;
mod steps;
mod substitution;
mod walk;
