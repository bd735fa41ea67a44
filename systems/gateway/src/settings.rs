//! What the gateway must be told: its line, the subscribers, and which service of which locality is whose.

use kezek_exchange::LinkSettings;
use kezek_kernel::Kato;
use kezek_store::StoreSettings;

/// Settings of the gateway.
pub struct GatewaySettings {
    /// Database, keys, journal.
    pub store: StoreSettings,
    /// Its own line; every subscriber is among the peers, and so is the gateway itself.
    pub link: LinkSettings,
    /// The systems that receive.
    pub subscribers: Vec<Subscriber>,
    /// Who serves what; the first route that fits counts.
    pub routes: Vec<Route>,
}

/// A system that receives messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// The name it sends and signs under.
    pub id: String,
    /// Its door, such as `http://127.0.0.1:8081/bip-async/`.
    pub url: String,
}

/// Who serves a service in which localities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The service code, or the code of a question.
    pub service: String,
    /// Where.
    pub localities: Localities,
    /// The subscriber.
    pub subscriber: String,
}

/// The localities of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Localities {
    /// Every locality.
    All,
    /// Only these.
    These(Vec<Kato>),
}
