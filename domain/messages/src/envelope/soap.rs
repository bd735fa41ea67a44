//! The envelope around a body, and the fault that refuses a message.

use kezek_kernel::Instant;

use super::namespaces::{ASYNC, ASYNC_CLIENT, SOAP, SYNC};
use crate::limits::{MAX_TEXT, MAX_TOKEN};
use crate::xml::{self, Element, Sequence, Writer};
use crate::{ContractFault, FaultCode, Side};

/// A refused message (`soap:Fault` with `ErrorInfo`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoapFault {
    /// The side of the channel that refuses; `None` on the synchronous channel.
    pub side: Option<Side>,
    /// What is refused and why.
    pub error: ErrorInfo,
}

/// The contract's account of an error (`ErrorInfo`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorInfo {
    /// The national code, such as `SCE006`.
    pub code: String,
    /// The finding in kebab-case; programs and engineers read it.
    pub message: String,
    /// When it was refused.
    pub date: Instant,
}

impl ErrorInfo {
    /// A refusal with one of the national codes.
    pub fn new(code: FaultCode, finding: &str, date: Instant) -> Self {
        Self { code: code.code().to_owned(), message: finding.to_owned(), date }
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        w.leaf("errorCode", &self.code);
        w.leaf("errorMessage", &self.message);
        w.leaf("errorDate", &self.date.to_string());
    }

    pub(crate) fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        let code = sequence.text("errorCode", MAX_TOKEN)?;
        let message = sequence.text("errorMessage", MAX_TEXT)?;
        sequence.optional_text("errorData", MAX_TEXT)?;
        let date = sequence.value("errorDate")?;
        // The cause below is for the peer's own log; it is passed over, not followed into its recursion.
        sequence.optional("subError");
        sequence.optional_text("sessionId", MAX_TOKEN)?;
        Ok(Self { code, message, date })
    }
}

impl SoapFault {
    /// The whole unsigned envelope of the fault.
    pub fn envelope(&self) -> Result<String, ContractFault> {
        let (namespace, element) = match self.side {
            Some(Side::Gateway) => (ASYNC, "f:sendMessageFault1_sendMessageFault"),
            Some(Side::Subscriber) => (ASYNC_CLIENT, "f:sendMessageFault1_sendMessageFault"),
            None => (SYNC, "f:SendMessageFault1_SendMessageFault"),
        };
        // Code 909 is our own failure; every other code says that the message is at fault.
        let faultcode = if self.error.code == FaultCode::Internal.code() { "s:Server" } else { "s:Client" };
        let mut w = Writer::compact();
        w.parent("s:Envelope", &[("xmlns:s", SOAP)], |w| {
            w.parent("s:Body", &[], |w| {
                w.parent("s:Fault", &[], |w| {
                    w.leaf("faultcode", faultcode);
                    w.leaf("faultstring", &self.error.message);
                    w.parent("detail", &[], |w| {
                        w.parent(element, &[("xmlns:f", namespace)], |w| self.error.write(w));
                    });
                });
            });
        });
        w.finish()
    }

    /// The fault in an envelope; `None` when the envelope holds none.
    pub fn read(envelope: &str) -> Result<Option<Self>, ContractFault> {
        let document = xml::parse(envelope)?;
        let fault = document
            .root_element()
            .children()
            .find(|child| child.has_tag_name((SOAP, "Body")))
            .and_then(|body| body.first_element_child())
            .filter(|child| child.has_tag_name((SOAP, "Fault")));
        let Some(fault) = fault else { return Ok(None) };
        let detail = fault
            .children()
            .find(|child| child.tag_name().name() == "detail")
            .and_then(|detail| detail.first_element_child())
            .ok_or(ContractFault::Expected { expected: "detail" })?;
        let side = match detail.tag_name().namespace() {
            Some(ASYNC) => Some(Side::Gateway),
            Some(ASYNC_CLIENT) => Some(Side::Subscriber),
            _ => None,
        };
        let mut sequence = Element::of(detail).sequence()?;
        let error = ErrorInfo::read(&mut sequence)?;
        sequence.end()?;
        Ok(Some(Self { side, error }))
    }
}

/// An envelope without a header around the content of a body: for tests, tools and peers that sign elsewhere.
pub fn unsigned_envelope(content: &str) -> String {
    format!("<s:Envelope xmlns:s=\"{SOAP}\"><s:Body>{content}</s:Body></s:Envelope>")
}
