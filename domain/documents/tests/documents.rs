//! Composed and signed documents in front of programs that nobody here wrote.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod oracles;
mod samples;
mod structure;
