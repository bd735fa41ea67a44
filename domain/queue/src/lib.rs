//! The waiting list: who stands where, and why.
