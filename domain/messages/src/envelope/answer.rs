//! What comes back: an acknowledgement, an answer to a question, a fault.

use kezek_kernel::Instant;

use super::call::{Side, only};
use super::data::Data;
use super::info::{optional_token, token};
use super::namespaces::{ASYNC, ASYNC_CLIENT, SOAP, SYNC};
use crate::limits::{MAX_TEXT, MAX_TOKEN};
use crate::xml::{self, Element, Writer};
use crate::{ContractFault, Payload};

/// The acknowledgement of an asynchronous message (`AsyncSendMessageResponse`): it is stored and need not be sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsyncAnswer {
    /// The message that is acknowledged.
    pub message_id: String,
    /// Its chain.
    pub correlation_id: String,
    /// When it was taken.
    pub date: Instant,
}

/// The answer to a question (`SyncSendMessageResponse`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncAnswer {
    /// The question that is answered.
    pub message_id: String,
    /// When it was answered.
    pub date: Instant,
    /// The status code; success is spelt in three ways on the national gateway.
    pub status: String,
    /// The payload; some systems leave it out when they fail.
    pub data: Option<Data>,
}

/// The content of a reply's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The message is taken by this side.
    Accepted(Side, AsyncAnswer),
    /// The change of status is taken.
    StatusTaken,
    /// The question is answered.
    Answer(SyncAnswer),
}

impl AsyncAnswer {
    /// The content of the SOAP body that acknowledges.
    pub fn body(&self, side: Side) -> Result<String, ContractFault> {
        let namespace = match side {
            Side::Gateway => ASYNC,
            Side::Subscriber => ASYNC_CLIENT,
        };
        let mut w = Writer::compact();
        w.parent("a:sendMessageResponse", &[("xmlns:a", namespace)], |w| {
            w.parent("response", &[], |w| {
                w.leaf("messageId", &self.message_id);
                w.leaf("correlationId", &self.correlation_id);
                w.leaf("responseDate", &self.date.to_string());
            });
        });
        w.finish()
    }

    fn read(operation: Element<'_>) -> Result<Self, ContractFault> {
        let mut response = only(operation, "response")?.sequence()?;
        let answer = Self {
            message_id: token(&mut response, "messageId")?,
            correlation_id: response.text("correlationId", MAX_TOKEN)?,
            date: response.value("responseDate")?,
        };
        optional_token(&mut response, "sessionId")?;
        response.end()?;
        Ok(answer)
    }
}

impl SyncAnswer {
    /// The code this house sends when a question is answered.
    pub const SUCCESS: &'static str = "SCSS001";

    /// A successful answer to the question with this number.
    pub fn success<P: Payload>(message_id: &str, date: Instant, payload: &P) -> Result<Self, ContractFault> {
        Ok(Self {
            message_id: message_id.to_owned(),
            date,
            status: Self::SUCCESS.to_owned(),
            data: Some(Data::of(payload)?),
        })
    }

    /// Whether the status is one of the spellings of success.
    pub fn is_success(&self) -> bool {
        self.status == Self::SUCCESS || self.status.eq_ignore_ascii_case("success")
    }

    /// The content of the SOAP body that answers.
    pub fn body(&self) -> Result<String, ContractFault> {
        let mut w = Writer::compact();
        w.parent("q:SendMessageResponse", &[("xmlns:q", SYNC)], |w| {
            w.parent("response", &[], |w| {
                w.parent("responseInfo", &[], |w| {
                    w.leaf("messageId", &self.message_id);
                    w.leaf("responseDate", &self.date.to_string());
                    w.parent("status", &[], |w| {
                        w.leaf("code", &self.status);
                        w.leaf("message", if self.is_success() { "processed" } else { "not-processed" });
                    });
                });
                if let Some(data) = &self.data {
                    w.parent("responseData", &[], |w| w.raw(data.as_xml()));
                }
            });
        });
        w.finish()
    }

    fn read(operation: Element<'_>) -> Result<Self, ContractFault> {
        let mut response = only(operation, "response")?.sequence()?;
        let mut head = response.required("responseInfo")?.sequence()?;
        let message_id = token(&mut head, "messageId")?;
        optional_token(&mut head, "correlationId")?;
        let date = head.value("responseDate")?;
        let mut status = head.required("status")?.sequence()?;
        let code = token(&mut status, "code")?;
        status.text("message", MAX_TEXT)?;
        status.end()?;
        optional_token(&mut head, "sessionId")?;
        head.end()?;
        let payload = match response.optional("responseData") {
            Some(wrapper) => Some(Data::take(&mut wrapper.sequence()?)?),
            None => None,
        };
        response.end()?;
        Ok(Self { message_id, date, status: code, data: payload })
    }
}

impl Reply {
    /// The content of the SOAP body that takes a change of status.
    pub fn status_taken_body(date: Instant) -> Result<String, ContractFault> {
        let mut w = Writer::compact();
        w.parent("a:changeMassageStatusNotificationResponse", &[("xmlns:a", ASYNC_CLIENT)], |w| {
            w.parent("response", &[], |w| {
                w.leaf("responseDate", &date.to_string());
                w.leaf("sessionId", "");
            });
        });
        w.finish()
    }
}

/// What is replied in a SOAP body; `body` is the body element alone, as the signature check returns it.
pub fn read_reply(body: &str) -> Result<Reply, ContractFault> {
    let document = xml::parse(body)?;
    let body = Element::root(&document, SOAP, "Body")?;
    let operation = body
        .node()
        .first_element_child()
        .ok_or(ContractFault::Expected { expected: "sendMessageResponse" })?;
    if operation.next_sibling_element().is_some() {
        return Err(ContractFault::Unexpected { parent: "Body".to_owned() });
    }
    let operation = Element::of(operation);
    match (operation.namespace(), operation.name()) {
        (Some(ASYNC), "sendMessageResponse") => {
            AsyncAnswer::read(operation).map(|answer| Reply::Accepted(Side::Gateway, answer))
        }
        (Some(ASYNC_CLIENT), "sendMessageResponse") => {
            AsyncAnswer::read(operation).map(|answer| Reply::Accepted(Side::Subscriber, answer))
        }
        (Some(ASYNC_CLIENT), "changeMassageStatusNotificationResponse") => Ok(Reply::StatusTaken),
        (Some(SYNC), "SendMessageResponse") => SyncAnswer::read(operation).map(Reply::Answer),
        _ => Err(ContractFault::Expected { expected: "sendMessageResponse" }),
    }
}
