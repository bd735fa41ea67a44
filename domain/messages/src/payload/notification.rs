//! The NOTIFICATION: what happened to a case before its end, told to the cabinet.

use kezek_kernel::{Bin, Instant};

use super::{Ground, Payload, ReasonWords};
use crate::ContractFault;
use crate::limits::{MAX_LIST, MAX_TEXT, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// One word from the provider about a running case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseNotification {
    /// The portal's number of the request.
    pub request_number: String,
    /// The provider's number of the case.
    pub case_number: String,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub event: CaseEvent,
}

/// What happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseEvent {
    /// The provider registered the request and opened a case.
    Registered {
        /// The provider.
        provider: Bin,
        /// The day on which the result is due, when the act sets a term.
        due: Option<DueDate>,
    },
    /// The case stands at another place of its process.
    Moved {
        /// The place, as the edition names it, such as `P7.1`.
        position: String,
    },
    /// The provider waits for something from the applicant.
    Needs {
        /// What, as a code: `correction`.
        what: String,
        /// Until when.
        until: Option<DueDate>,
        /// The documents of the Standard's list that it is about, by their codes.
        documents: Vec<String>,
        /// What the officer wrote to the applicant.
        words: Option<NeedWords>,
    },
    /// The provider is about to refuse and hears the applicant before.
    Hearing {
        /// Until when he may object.
        until: DueDate,
        /// The grounds of the preliminary decision.
        grounds: Vec<Ground>,
    },
    /// The provider extended a term of the case.
    Extended {
        /// Which.
        term: ExtendedTerm,
        /// When it ends now.
        due: DueDate,
        /// Why.
        reason: ReasonWords,
    },
    /// The applicant's answer lies with the case.
    Answered,
    /// The applicant's answer was not taken.
    AnswerRefused {
        /// Why, as a code: `too-late`, `not-waiting`, `answered-before`, `not-confirmed`.
        reason: String,
    },
}

/// The term that an extension is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtendedTerm {
    /// That of the result.
    Result,
    /// That of the present step, where the act gives none for the result.
    Step,
}

impl ExtendedTerm {
    /// The name on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Step => "step",
        }
    }

    /// The one with this name.
    fn from_code(code: &str) -> Result<Self, ContractFault> {
        let found = [Self::Result, Self::Step].into_iter().find(|term| term.code() == code);
        found.ok_or(ContractFault::Malformed { element: "term" })
    }
}

/// What an officer wrote to the applicant, in the two languages of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedWords {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
}

/// A due date: the local date governs, the instant is its end in the locality's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDate {
    /// The date in the locality.
    pub date: jiff::civil::Date,
    /// The locality's zone by its IANA name.
    pub zone: String,
    /// The end of that date.
    pub instant: Instant,
}

impl Payload for CaseNotification {
    const ROOT: &'static str = "caseNotification";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        w.leaf("caseNumber", &self.case_number);
        w.leaf("at", &self.at.to_string());
        match &self.event {
            CaseEvent::Registered { provider, due } => w.parent("registered", &[], |w| {
                w.leaf("provider", provider.as_str());
                write_due(w, "due", due.as_ref());
            }),
            CaseEvent::Moved { position } => w.parent("moved", &[], |w| w.leaf("position", position)),
            CaseEvent::Needs { what, until, documents, words } => w.parent("needs", &[], |w| {
                w.leaf("what", what);
                write_due(w, "until", until.as_ref());
                for document in documents {
                    w.leaf("document", document);
                }
                if let Some(words) = words {
                    w.leaf("wordsKk", &words.kk);
                    w.leaf("wordsRu", &words.ru);
                }
            }),
            CaseEvent::Hearing { until, grounds } => w.parent("hearing", &[], |w| {
                write_due(w, "until", Some(until));
                for ground in grounds {
                    ground.write(w);
                }
            }),
            CaseEvent::Extended { term, due, reason } => w.parent("extended", &[], |w| {
                w.leaf("term", term.code());
                write_due(w, "due", Some(due));
                reason.write(w);
            }),
            CaseEvent::Answered => w.parent("answered", &[], |_| {}),
            CaseEvent::AnswerRefused { reason } => {
                w.parent("answerRefused", &[], |w| w.leaf("reason", reason));
            }
        }
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            case_number: sequence.text("caseNumber", MAX_TOKEN)?,
            at: sequence.value("at")?,
            event: read_event(sequence)?,
        })
    }
}

fn read_event(sequence: &mut Sequence<'_>) -> Result<CaseEvent, ContractFault> {
    if let Some(element) = sequence.optional("registered") {
        let mut inner = element.sequence()?;
        let provider = inner.value("provider")?;
        let due = read_due(&mut inner, "due")?;
        inner.end()?;
        return Ok(CaseEvent::Registered { provider, due });
    }
    if let Some(element) = sequence.optional("moved") {
        let mut inner = element.sequence()?;
        let position = inner.text("position", MAX_TOKEN)?;
        inner.end()?;
        return Ok(CaseEvent::Moved { position });
    }
    if let Some(element) = sequence.optional("hearing") {
        let mut inner = element.sequence()?;
        let until = due(&mut inner, "until")?;
        let grounds = Ground::read_all(&mut inner)?;
        inner.end()?;
        return Ok(CaseEvent::Hearing { until, grounds });
    }
    if let Some(element) = sequence.optional("extended") {
        let mut inner = element.sequence()?;
        let event = CaseEvent::Extended {
            term: ExtendedTerm::from_code(&inner.text("term", MAX_TOKEN)?)?,
            due: due(&mut inner, "due")?,
            reason: ReasonWords::read(&mut inner)?,
        };
        inner.end()?;
        return Ok(event);
    }
    if let Some(element) = sequence.optional("answered") {
        element.sequence()?.end()?;
        return Ok(CaseEvent::Answered);
    }
    if let Some(element) = sequence.optional("answerRefused") {
        let mut inner = element.sequence()?;
        let reason = inner.text("reason", MAX_TOKEN)?;
        inner.end()?;
        return Ok(CaseEvent::AnswerRefused { reason });
    }
    read_needs(sequence.required("needs")?)
}

fn read_needs(element: Element<'_>) -> Result<CaseEvent, ContractFault> {
    let mut inner = element.sequence()?;
    let what = inner.text("what", MAX_TEXT)?;
    let until = read_due(&mut inner, "until")?;
    let documents = inner.many("document", MAX_LIST)?.into_iter();
    let documents = documents.map(|element| element.text("document", MAX_TOKEN)).collect::<Result<_, _>>()?;
    let words = match inner.optional_text("wordsKk", MAX_TEXT)? {
        Some(kk) => Some(NeedWords { kk, ru: inner.text("wordsRu", MAX_TEXT)? }),
        None => None,
    };
    inner.end()?;
    Ok(CaseEvent::Needs { what, until, documents, words })
}

pub(super) fn write_due(w: &mut Writer, name: &str, due: Option<&DueDate>) {
    if let Some(due) = due {
        w.parent(name, &[], |w| {
            w.leaf("date", &due.date.to_string());
            w.leaf("zone", &due.zone);
            w.leaf("instant", &due.instant.to_string());
        });
    }
}

/// A due date that must be there.
pub(super) fn due(sequence: &mut Sequence<'_>, name: &'static str) -> Result<DueDate, ContractFault> {
    read_due(sequence, name)?.ok_or(ContractFault::Expected { expected: name })
}

fn read_due(sequence: &mut Sequence<'_>, name: &str) -> Result<Option<DueDate>, ContractFault> {
    let Some(element) = sequence.optional(name) else { return Ok(None) };
    let mut inner = element.sequence()?;
    let due = DueDate {
        date: inner.value("date")?,
        zone: inner.text("zone", MAX_TOKEN)?,
        instant: inner.value("instant")?,
    };
    inner.end()?;
    Ok(Some(due))
}
