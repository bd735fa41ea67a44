//! The systems one talks to, each known by the certificate registered for it.

use std::sync::Arc;

use kezek_kernel::Instant;
use kezek_messages::FaultCode;
use kezek_signatures::Certificate;

use crate::Refusal;

/// A system that may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The name it sends under.
    pub id: String,
    /// The certificates registered for it in DER; two while one is being replaced.
    pub certificates: Vec<Vec<u8>>,
}

/// Whether a registered certificate is to be trusted at a moment: path, validity, revocation.
pub trait CertificateTrust: Send + Sync {
    /// The finding in kebab-case when it is not.
    fn check(&self, certificate: &[u8], at: Instant) -> Result<(), &'static str>;
}

/// Trust by registration: the certificate is one of the registered and within its validity.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pinned;

impl CertificateTrust for Pinned {
    fn check(&self, certificate: &[u8], at: Instant) -> Result<(), &'static str> {
        let certificate =
            Certificate::from_der(certificate).map_err(|_| "transport-certificate-unreadable")?;
        if certificate.not_before() <= at && at <= certificate.not_after() {
            Ok(())
        } else {
            Err("transport-certificate-not-current")
        }
    }
}

pub(crate) struct Peers {
    pub(crate) known: Vec<Peer>,
    pub(crate) trust: Arc<dyn CertificateTrust>,
}

impl Peers {
    /// The certificate must be registered for exactly this sender.
    pub(crate) fn check(&self, sender: &str, certificate: &[u8], at: Instant) -> Result<(), Refusal> {
        let refusal = |finding| Refusal::new(FaultCode::TransportCertificate, finding);
        let peer = self.known.iter().find(|peer| peer.id == sender).ok_or(refusal("sender-unknown"))?;
        if !peer.certificates.iter().any(|registered| registered == certificate) {
            return Err(refusal("sender-certificate-not-registered"));
        }
        self.trust.check(certificate, at).map_err(refusal)
    }
}
