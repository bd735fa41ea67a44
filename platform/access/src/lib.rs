//! Who may come in: passwords, the growing delay after wrong ones, and sessions.
//!
//! The portal and the workstation keep the same three tables; their migrations include [`TABLES`].

pub mod password;
pub mod session;
pub mod throttle;

/// The tables of this crate in the common SQL of both engines; the first migration of a system creates them.
pub const TABLES: &str = include_str!("tables.sql");
