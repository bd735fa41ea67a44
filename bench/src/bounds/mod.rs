//! What no portal on this machine can do without, measured apart: verifying signatures and writing durably.

mod groups;
mod verifications;

pub(crate) use groups::{Shape, durable_groups};
pub(crate) use verifications::{SignedSample, verifications};

/// Submissions a second when each has to be verified at one speed and written at another, on the same machine.
pub(crate) fn bound(verified_per_s: f64, written_per_s: f64) -> f64 {
    1.0 / (1.0 / verified_per_s + 1.0 / written_per_s)
}
