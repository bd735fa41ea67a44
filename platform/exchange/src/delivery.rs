//! The delivery worker: outbox → signed envelope → gateway, until the gateway acknowledges.

use std::pin::Pin;
use std::sync::Arc;

use kezek_messages::{Reply, Side};
use kezek_store::{Claimed, Store, StoreError};

use crate::courier::{Carrier, Courier, Stop, Tried};
use crate::dispatch::{Dispatch, message_number};
use crate::{HttpFault, Link};

/// A message being made from what an act put into the outbox.
pub type Composing = Pin<Box<dyn Future<Output = Result<Dispatch, StoreError>> + Send>>;

/// Makes a message from the kind and body of an outbox row; must give the same message each time.
pub type Composer = Arc<dyn Fn(&str, &[u8]) -> Composing + Send + Sync>;

/// Sends what the outbox of one store holds.
#[derive(Clone)]
pub struct Delivery {
    link: Link,
    store: Arc<Store>,
    composer: Option<Composer>,
}

impl Delivery {
    /// A worker between this outbox and the gateway.
    pub fn new(link: Link, store: Arc<Store>) -> Self {
        Self { link, store, composer: None }
    }

    /// The same worker for acts that put only a reference into the outbox: the message is made when it is sent.
    #[must_use]
    pub fn composing(self, composer: Composer) -> Self {
        Self { composer: Some(composer), ..self }
    }

    /// Works until told to stop; a failing store is logged and tried again.
    pub async fn run(&self, stop: Stop) {
        self.courier().run(stop).await;
    }

    /// Tries every message that is due now, once, and says how many there were.
    pub async fn deliver_due(&self) -> Result<usize, StoreError> {
        self.courier().deliver_due().await
    }

    /// Canonical form and digest of a long message take their time; the runtime's own threads stay free.
    async fn sign(&self, content: Option<String>, number: &str) -> Option<String> {
        let (link, content, number) = (self.link.clone(), content?, number.to_owned());
        tokio::task::spawn_blocking(move || link.sign(&content, &number).ok()).await.ok()?
    }

    fn courier(&self) -> Courier<Self> {
        Courier::new(Arc::clone(&self.store), self.clone())
    }
}

impl Carrier for Delivery {
    fn destination(&self) -> Option<&str> {
        Some(Dispatch::GATEWAY)
    }

    async fn attempt(&self, claimed: Claimed) -> Tried {
        let dispatch = match (Dispatch::read(&claimed.body), &self.composer) {
            (Some(dispatch), _) => dispatch,
            (None, Some(composer)) => match composer(&claimed.kind, &claimed.body).await {
                Ok(dispatch) => dispatch,
                Err(error) => return Tried::Failed(error.to_string()),
            },
            (None, None) => return Tried::Refused("outbox-body-unreadable".to_owned()),
        };
        let number = message_number(claimed.id);
        let content = dispatch.message(&claimed, self.link.id()).body(Side::Gateway);
        let Some(envelope) = self.sign(content.ok(), &number).await else {
            return Tried::Refused("message-cannot-be-signed".to_owned());
        };
        let inner = &self.link.inner;
        let reply = self.link.exchange(&inner.gateway_url, envelope.into_bytes(), &inner.gateway_id).await;
        match reply {
            Ok(Reply::Accepted(_, answer)) if answer.message_id == number => Tried::Delivered,
            Ok(_) => Tried::Failed(HttpFault::ReplyUnreadable.to_string()),
            Err(fault) => Tried::of(&fault),
        }
    }
}
