//! Forwarding: the envelope goes on byte for byte until its receiver acknowledges it.

use std::sync::Arc;

use kezek_exchange::{Carrier, Courier, HttpFault, Stop, Tried};
use kezek_kernel::{Actor, MessageId, SystemName};
use kezek_messages::Reply;
use kezek_store::{Claimed, Failure, Store, StoreError};

use crate::Gateway;
use crate::acts::message_deliver::{DeliveredBefore, message_deliver};
use crate::store::message_number;

/// Brings messages to their receivers.
#[derive(Clone)]
pub struct Forwarder {
    gateway: Gateway,
}

impl Forwarder {
    pub(crate) const fn new(gateway: Gateway) -> Self {
        Self { gateway }
    }

    /// Works until told to stop.
    pub async fn run(&self, stop: Stop) {
        self.courier().run(stop).await;
    }

    /// Tries every message that is due now, once, and says how many there were.
    pub async fn forward_due(&self) -> Result<usize, StoreError> {
        self.courier().deliver_due().await
    }

    fn courier(&self) -> Courier<Self> {
        Courier::new(Arc::new(self.gateway.store.clone()), self.clone())
    }

    /// The acknowledgement must be the receiver's own, and of this very message.
    async fn forward(&self, claimed: Claimed) -> Result<(), Tried> {
        let Gateway { store, link, routes } = &self.gateway;
        let outbox_id = claimed.id;
        let number = store.read(move |reader| message_number(reader, outbox_id)).await;
        let number = number.map_err(|error| Tried::Failed(error.to_string()))?;
        let subscriber = routes
            .subscriber(&claimed.destination)
            .ok_or_else(|| Tried::Failed("subscriber-unknown".to_owned()))?;
        let reply = link.post(&subscriber.url, claimed.body).await.map_err(|fault| Tried::of(&fault))?;
        match link.check_reply(&reply, &subscriber.id) {
            Ok(Reply::Accepted(_, answer)) if answer.message_id == number => Ok(()),
            Ok(_) => Err(Tried::of(&HttpFault::ReplyUnreadable)),
            Err(fault) => Err(Tried::of(&fault)),
        }
    }
}

impl Carrier for Forwarder {
    async fn attempt(&self, claimed: Claimed) -> Tried {
        self.forward(claimed).await.map_or_else(|tried| tried, |()| Tried::Delivered)
    }

    /// If it arrived and cannot be noted, it is sent again and the receiver drops the second one.
    async fn note_delivered(&self, store: &Store, id: MessageId) -> Result<(), StoreError> {
        let actor = Actor::System(SystemName::Gateway);
        match store.act(actor, move |act| message_deliver(act, id)).await {
            Ok(_) => Ok(()),
            Err(Failure::Refused(DeliveredBefore)) => store.outbox().delivered(id).await,
            Err(Failure::Store(error)) => Err(error),
        }
    }
}
