//! The lines between portal, gateway and workstation: keys, certificates, and who takes messages from whom.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use kezek_exchange::{LinkSettings, Peer, Pinned};
use kezek_kernel::SystemName;
use kezek_signatures::xml::SystemKey;
use kezek_store::SystemClock;
use kezek_testbed::authority::{Authority, Credential, Order, TestAuthority};
use kezek_testbed::{KeyAlgorithm, SigningKey};

use crate::BenchFault;
use crate::house::now;

/// The number of an organisation that does not exist: no year has a ninety-ninth month.
const OPERATOR: &str = "189940000031";
const DAY_SECONDS: i64 = 24 * 60 * 60;
/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(20);
const SYSTEMS: [SystemName; 3] = [SystemName::Portal, SystemName::Gateway, SystemName::Workstation];

/// The three systems' keys, and where the gateway listens.
pub(crate) struct Lines {
    systems: Vec<(SystemName, Credential)>,
    gateway: SocketAddr,
}

impl Lines {
    /// New keys, certified by this authority.
    pub(crate) fn new(
        authority: &Authority,
        keys: KeyAlgorithm,
        gateway: SocketAddr,
    ) -> Result<Self, BenchFault> {
        let systems = SYSTEMS.into_iter().map(|name| Ok((name, certified(authority, name, keys)?)));
        Ok(Self { systems: systems.collect::<Result<_, BenchFault>>()?, gateway })
    }

    /// One end of the line. Every system knows every other; who may send what is the receiver's matter.
    pub(crate) fn end(&self, system: SystemName) -> Result<LinkSettings, BenchFault> {
        let own = self.systems.iter().find(|(name, _)| *name == system);
        let own =
            own.map(|(_, credential)| credential).ok_or(BenchFault::Options("no line for this system"))?;
        let key = SystemKey::new(own.key.pkcs8(), own.certificate.clone());
        let peers = self.systems.iter().map(|(name, credential)| Peer {
            id: name.code().to_owned(),
            certificates: vec![credential.certificate.clone()],
        });
        Ok(LinkSettings {
            id: system.code().to_owned(),
            key: key.map_err(BenchFault::set_up("system key"))?,
            gateway_id: SystemName::Gateway.code().to_owned(),
            gateway_url: door(self.gateway),
            peers: peers.collect(),
            trust: Arc::new(Pinned),
            patience: PATIENCE,
            clock: Arc::new(SystemClock),
        })
    }
}

/// Where a system takes messages.
pub(crate) fn door(address: SocketAddr) -> String {
    format!("http://{address}/bip-async/")
}

fn certified(authority: &Authority, name: SystemName, keys: KeyAlgorithm) -> Result<Credential, BenchFault> {
    let operator = OPERATOR.parse().map_err(BenchFault::set_up("operator's number"))?;
    let subject = TestAuthority::system(name.code(), operator);
    let key = SigningKey::generate(keys).map_err(BenchFault::set_up("system key"))?;
    let order = Order::signing(subject, now().plus_seconds(-DAY_SECONDS));
    authority.issue(&order, key).map_err(BenchFault::set_up("system certificate"))
}
