//! Whether the certificates of a chain were revoked at the trusted moment: asked by list and by responder, judged by
//! the policy, and recorded whatever the answer is.

mod crl;
mod index;
mod ocsp;

use kezek_kernel::Instant;

use crate::algorithms::{AlgorithmFault, sha256};
use crate::certificate::Certificate;
use crate::finding::{Code, Finding};
use crate::ocsp::OcspAnswer;
use crate::path::PathQuestion;
use crate::settings::{IfUnanswered, Method, Tools};

pub use index::{CrlIndex, Revoked};

/// Lists and responses at hand.
#[derive(Debug, Clone, Default)]
pub struct RevocationSources {
    /// Parsed revocation lists; shared, because one list serves many checks.
    pub crls: Vec<std::sync::Arc<CrlIndex>>,
    /// Responses of responders.
    pub ocsp: Vec<OcspAnswer>,
}

/// What one source says about one certificate.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Status {
    /// Not revoked.
    Good,
    /// Revoked at or before the trusted moment.
    Revoked {
        /// Since when.
        since: Instant,
        /// Why, in the words of RFC 5280, such as `key-compromise`.
        reason: String,
    },
    /// Revoked after the trusted moment: the signature stands.
    RevokedLater {
        /// Since when.
        since: Instant,
        /// Why.
        reason: String,
    },
    /// An authorised responder has never heard of the certificate: its issuer did not issue it knowingly.
    Unknown,
    /// The source cannot be used, and why.
    Unusable {
        /// The reasons.
        findings: Vec<Finding>,
    },
    /// No source was there to ask.
    NotAnswered,
}

/// One answer, recorded in the verdict.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RevocationAnswer {
    /// The serial number of the certificate in question, in hexadecimal.
    pub certificate: String,
    /// Who was asked.
    pub method: Method,
    /// What was answered.
    #[serde(flatten)]
    pub status: Status,
    /// When the answer was true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub this_update: Option<Instant>,
    /// Until when the answer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_update: Option<Instant>,
    /// SHA-256 of the list or response in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
}

impl RevocationAnswer {
    fn new(certificate: &Certificate, method: Method, status: Status) -> Self {
        let certificate = certificate.serial_text();
        Self { certificate, method, status, this_update: None, next_update: None, source_sha256: None }
    }
}

/// The status of a certificate that its issuer revoked.
fn revoked(since: Instant, reason: &str, at: Instant) -> Status {
    let reason = reason.to_owned();
    if since <= at { Status::Revoked { since, reason } } else { Status::RevokedLater { since, reason } }
}

/// RFC 5280, 6.1.3 (a)(3): asks every method of the policy about every certificate below the anchor and judges.
pub(crate) fn examine(
    chain: &[Certificate],
    question: &PathQuestion<'_>,
    tools: Tools<'_>,
) -> (Vec<RevocationAnswer>, Vec<Finding>) {
    let (mut answers, mut findings) = (Vec::new(), Vec::new());
    let policy = &question.rules.revocation;
    for (depth, (certificate, issuer)) in chain.iter().zip(chain.iter().skip(1)).enumerate() {
        let pair = Pair { certificate, issuer, chain, is_end_entity: depth == 0, at: question.at, tools };
        let about: Vec<_> =
            policy.methods.iter().flat_map(|method| ask(&pair, *method, question.sources)).collect();
        findings.extend(judge(certificate, &about, policy.if_unanswered));
        answers.extend(about);
    }
    (answers, findings)
}

/// What one method says about one certificate; silence is recorded too.
pub(crate) fn ask(pair: &Pair<'_>, method: Method, sources: &RevocationSources) -> Vec<RevocationAnswer> {
    let answers = match method {
        Method::Crl => crl::ask(pair, sources),
        Method::Ocsp => ocsp::ask(pair, sources),
    };
    if answers.is_empty() {
        return vec![RevocationAnswer::new(pair.certificate, method, Status::NotAnswered)];
    }
    answers
}

/// A certificate, its issuer and the moment.
pub(crate) struct Pair<'a> {
    pub(crate) certificate: &'a Certificate,
    pub(crate) issuer: &'a Certificate,
    /// The whole chain: a response may be about another certificate of it.
    pub(crate) chain: &'a [Certificate],
    pub(crate) is_end_entity: bool,
    pub(crate) at: Instant,
    pub(crate) tools: Tools<'a>,
}

impl Pair<'_> {
    /// Verifies an object that the issuer signed and that many checks share.
    pub(crate) fn verify_shared(
        &self,
        object: [u8; 32],
        verify: impl FnOnce() -> Result<(), AlgorithmFault>,
    ) -> Result<(), AlgorithmFault> {
        match self.tools.cache {
            Some(cache) => cache.verify(object, self.issuer.key_sha256(), verify),
            None => verify(),
        }
    }
}

/// Revoked or unknown by anyone refuses; good by anyone suffices; silence is the policy's matter.
pub(crate) fn judge(
    certificate: &Certificate,
    answers: &[RevocationAnswer],
    if_unanswered: IfUnanswered,
) -> Vec<Finding> {
    let revoked: Vec<Finding> = answers.iter().filter_map(|answer| objection(certificate, answer)).collect();
    if !revoked.is_empty() {
        return revoked;
    }
    let good =
        |answer: &RevocationAnswer| matches!(answer.status, Status::Good | Status::RevokedLater { .. });
    if answers.is_empty() || answers.iter().any(good) || if_unanswered == IfUnanswered::AcceptRecorded {
        return Vec::new();
    }
    let mut found = vec![Finding::new(Code::RevocationUnanswered).with("certificate", certificate.label())];
    for answer in answers {
        if let Status::Unusable { findings } = &answer.status {
            found.extend(findings.iter().cloned());
        }
    }
    found
}

fn objection(certificate: &Certificate, answer: &RevocationAnswer) -> Option<Finding> {
    let method = match answer.method {
        Method::Crl => "crl",
        Method::Ocsp => "ocsp",
    };
    let about = |code| Finding::new(code).with("certificate", certificate.label());
    match &answer.status {
        Status::Revoked { since, reason } => Some(
            about(Code::CertificateRevoked)
                .with("method", method)
                .with("since", since)
                .with("reason", reason),
        ),
        Status::Unknown => Some(about(Code::OcspStatusUnknown)),
        _ => None,
    }
}

/// The name of a reason code (RFC 5280, 5.3.1).
pub(crate) const fn reason_name(code: u8) -> &'static str {
    match code {
        1 => "key-compromise",
        2 => "authority-compromise",
        3 => "affiliation-changed",
        4 => "superseded",
        5 => "cessation-of-operation",
        6 => "certificate-hold",
        8 => "remove-from-list",
        9 => "privilege-withdrawn",
        10 => "attribute-authority-compromise",
        _ => "unspecified",
    }
}

/// SHA-256 in hexadecimal, as answers name their source.
fn source(bytes: &[u8]) -> String {
    hex::encode(sha256(bytes))
}
