//! The line of one system to the gateway: its key, and the systems it takes messages from.

use std::sync::Arc;
use std::time::Duration;

use kezek_exchange::{LinkSettings, Peer, Pinned};
use kezek_kernel::SystemName;
use kezek_signatures::xml::SystemKey;
use kezek_store::Clock;

use crate::answer::Fault;

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a line is made of.
pub(crate) struct Line {
    /// The system at this end.
    pub(crate) system: SystemName,
    /// The key with which it signs.
    pub(crate) key: SystemKey,
    /// Where the gateway listens.
    pub(crate) gateway_url: String,
    /// The systems whose messages are taken, each by its registered certificates.
    pub(crate) peers: Vec<Peer>,
}

impl Line {
    /// The settings of the line.
    pub(crate) fn settings(self, clock: &Arc<dyn Clock>) -> LinkSettings {
        LinkSettings {
            id: self.system.code().to_owned(),
            key: self.key,
            gateway_id: SystemName::Gateway.code().to_owned(),
            gateway_url: self.gateway_url,
            peers: self.peers,
            trust: Arc::new(Pinned),
            patience: PATIENCE,
            clock: Arc::clone(clock),
        }
    }
}

/// A signing key from a PKCS#8 file (PEM or DER) and the first certificate of a chain file.
pub(crate) fn read_key(key: &[u8], chain: &[u8]) -> Result<SystemKey, Fault> {
    let key =
        kezek_signatures::der_of(key).map_err(|fault| Fault::Misuse(format!("a signing key: {fault}")))?;
    let certificates = kezek_signatures::Certificate::read_all(chain)
        .map_err(|fault| Fault::Misuse(format!("a system's certificate: {fault}")))?;
    let certificate =
        certificates.first().ok_or_else(|| Fault::misuse("a system's certificate file is empty"))?;
    SystemKey::new(&key, certificate.der().to_vec()).map_err(Fault::misuse)
}
