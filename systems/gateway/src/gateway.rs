//! The gateway as one thing: store, line, routes.

use std::sync::Arc;

use axum::Router;
use kezek_exchange::{Link, LinkFault, door};
use kezek_ops::Gauge;
use kezek_store::{Clock, OpenError, Store};

use crate::routes::Routes;
use crate::store::{MIGRATIONS, counts};
use crate::{Forwarder, GatewaySettings};

/// The gateway; cheap to clone.
#[derive(Clone)]
pub struct Gateway {
    pub(crate) store: Store,
    pub(crate) link: Link,
    pub(crate) routes: Arc<Routes>,
}

/// Why the gateway cannot start.
#[derive(Debug, thiserror::Error)]
pub enum GatewayFault {
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The line cannot be set up.
    #[error(transparent)]
    Link(#[from] LinkFault),
    /// A route names a subscriber that is not in the list.
    #[error("a route leads to `{0}`, which is no subscriber")]
    Route(String),
}

impl Gateway {
    /// Opens the store and sets up the line.
    pub fn open(settings: GatewaySettings, clock: Arc<dyn Clock>) -> Result<Self, GatewayFault> {
        let routes = Routes::new(settings.subscribers, settings.routes).map_err(GatewayFault::Route)?;
        let link = Link::new(settings.link)?;
        let store = Store::open(settings.store, MIGRATIONS, clock)?;
        Ok(Self { store, link, routes: Arc::new(routes) })
    }

    /// The door, health, figures and the journal.
    pub fn router(&self) -> Router {
        let store = self.store.clone();
        let gauges = move || -> kezek_ops::Counting {
            let store = store.clone();
            Box::pin(async move { store.read(|reader| counts(reader)).await.map(gauges) })
        };
        door(self.link.clone(), self.clone()).merge(kezek_ops::routes(&self.store, gauges))
    }

    /// The worker that brings messages to their receivers.
    pub fn forwarder(&self) -> Forwarder {
        Forwarder::new(self.clone())
    }

    /// The store, for commands and tests.
    pub const fn store(&self) -> &Store {
        &self.store
    }
}

fn gauges(counts: Vec<(String, u64, u64)>) -> Vec<Gauge> {
    let gauge = |name: &str, kind: &str, value| Gauge {
        name: format!("kezek_gateway_messages_{name}{{type=\"{kind}\"}}"),
        value,
    };
    counts
        .into_iter()
        .flat_map(|(kind, taken, delivered)| {
            [gauge("taken", &kind, taken), gauge("delivered", &kind, delivered)]
        })
        .collect()
}
