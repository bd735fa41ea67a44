//! The delivery worker: outbox → signed envelope → gateway, until the gateway acknowledges.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use kezek_messages::{FaultCode, Reply, Side};
use kezek_store::{Claimed, Store, StoreError};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::dispatch::{Dispatch, message_number};
use crate::{HttpFault, Link};

/// Messages under way at the same time.
const BATCH: u16 = 16;
/// The worker looks at the outbox at least this often, whatever the clocks say.
const LONGEST_REST: Duration = Duration::from_secs(1);

/// Tells workers to stop.
pub type Stop = watch::Receiver<bool>;

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

/// What became of one try.
enum Tried {
    Delivered,
    Failed(String),
    Refused(String),
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
    pub async fn run(&self, mut stop: Stop) {
        while !*stop.borrow() {
            match self.deliver_due().await {
                Ok(0) => {
                    let outbox = self.store.outbox();
                    tokio::select! {
                        () = outbox.changed() => {}
                        () = tokio::time::sleep(LONGEST_REST) => {}
                        _ = stop.changed() => {}
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be worked off");
                    tokio::time::sleep(LONGEST_REST).await;
                }
            }
        }
    }

    /// Tries every message that is due now, once, and says how many there were.
    pub async fn deliver_due(&self) -> Result<usize, StoreError> {
        let claimed = self.store.outbox().claim(BATCH).await?;
        let count = claimed.len();
        let mut tries = JoinSet::new();
        for message in claimed {
            let worker = self.clone();
            tries.spawn(async move { worker.deliver(message).await });
        }
        while let Some(tried) = tries.join_next().await {
            // A try that panicked stays claimed and is due again in a minute.
            tried.unwrap_or(Ok(()))?;
        }
        Ok(count)
    }

    async fn deliver(&self, claimed: Claimed) -> Result<(), StoreError> {
        let id = claimed.id;
        let outbox = self.store.outbox();
        match self.attempt(claimed).await {
            Tried::Delivered => outbox.delivered(id).await,
            Tried::Failed(fault) => {
                tracing::warn!(message = %id, %fault, "message not delivered, will be tried again");
                outbox.failed(id, &fault).await
            }
            Tried::Refused(fault) => {
                tracing::error!(message = %id, %fault, "message refused for good");
                outbox.refused(id, &fault).await
            }
        }
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
        let Some(envelope) = content.ok().and_then(|content| self.link.sign(&content, &number).ok()) else {
            return Tried::Refused("message-cannot-be-signed".to_owned());
        };
        let inner = &self.link.inner;
        let reply = self.link.exchange(&inner.gateway_url, envelope.into_bytes(), &inner.gateway_id).await;
        match reply {
            Ok(Reply::Accepted(_, answer)) if answer.message_id == number => Tried::Delivered,
            Ok(_) => Tried::Failed(HttpFault::ReplyUnreadable.to_string()),
            Err(fault) if for_good(&fault) => Tried::Refused(fault.to_string()),
            Err(fault) => Tried::Failed(fault.to_string()),
        }
    }
}

/// A message of wrong form stays wrong; everything else may be put right at the other end.
fn for_good(fault: &HttpFault) -> bool {
    let lasting = [FaultCode::Format, FaultCode::TransportSignature, FaultCode::NotSigned];
    matches!(fault, HttpFault::Fault { code, .. } if lasting.iter().any(|known| known.code() == code))
}
