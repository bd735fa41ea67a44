//! What an act puts into the outbox: everything of a message but its number, which the outbox gives.

use kezek_kernel::{Kato, MessageId};
use kezek_messages::{
    AsyncMessage, ContractFault, Data, MessageInfo, MessageType, Payload, Property, Sender, property,
};
use kezek_store::{Claimed, Outgoing};
use serde::{Deserialize, Serialize};

/// A message to be sent through the gateway.
#[derive(Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// The kind of message.
    pub message_type: MessageType,
    /// The service asked for.
    pub service: String,
    /// The chain: the portal's number of the request.
    pub chain: String,
    /// The subscriber that an answer goes back to, when the message is one.
    pub route: Option<String>,
    /// The locality whose provider is asked.
    pub locality: Kato,
    /// The edition under which the case runs.
    pub edition: String,
    /// The payload.
    pub data: Data,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    message_type: String,
    service: String,
    chain: String,
    route: Option<String>,
    locality: Kato,
    edition: String,
    data: String,
}

impl Dispatch {
    /// The destination of everything that goes through the gateway.
    pub const GATEWAY: &'static str = "gateway";

    /// A citizen's request to the provider of a locality.
    pub fn request<P: Payload>(
        service: &str,
        edition: &str,
        locality: Kato,
        chain: &str,
        payload: &P,
    ) -> Result<Self, ContractFault> {
        Ok(Self {
            message_type: MessageType::Request,
            service: service.to_owned(),
            chain: chain.to_owned(),
            route: None,
            locality,
            edition: edition.to_owned(),
            data: Data::of(payload)?,
        })
    }

    /// A notification or response in the chain of this request.
    pub fn reply<P: Payload>(
        request: &MessageInfo,
        message_type: MessageType,
        payload: &P,
    ) -> Result<Self, ContractFault> {
        let locality = request.property(property::LOCALITY).and_then(|text| text.parse().ok());
        Ok(Self {
            message_type,
            service: request.service_id.clone(),
            chain: request.correlation_id.clone().unwrap_or_else(|| request.message_id.clone()),
            route: Some(request.sender.id.clone()),
            locality: locality.ok_or(ContractFault::Malformed { element: property::LOCALITY })?,
            edition: request.property(property::EDITION).unwrap_or_default().to_owned(),
            data: Data::of(payload)?,
        })
    }

    /// The message for the outbox.
    pub fn outgoing(&self) -> Outgoing {
        let stored = Stored {
            message_type: self.message_type.code().to_owned(),
            service: self.service.clone(),
            chain: self.chain.clone(),
            route: self.route.clone(),
            locality: self.locality,
            edition: self.edition.clone(),
            data: self.data.as_xml().to_owned(),
        };
        Outgoing {
            destination: Self::GATEWAY.to_owned(),
            kind: self.message_type.code().to_owned(),
            // Text and options have a JSON form, always.
            body: serde_json::to_vec(&stored).unwrap_or_default(),
        }
    }

    /// The message as it was put into the outbox.
    pub fn read(body: &[u8]) -> Option<Self> {
        let stored: Stored = serde_json::from_slice(body).ok()?;
        Some(Self {
            message_type: MessageType::from_code(&stored.message_type)?,
            service: stored.service,
            chain: stored.chain,
            route: stored.route,
            locality: stored.locality,
            edition: stored.edition,
            data: Data::from_xml(stored.data),
        })
    }

    /// The message under the outbox's number and the instant of its act, the same at every try.
    pub(crate) fn message(self, claimed: &Claimed, sender: &str) -> AsyncMessage {
        AsyncMessage {
            info: MessageInfo {
                message_id: message_number(claimed.id),
                correlation_id: Some(self.chain),
                service_id: self.service,
                route_id: self.route,
                date: claimed.enqueued_at,
                sender: Sender { id: sender.to_owned() },
                properties: vec![
                    Property { key: property::LOCALITY.to_owned(), value: self.locality.to_string() },
                    Property { key: property::EDITION.to_owned(), value: self.edition },
                ],
                session_id: None,
            },
            message_type: self.message_type,
            data: self.data,
        }
    }
}

pub(crate) fn message_number(id: MessageId) -> String {
    id.to_string()
}
