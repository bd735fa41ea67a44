//! The RESPONSE: the one final answer, with the signed document.

use kezek_kernel::Instant;

use super::{Payload, collect};
use crate::ContractFault;
use crate::limits::{MAX_LIST, MAX_TEXT, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// The result of a case.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseResult {
    /// The portal's number of the request.
    pub request_number: String,
    /// The provider's number of the case.
    pub case_number: String,
    /// When the case ended.
    pub at: Instant,
    /// How it ended.
    pub resolution: Resolution,
    /// The number that stands on the document and by which it is checked.
    pub document_number: String,
    /// The signed data of the document.
    pub xml: Vec<u8>,
    /// The document for reading, with its own signature inside.
    pub pdf: Vec<u8>,
    /// The signatures over the data (CMS), in the order of signing.
    pub signatures: Vec<Vec<u8>>,
}

/// How a case ended; a refusal without a ground does not exist.
#[derive(Clone, PartialEq, Eq)]
pub enum Resolution {
    /// The service is given.
    Positive {
        /// The place in the list on the day of the result, where the service gives one.
        place: Option<u32>,
    },
    /// The service is refused.
    Negative {
        /// Every ground.
        grounds: Vec<Ground>,
    },
}

/// One ground of a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The ground's code in the edition.
    pub code: String,
    /// The act and clause that give it.
    pub clause: String,
    /// The reason in Kazakh.
    pub reason_kk: String,
    /// The reason in Russian.
    pub reason_ru: String,
}

impl Payload for CaseResult {
    const ROOT: &'static str = "caseResult";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        w.leaf("caseNumber", &self.case_number);
        w.leaf("at", &self.at.to_string());
        match &self.resolution {
            Resolution::Positive { place } => {
                w.leaf("resolutionType", "POSITIVE");
                w.optional("place", place.map(|place| place.to_string()).as_deref());
            }
            Resolution::Negative { grounds } => {
                w.leaf("resolutionType", "NEGATIVE");
                for ground in grounds {
                    ground.write(w);
                }
            }
        }
        w.leaf("documentNumber", &self.document_number);
        w.bytes("xml", &[], &self.xml);
        w.bytes("pdf", &[], &self.pdf);
        for signature in &self.signatures {
            w.bytes("signature", &[], signature);
        }
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            case_number: sequence.text("caseNumber", MAX_TOKEN)?,
            at: sequence.value("at")?,
            resolution: Resolution::read(sequence)?,
            document_number: sequence.text("documentNumber", MAX_TOKEN)?,
            xml: sequence.bytes("xml")?,
            pdf: sequence.bytes("pdf")?,
            signatures: collect(sequence.many("signature", MAX_LIST)?, |element| element.bytes("signature"))?,
        })
    }
}

impl Resolution {
    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        match sequence.text("resolutionType", MAX_TOKEN)?.as_str() {
            "POSITIVE" => {
                let place = sequence.optional_text("place", MAX_TOKEN)?;
                let place = place.map(|text| text.parse()).transpose();
                Ok(Self::Positive {
                    place: place.map_err(|_| ContractFault::Malformed { element: "place" })?,
                })
            }
            "NEGATIVE" => Ok(Self::Negative { grounds: Ground::read_all(sequence)? }),
            _ => Err(ContractFault::Malformed { element: "resolutionType" }),
        }
    }
}

impl Ground {
    /// One or more.
    pub(super) fn read_all(sequence: &mut Sequence<'_>) -> Result<Vec<Self>, ContractFault> {
        let grounds = collect(sequence.many("ground", MAX_LIST)?, Self::read)?;
        if grounds.is_empty() {
            return Err(ContractFault::Expected { expected: "ground" });
        }
        Ok(grounds)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.parent("ground", &[("code", &self.code)], |w| {
            w.leaf("clause", &self.clause);
            w.leaf("reasonKk", &self.reason_kk);
            w.leaf("reasonRu", &self.reason_ru);
        });
    }

    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let ground = Self {
            code: element.attribute("code", MAX_TOKEN)?,
            clause: sequence.text("clause", MAX_TEXT)?,
            reason_kk: sequence.text("reasonKk", MAX_TEXT)?,
            reason_ru: sequence.text("reasonRu", MAX_TEXT)?,
        };
        sequence.end()?;
        Ok(ground)
    }
}

/// Personal data stay out of logs: only the numbers are shown.
impl std::fmt::Debug for CaseResult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseResult({}, {})", self.request_number, self.case_number)
    }
}
