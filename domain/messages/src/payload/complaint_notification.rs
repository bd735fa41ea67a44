//! The NOTIFICATION about a complaint: registered, extended, answered with a signed document, or sent to the higher body.

use kezek_kernel::{Bin, Instant};

use super::notification::{due, write_due};
use super::{DueDate, Payload, collect};
use crate::ContractFault;
use crate::limits::{MAX_LIST, MAX_TEXT, MAX_TOKEN};
use crate::xml::{Sequence, Writer};

/// One word from the provider about a complaint, in the chain of the request that the complaint is about.
#[derive(Clone, PartialEq, Eq)]
pub struct ComplaintNotification {
    /// The portal's number of the complaint.
    pub complaint_number: String,
    /// The provider's number of the complaint.
    pub registered_number: String,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub event: ComplaintEvent,
}

/// What happened to a complaint.
#[derive(Clone, PartialEq, Eq)]
pub enum ComplaintEvent {
    /// The provider registered it.
    Registered {
        /// The provider.
        provider: Bin,
        /// When the answer is due.
        due: DueDate,
    },
    /// The term was extended.
    Extended {
        /// When the answer is due now.
        due: DueDate,
        /// Why, in both languages of the contract.
        reason: ReasonWords,
    },
    /// It was answered.
    Answered {
        /// The outcome's code in the dated data.
        outcome: String,
        /// The number that stands on the answer and by which it is checked.
        document_number: String,
        /// The signed data of the answer.
        xml: Vec<u8>,
        /// The answer for reading, with its own signature inside.
        pdf: Vec<u8>,
        /// The signatures over the data (CMS).
        signatures: Vec<Vec<u8>>,
    },
    /// Nobody uninvolved could answer it, so it went to the higher body.
    SentUp {
        /// The outcome's code in the dated data.
        outcome: String,
        /// Why and to whom, in both languages of the contract.
        reason: ReasonWords,
    },
}

/// What an officer wrote, in the two languages of the contract.
#[derive(Clone, PartialEq, Eq)]
pub struct ReasonWords {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
}

impl Payload for ComplaintNotification {
    const ROOT: &'static str = "complaintNotification";

    fn write(&self, w: &mut Writer) {
        w.leaf("complaintNumber", &self.complaint_number);
        w.leaf("registeredNumber", &self.registered_number);
        w.leaf("at", &self.at.to_string());
        self.event.write(w);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            complaint_number: sequence.text("complaintNumber", MAX_TOKEN)?,
            registered_number: sequence.text("registeredNumber", MAX_TOKEN)?,
            at: sequence.value("at")?,
            event: ComplaintEvent::read(sequence)?,
        })
    }
}

impl ComplaintEvent {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Registered { provider, due } => w.parent("registered", &[], |w| {
                w.leaf("provider", provider.as_str());
                write_due(w, "due", Some(due));
            }),
            Self::Extended { due, reason } => w.parent("extended", &[], |w| {
                write_due(w, "due", Some(due));
                reason.write(w);
            }),
            Self::Answered { outcome, document_number, xml, pdf, signatures } => {
                w.parent("answered", &[], |w| {
                    w.leaf("outcome", outcome);
                    w.leaf("documentNumber", document_number);
                    w.bytes("xml", &[], xml);
                    w.bytes("pdf", &[], pdf);
                    for signature in signatures {
                        w.bytes("signature", &[], signature);
                    }
                });
            }
            Self::SentUp { outcome, reason } => w.parent("sentUp", &[], |w| {
                w.leaf("outcome", outcome);
                reason.write(w);
            }),
        }
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        if let Some(element) = sequence.optional("registered") {
            let mut inner = element.sequence()?;
            let event = Self::Registered { provider: inner.value("provider")?, due: due(&mut inner, "due")? };
            inner.end()?;
            return Ok(event);
        }
        if let Some(element) = sequence.optional("extended") {
            let mut inner = element.sequence()?;
            let event =
                Self::Extended { due: due(&mut inner, "due")?, reason: ReasonWords::read(&mut inner)? };
            inner.end()?;
            return Ok(event);
        }
        if let Some(element) = sequence.optional("answered") {
            let mut inner = element.sequence()?;
            let event = Self::Answered {
                outcome: inner.text("outcome", MAX_TOKEN)?,
                document_number: inner.text("documentNumber", MAX_TOKEN)?,
                xml: inner.bytes("xml")?,
                pdf: inner.bytes("pdf")?,
                signatures: collect(inner.many("signature", MAX_LIST)?, |each| each.bytes("signature"))?,
            };
            inner.end()?;
            return Ok(event);
        }
        let mut inner = sequence.required("sentUp")?.sequence()?;
        let event = Self::SentUp {
            outcome: inner.text("outcome", MAX_TOKEN)?,
            reason: ReasonWords::read(&mut inner)?,
        };
        inner.end()?;
        Ok(event)
    }
}

impl ReasonWords {
    pub(super) fn write(&self, w: &mut Writer) {
        w.leaf("reasonKk", &self.kk);
        w.leaf("reasonRu", &self.ru);
    }

    pub(super) fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self { kk: sequence.text("reasonKk", MAX_TEXT)?, ru: sequence.text("reasonRu", MAX_TEXT)? })
    }
}

/// What an officer wrote stays out of logs.
impl std::fmt::Debug for ReasonWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReasonWords(..)")
    }
}

/// What an officer wrote stays out of logs: only the numbers are shown.
impl std::fmt::Debug for ComplaintNotification {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ComplaintNotification({}, {})", self.complaint_number, self.registered_number)
    }
}
