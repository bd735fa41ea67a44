//! Who may come in: passwords, the growing delay after wrong ones, and sessions.
//!
//! The portal and the workstation keep the same tables; [`MIGRATION`] is the first of each.

pub mod password;
pub mod session;
pub mod throttle;

use kezek_store::Migration;

/// The tables of this crate; the first migration of a system that has people who log in.
pub const MIGRATION: Migration = kezek_store::migration!("0001_access");
