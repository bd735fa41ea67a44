//! The program as people and other programs run it: arguments in, lines and exit codes out.

mod admin;
mod demo;
mod iin;
mod program;
mod serve;
mod verify;
