//! Asking: one signed question through the gateway, one signed answer from the system that knows.

use kezek_kernel::{Kato, MessageId};
use kezek_messages::{Data, MessageInfo, Payload, Property, Reply, Sender, SyncQuestion, property};

use crate::{HttpFault, Link};

/// Whom and where to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<'a> {
    /// The number of the question, new for each.
    pub id: MessageId,
    /// The service code of the question.
    pub service: &'a str,
    /// The locality whose provider is asked.
    pub locality: Kato,
    /// The system whose signature the answer must bear.
    pub answerer: &'a str,
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskFault {
    /// The question cannot be written or signed.
    #[error("the question cannot be written")]
    Question,
    /// No reply that counts came.
    #[error(transparent)]
    Http(#[from] HttpFault),
    /// The reply is not an answer to this question.
    #[error("the reply is not an answer to this question")]
    Answer,
}

impl Link {
    /// Asks a question and waits for the answer.
    pub async fn ask<Q: Payload, A: Payload>(
        &self,
        question: &Question<'_>,
        payload: &Q,
    ) -> Result<A, AskFault> {
        let number = question.id.to_string();
        let message = SyncQuestion {
            info: MessageInfo {
                message_id: number.clone(),
                correlation_id: None,
                service_id: question.service.to_owned(),
                route_id: None,
                date: self.now(),
                sender: Sender { id: self.id().to_owned() },
                properties: vec![Property {
                    key: property::LOCALITY.to_owned(),
                    value: question.locality.to_string(),
                }],
                session_id: None,
            },
            data: Data::of(payload).map_err(|_| AskFault::Question)?,
        };
        let content = message.body().map_err(|_| AskFault::Question)?;
        let envelope = self.sign(&content, &number).map_err(|_| AskFault::Question)?;
        let reply = self.exchange(&self.inner.gateway_url, envelope.into_bytes(), question.answerer).await?;
        match reply {
            Reply::Answer(answer) if answer.message_id == number && answer.is_success() => {
                answer.data.and_then(|data| data.read().ok()).ok_or(AskFault::Answer)
            }
            _ => Err(AskFault::Answer),
        }
    }
}
