//! The program as people and other programs run it: arguments in, lines and exit codes out.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod admin;
mod demo;
mod iin;
mod program;
mod serve;
mod verify;
