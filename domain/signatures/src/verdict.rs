//! What a check of a signed message comes to.

use kezek_kernel::Instant;

use crate::certificate::Certificate;
use crate::finding::Finding;
use crate::revocation::RevocationAnswer;
use crate::signer::SignerFacts;

/// Where the trusted moment comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MomentSource {
    /// The system received the message then.
    Receipt,
    /// A verified time stamp says that the signature existed earlier.
    TimeStamp,
}

/// The instant at which everything is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TrustedMoment {
    /// The instant.
    pub at: Instant,
    /// Where it comes from.
    pub source: MomentSource,
}

/// One certificate of the chain.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ChainLink {
    /// The authority's name, or the end entity's serial number.
    pub label: String,
    /// SHA-256 of the certificate in hexadecimal.
    pub sha256: String,
    /// First instant of validity.
    pub not_before: Instant,
    /// Last instant of validity.
    pub not_after: Instant,
}

impl ChainLink {
    /// Describes every certificate of a chain.
    pub fn describe(chain: &[Certificate]) -> Vec<Self> {
        let describe = |certificate: &Certificate| Self {
            label: certificate.label(),
            sha256: hex::encode(certificate.sha256()),
            not_before: certificate.not_before(),
            not_after: certificate.not_after(),
        };
        chain.iter().map(describe).collect()
    }
}

/// A time stamp in the message.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TimeStampFacts {
    /// The instant that it attests.
    pub at: Option<Instant>,
    /// Why it is not believed; empty when it is.
    pub findings: Vec<Finding>,
    /// The stamping authority's chain.
    pub chain: Vec<ChainLink>,
    /// What was answered about its revocation.
    pub revocation: Vec<RevocationAnswer>,
}

/// The verdict with everything that was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verdict {
    /// Whether nothing was found against the signature.
    pub accepted: bool,
    /// All reasons against it.
    pub findings: Vec<Finding>,
    /// Who signed, when the certificate can be read.
    pub signer: Option<SignerFacts>,
    /// When the message was received.
    pub received_at: Instant,
    /// When everything is judged.
    pub trusted_moment: TrustedMoment,
    /// What the signer's computer claims as signing time; proof of nothing.
    pub claimed_time: Option<Instant>,
    /// SHA-256 of the signed content in hexadecimal.
    pub content_sha256: Option<String>,
    /// The chain, end entity first.
    pub chain: Vec<ChainLink>,
    /// What was answered about revocation.
    pub revocation: Vec<RevocationAnswer>,
    /// The time stamp, when there is one.
    pub time_stamp: Option<TimeStampFacts>,
}

impl Verdict {
    /// Hexadecimal SHA-256 of every list and response that the verdict rests on.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        let of_stamp = self.time_stamp.iter().flat_map(|stamp| &stamp.revocation);
        self.revocation.iter().chain(of_stamp).filter_map(|answer| answer.source_sha256.as_deref())
    }
}
