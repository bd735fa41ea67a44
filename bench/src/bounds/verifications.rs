//! The signatures of one submission, verified anew each time on every core.
//!
//! Five belong to a submission: the message, the citizen's certificate, the issuing authority's certificate, and the
//! two revocation lists. A portal may remember the last three; this measure does not.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use crate::BenchFault;

/// Signatures of one submission.
const PER_SUBMISSION: u32 = 5;
/// How long is measured.
const MEASURED: Duration = Duration::from_secs(2);

/// A signature by an RSA key of 2048 bits.
#[derive(Debug, Clone)]
pub(crate) struct SignedSample {
    /// The `RSAPublicKey` in DER.
    pub(crate) key: Vec<u8>,
    /// The signed bytes.
    pub(crate) message: Vec<u8>,
    /// PKCS #1 v1.5 with SHA-256.
    pub(crate) signature: Vec<u8>,
}

impl SignedSample {
    fn verifies(&self) -> bool {
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.key);
        key.verify(&self.message, &self.signature).is_ok()
    }
}

/// Submissions a second whose signatures this machine can verify when it does nothing else.
pub(crate) async fn verifications(samples: Vec<SignedSample>) -> Result<f64, BenchFault> {
    let samples = Arc::new(samples);
    let measuring = tokio::task::spawn_blocking(move || {
        let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers: Vec<_> = (0..cores)
            .map(|_| {
                let samples = Arc::clone(&samples);
                thread::spawn(move || on_one_core(&samples))
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().ok().flatten()).sum::<Option<f64>>()
    });
    measuring.await.ok().flatten().ok_or(BenchFault::EndedEarly)
}

/// `None` when a signature does not verify: then the figure would mean nothing.
fn on_one_core(samples: &[SignedSample]) -> Option<f64> {
    let start = Instant::now();
    let mut submissions = 0_u32;
    let mut endless = samples.iter().cycle();
    while start.elapsed() < MEASURED {
        for _ in 0..PER_SUBMISSION {
            endless.next().filter(|sample| sample.verifies())?;
        }
        submissions = submissions.saturating_add(1);
    }
    Some(f64::from(submissions) / start.elapsed().as_secs_f64())
}
