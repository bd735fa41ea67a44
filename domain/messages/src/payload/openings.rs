//! "Who opened my data": the cabinet asks, the provider answers from its own records.

use kezek_kernel::{Instant, RecipientNumber, Words};

use super::{Payload, collect, read_recipient, write_recipient};
use crate::ContractFault;
use crate::limits::{MAX_OPENINGS, MAX_TEXT, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// Asks who opened the data of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningsQuestion {
    /// The portal's number of the request.
    pub request_number: String,
    /// The applicant, who must be the request's own.
    pub applicant: RecipientNumber,
}

/// Who opened them, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningsAnswer {
    /// The moment of which the answer is true.
    pub as_of: Instant,
    /// The newest openings; older ones are left off beyond the contract's bound.
    pub openings: Vec<Opening>,
}

/// One opening by one officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// When.
    pub at: Instant,
    /// What was opened: `request`, `attachment-N`, `document`, or `search`: a search showed name and state.
    pub part: String,
    /// The position of the officer at that time. Names are not told: the provider's head answers for his officers.
    pub position: Words,
}

impl Payload for OpeningsQuestion {
    const ROOT: &'static str = "openingsQuestion";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        write_recipient(w, self.applicant);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            applicant: read_recipient(sequence)?,
        })
    }
}

impl Payload for OpeningsAnswer {
    const ROOT: &'static str = "openingsAnswer";

    fn write(&self, w: &mut Writer) {
        w.leaf("asOf", &self.as_of.to_string());
        for opening in self.openings.iter().take(MAX_OPENINGS) {
            opening.write(w);
        }
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            as_of: sequence.value("asOf")?,
            openings: collect(sequence.many("opening", MAX_OPENINGS)?, Opening::read)?,
        })
    }
}

impl Opening {
    fn write(&self, w: &mut Writer) {
        w.parent("opening", &[("part", &self.part)], |w| {
            w.leaf("at", &self.at.to_string());
            w.leaf("positionKk", &self.position.kk);
            w.leaf("positionRu", &self.position.ru);
            w.leaf("positionEn", &self.position.en);
        });
    }

    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let opening = Self {
            part: element.attribute("part", MAX_TOKEN)?,
            at: sequence.value("at")?,
            position: Words {
                kk: sequence.text("positionKk", MAX_TEXT)?,
                ru: sequence.text("positionRu", MAX_TEXT)?,
                en: sequence.text("positionEn", MAX_TEXT)?,
            },
        };
        sequence.end()?;
        Ok(opening)
    }
}
