//! What one system asks of another: take a message, take a change of status, answer a question.

use kezek_kernel::Instant;
use roxmltree::Node;

use super::data::Data;
use super::info::{MessageInfo, read_async_head, read_sync_head, token};
use super::namespaces::{ASYNC, ASYNC_CLIENT, SOAP, SYNC};
use super::soap::ErrorInfo;
use crate::ContractFault;
use crate::limits::{MAX_TEXT, MAX_TOKEN};
use crate::xml::{self, Element, Writer};

/// Which end of the asynchronous channel is called; the two differ by the namespace of their operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A system calls the gateway.
    Gateway,
    /// The gateway calls a system.
    Subscriber,
}

/// The kind of an asynchronous message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageType {
    /// A citizen's signed application goes to the provider.
    Request,
    /// A step of the case, told to the cabinet.
    Notification,
    /// The one final answer.
    Response,
}

/// One asynchronous message (`AsyncSendMessageRequest`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsyncMessage {
    /// Its head.
    pub info: MessageInfo,
    /// Its kind.
    pub message_type: MessageType,
    /// Its payload, unread.
    pub data: Data,
}

/// One synchronous question (`SyncSendMessageRequest`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncQuestion {
    /// Its head.
    pub info: MessageInfo,
    /// Its payload, unread.
    pub data: Data,
}

/// The gateway's word to a sender about one of his messages (`ChangeStatusNotification`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// The number of this word.
    pub notification_id: String,
    /// The message it is about.
    pub message_id: String,
    /// When the state changed.
    pub date: Instant,
    /// The state, with its code and the error that led there.
    pub delivery: Delivery,
}

/// The state of a message on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Where it stands.
    pub state: MessageState,
    /// The status code.
    pub code: String,
    /// The finding in kebab-case.
    pub message: String,
    /// When the status was set.
    pub date: Instant,
    /// Why it is not delivered.
    pub error: Option<ErrorInfo>,
}

/// The gateway's names of a message's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// Still being tried.
    OnDelivery,
    /// Acknowledged by the receiver.
    Delivered,
    /// Not acknowledged so far.
    NotDelivered,
    /// Given up.
    DeliveryStopped,
}

/// Everything a door may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// Take this message.
    Send {
        /// The end that is called.
        side: Side,
        /// The message.
        message: AsyncMessage,
    },
    /// Take this change of status.
    StatusChange(StatusChange),
    /// Answer this question.
    Question(SyncQuestion),
}

impl MessageType {
    /// The name on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Notification => "NOTIFICATION",
            Self::Response => "RESPONSE",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Request, Self::Notification, Self::Response].into_iter().find(|kind| kind.code() == code)
    }
}

impl MessageState {
    const ALL: [Self; 4] = [Self::OnDelivery, Self::Delivered, Self::NotDelivered, Self::DeliveryStopped];

    /// The name on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnDelivery => "ON_DELIVERY",
            Self::Delivered => "DELIVERED",
            Self::NotDelivered => "NOT_DELIVERED",
            Self::DeliveryStopped => "DELIVERY_STOPPED",
        }
    }
}

impl AsyncMessage {
    /// The content of the SOAP body that hands this message to one side of the channel.
    pub fn body(&self, side: Side) -> Result<String, ContractFault> {
        let namespace = match side {
            Side::Gateway => ASYNC,
            Side::Subscriber => ASYNC_CLIENT,
        };
        let info = &self.info;
        let mut w = Writer::compact();
        w.parent("a:sendMessage", &[("xmlns:a", namespace)], |w| {
            w.parent("request", &[], |w| {
                w.parent("messageInfo", &[], |w| {
                    w.leaf("messageId", &info.message_id);
                    w.optional("correlationId", info.correlation_id.as_deref());
                    w.leaf("serviceId", &info.service_id);
                    w.leaf("messageType", self.message_type.code());
                    w.optional("routeId", info.route_id.as_deref());
                    w.leaf("messageDate", &info.date.to_string());
                    info.write_tail(w);
                });
                w.parent("messageData", &[], |w| w.raw(self.data.as_xml()));
            });
        });
        w.finish()
    }

    fn read(operation: Element<'_>) -> Result<Self, ContractFault> {
        let mut request = only(operation, "request")?.sequence()?;
        let (info, message_type) = read_async_head(request.required("messageInfo")?)?;
        let mut message_data = request.required("messageData")?.sequence()?;
        let data = Data::take(&mut message_data)?;
        message_data.end()?;
        request.end()?;
        Ok(Self { info, message_type, data })
    }
}

impl SyncQuestion {
    /// The content of the SOAP body that asks this question.
    pub fn body(&self) -> Result<String, ContractFault> {
        let info = &self.info;
        let mut w = Writer::compact();
        w.parent("q:SendMessage", &[("xmlns:q", SYNC)], |w| {
            w.parent("request", &[], |w| {
                w.parent("requestInfo", &[], |w| {
                    w.leaf("messageId", &info.message_id);
                    w.optional("correlationId", info.correlation_id.as_deref());
                    w.leaf("serviceId", &info.service_id);
                    w.leaf("messageDate", &info.date.to_string());
                    w.optional("routeId", info.route_id.as_deref());
                    info.write_tail(w);
                });
                w.parent("requestData", &[], |w| w.raw(self.data.as_xml()));
            });
        });
        w.finish()
    }

    fn read(operation: Element<'_>) -> Result<Self, ContractFault> {
        let mut request = only(operation, "request")?.sequence()?;
        let info = read_sync_head(request.required("requestInfo")?)?;
        let mut request_data = request.required("requestData")?.sequence()?;
        let data = Data::take(&mut request_data)?;
        request_data.end()?;
        request.end()?;
        Ok(Self { info, data })
    }
}

impl StatusChange {
    /// The content of the SOAP body that tells a subscriber the new state of his message.
    pub fn body(&self) -> Result<String, ContractFault> {
        let delivery = &self.delivery;
        let mut w = Writer::compact();
        w.parent("a:changeMassageStatusNotification", &[("xmlns:a", ASYNC_CLIENT)], |w| {
            w.parent("request", &[], |w| {
                w.parent("notification", &[], |w| {
                    w.leaf("notificationId", &self.notification_id);
                    w.leaf("messageId", &self.message_id);
                    w.leaf("notificationDate", &self.date.to_string());
                    w.leaf("messageState", delivery.state.code());
                    w.parent("status", &[], |w| {
                        w.leaf("statusCode", &delivery.code);
                        w.leaf("statusMessage", &delivery.message);
                        w.leaf("statusDate", &delivery.date.to_string());
                    });
                    if let Some(error) = &delivery.error {
                        w.parent("error", &[], |w| error.write(w));
                    }
                });
                w.leaf("requestDate", &self.date.to_string());
            });
        });
        w.finish()
    }

    fn read(operation: Element<'_>) -> Result<Self, ContractFault> {
        let mut request = only(operation, "request")?.sequence()?;
        let mut inner = request.required("notification")?.sequence()?;
        let notification_id = token(&mut inner, "notificationId")?;
        let message_id = token(&mut inner, "messageId")?;
        let date = inner.value("notificationDate")?;
        let state = token(&mut inner, "messageState")?;
        let state = MessageState::ALL
            .into_iter()
            .find(|known| known.code() == state)
            .ok_or(ContractFault::Malformed { element: "messageState" })?;
        let mut status = inner.required("status")?.sequence()?;
        let code = status.text("statusCode", MAX_TOKEN)?;
        let message = status.text("statusMessage", MAX_TEXT)?;
        let status_date = status.value("statusDate")?;
        status.end()?;
        let error = match inner.optional("error") {
            Some(error) => Some(ErrorInfo::read(&mut error.sequence()?)?),
            None => None,
        };
        inner.end()?;
        request.value::<Instant>("requestDate")?;
        request.optional_text("sessionId", MAX_TOKEN)?;
        request.end()?;
        let delivery = Delivery { state, code, message, date: status_date, error };
        Ok(Self { notification_id, message_id, date, delivery })
    }
}

/// What is asked in a SOAP body; `body` is the body element alone, as the signature check returns it.
pub fn read_call(body: &str) -> Result<Call, ContractFault> {
    let document = xml::parse(body)?;
    let mut children = Element::root(&document, SOAP, "Body")?.node().children().filter(Node::is_element);
    let operation = children.next().ok_or(ContractFault::Expected { expected: "sendMessage" })?;
    if children.next().is_some() {
        return Err(ContractFault::Unexpected { parent: "Body".to_owned() });
    }
    let operation = Element::of(operation);
    match (operation.namespace(), operation.name()) {
        (Some(ASYNC), "sendMessage") => {
            Ok(Call::Send { side: Side::Gateway, message: AsyncMessage::read(operation)? })
        }
        (Some(ASYNC_CLIENT), "sendMessage") => {
            Ok(Call::Send { side: Side::Subscriber, message: AsyncMessage::read(operation)? })
        }
        (Some(ASYNC_CLIENT), "changeMassageStatusNotification") => {
            StatusChange::read(operation).map(Call::StatusChange)
        }
        (Some(SYNC), "SendMessage") => SyncQuestion::read(operation).map(Call::Question),
        _ => Err(ContractFault::Expected { expected: "sendMessage" }),
    }
}

/// The one child of an operation element.
pub(super) fn only<'a>(operation: Element<'a>, name: &'static str) -> Result<Element<'a>, ContractFault> {
    let mut sequence = operation.sequence()?;
    let child = sequence.required(name)?;
    sequence.end()?;
    Ok(child)
}
