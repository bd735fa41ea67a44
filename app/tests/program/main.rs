//! The real program: its commands as people and other programs run them, and what holds when it is killed, traced and
//! asked at random.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod admin;
mod api;
mod calendar;
mod citizens;
mod crash;
mod demo;
mod fsync;
mod fuzz;
mod iin;
mod program;
mod regulation;
mod serve;
mod verify;
