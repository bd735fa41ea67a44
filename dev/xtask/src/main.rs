//! The one door for people who work on Kezek: check, test, e2e, seed.
fn main() {}
