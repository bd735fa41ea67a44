//! What comes in by the door: messages to be taken, questions to be passed on.

use std::sync::Arc;

use axum::body::Bytes;
use kezek_exchange::{Answer, HttpFault, Received, Receiver, Refusal};
use kezek_kernel::{Actor, SystemName};
use kezek_messages::{StatusChange, SyncQuestion};
use kezek_store::Failure;

use crate::Gateway;
use crate::acts::message_take::{NotTaken, message_take};

impl Receiver for Gateway {
    async fn take(&self, received: Received) -> Result<(), Refusal> {
        let routes = Arc::clone(&self.routes);
        let actor = Actor::System(SystemName::Gateway);
        let taken = self.store.act(actor, move |act| message_take(act, &routes, &received)).await;
        let not_taken = match taken {
            Ok(_) => return Ok(()),
            Err(Failure::Refused(not_taken)) => not_taken,
            Err(Failure::Store(error)) => error.into(),
        };
        match not_taken {
            NotTaken::Again => Ok(()),
            NotTaken::Refused(refusal) => Err(refusal),
        }
    }

    async fn answer(&self, question: SyncQuestion, envelope: Bytes) -> Result<Answer, Refusal> {
        let provider = self.routes.provider(&question.info)?;
        let reply = self
            .link
            .post(&provider.url, envelope.to_vec())
            .await
            .map_err(|_| Refusal::internal("subscriber-unreachable"))?;
        match self.link.check_reply(&reply, &provider.id) {
            Ok(_) | Err(HttpFault::Fault { .. }) => Ok(Answer::Relayed(reply)),
            Err(fault) => {
                tracing::warn!(subscriber = provider.id, %fault, "a question got a reply that does not count");
                Err(Refusal::internal("subscriber-reply-not-accepted"))
            }
        }
    }

    /// Changes of status are the gateway's own words; it takes none.
    async fn status(&self, _: StatusChange) -> Result<(), Refusal> {
        Err(Refusal::new(kezek_messages::FaultCode::Service, "status-not-taken-here"))
    }
}
