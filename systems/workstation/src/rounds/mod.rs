//! What the program does every few minutes without being asked.

pub(crate) mod attention;
pub(crate) mod waiting;
