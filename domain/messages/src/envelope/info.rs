//! What every message says about itself: number, chain, service, sender, properties.

use kezek_kernel::Instant;

use crate::limits::{MAX_LIST, MAX_TEXT, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};
use crate::{ContractFault, MessageType};

/// Keys of the properties that this house routes and reads by.
pub mod property {
    /// The KATO code of the locality whose provider is asked.
    pub const LOCALITY: &str = "locality";
    /// The edition of the regulation under which the case runs.
    pub const EDITION: &str = "edition";
}

/// The head of a message (`AsyncMessageInfo`, `SyncMessageInfo`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageInfo {
    /// Unique per sender; the receiver drops a second message with the same number.
    pub message_id: String,
    /// The chain: the same in a request and everything that answers it.
    pub correlation_id: Option<String>,
    /// The service asked for.
    pub service_id: String,
    /// The subscriber that a notification or response goes back to.
    pub route_id: Option<String>,
    /// When the message was made.
    pub date: Instant,
    /// Who made it.
    pub sender: Sender,
    /// Named facts beside the payload.
    pub properties: Vec<Property>,
    /// The gateway's session, when it keeps one.
    pub session_id: Option<String>,
}

/// The system that sends (`SenderInfo`); it is known by its certificate, so a password is read and never believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The registered name of the system.
    pub id: String,
}

/// One named fact (`Property`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: String,
}

impl MessageInfo {
    /// The value of the first property with this key.
    pub fn property(&self, key: &str) -> Option<&str> {
        self.properties.iter().find(|property| property.key == key).map(|property| property.value.as_str())
    }

    pub(crate) fn write_tail(&self, w: &mut Writer) {
        w.parent("sender", &[], |w| w.leaf("senderId", &self.sender.id));
        for property in &self.properties {
            w.parent("properties", &[], |w| {
                w.leaf("key", &property.key);
                w.leaf("value", &property.value);
            });
        }
        w.optional("sessionId", self.session_id.as_deref());
    }
}

pub(crate) fn token(sequence: &mut Sequence<'_>, name: &'static str) -> Result<String, ContractFault> {
    let text = sequence.text(name, MAX_TOKEN)?.trim().to_owned();
    if text.is_empty() { Err(ContractFault::Malformed { element: name }) } else { Ok(text) }
}

/// Reads `AsyncMessageInfo`; a message without a number cannot be acknowledged and is refused.
pub(super) fn read_async_head(element: Element<'_>) -> Result<(MessageInfo, MessageType), ContractFault> {
    let mut head = element.sequence()?;
    let message_id = token(&mut head, "messageId")?;
    let correlation_id = optional_token(&mut head, "correlationId")?;
    let service_id = token(&mut head, "serviceId")?;
    let message_type = MessageType::from_code(&token(&mut head, "messageType")?)
        .ok_or(ContractFault::Malformed { element: "messageType" })?;
    let route_id = optional_token(&mut head, "routeId")?;
    let date = head.value("messageDate")?;
    let sender = read_sender(&mut head)?;
    let properties = read_properties(&mut head)?;
    let session_id = optional_token(&mut head, "sessionId")?;
    head.end()?;
    let info = MessageInfo {
        message_id,
        correlation_id,
        service_id,
        route_id,
        date,
        sender,
        properties,
        session_id,
    };
    Ok((info, message_type))
}

/// Reads `SyncMessageInfo`, in which date and route stand the other way round.
pub(super) fn read_sync_head(element: Element<'_>) -> Result<MessageInfo, ContractFault> {
    let mut head = element.sequence()?;
    let message_id = token(&mut head, "messageId")?;
    let correlation_id = optional_token(&mut head, "correlationId")?;
    let service_id = token(&mut head, "serviceId")?;
    let date = head.value("messageDate")?;
    let route_id = optional_token(&mut head, "routeId")?;
    let sender = read_sender(&mut head)?;
    let properties = read_properties(&mut head)?;
    let session_id = optional_token(&mut head, "sessionId")?;
    head.end()?;
    Ok(MessageInfo { message_id, correlation_id, service_id, route_id, date, sender, properties, session_id })
}

/// An absent and an empty identifier mean the same.
pub(crate) fn optional_token(
    sequence: &mut Sequence<'_>,
    name: &'static str,
) -> Result<Option<String>, ContractFault> {
    let text = sequence.optional_text(name, MAX_TOKEN)?;
    Ok(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
}

fn read_sender(sequence: &mut Sequence<'_>) -> Result<Sender, ContractFault> {
    let mut inner = sequence.required("sender")?.sequence()?;
    let id = token(&mut inner, "senderId")?;
    inner.optional_text("password", MAX_TOKEN)?;
    inner.end()?;
    Ok(Sender { id })
}

fn read_properties(sequence: &mut Sequence<'_>) -> Result<Vec<Property>, ContractFault> {
    sequence.many("properties", MAX_LIST)?.into_iter().map(read_property).collect()
}

fn read_property(element: Element<'_>) -> Result<Property, ContractFault> {
    let mut inner = element.sequence()?;
    let property = Property { key: token(&mut inner, "key")?, value: inner.text("value", MAX_TEXT)? };
    inner.end()?;
    Ok(property)
}
