//! Trust by path: a registered certificate must also lead to an anchor, be for a system, and not be revoked.

use std::sync::{Arc, PoisonError, RwLock};

use kezek_kernel::Instant;
use kezek_signatures::path::{PathQuestion, validate};
use kezek_signatures::revocation::RevocationSources;
use kezek_signatures::{Certificate, PathCache, Rules, StandardAlgorithms, Tools, Trust};

use crate::CertificateTrust;

/// Checks the path of a peer's certificate as the signature check does a citizen's.
pub struct PathTrust {
    trust: Trust,
    rules: Rules,
    cache: PathCache,
    sources: RwLock<Arc<RevocationSources>>,
}

impl PathTrust {
    /// Trust in these authorities under these rules; revocation is unknown until [`PathTrust::renew`].
    pub fn new(trust: Trust, rules: Rules, cache: PathCache) -> Self {
        Self { trust, rules, cache, sources: RwLock::default() }
    }

    /// Puts fresh lists and responses in the place of the old ones.
    pub fn renew(&self, sources: RevocationSources) {
        *self.sources.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(sources);
    }
}

impl CertificateTrust for PathTrust {
    fn check(&self, certificate: &[u8], at: Instant) -> Result<(), &'static str> {
        let certificate =
            Certificate::from_der(certificate).map_err(|_| "transport-certificate-unreadable")?;
        let sources = Arc::clone(&self.sources.read().unwrap_or_else(PoisonError::into_inner));
        let question = PathQuestion {
            certificate: &certificate,
            offered: &[],
            trust: &self.trust,
            sources: &sources,
            rules: &self.rules,
            at,
        };
        let tools = Tools { algorithms: &StandardAlgorithms, cache: Some(&self.cache) };
        match validate(&question, tools).findings.first() {
            None => Ok(()),
            Some(finding) => Err(finding.code.as_str()),
        }
    }
}
