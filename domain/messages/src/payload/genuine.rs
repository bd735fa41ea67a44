//! "Check a document": genuine or not, and nothing more.

use kezek_kernel::{Instant, RecipientNumber};

use super::Payload;
use crate::ContractFault;
use crate::limits::MAX_TOKEN;
use crate::xml::{Sequence, Writer};

/// Asks whether a document with this number was given to this person.
#[derive(Clone, PartialEq, Eq)]
pub struct GenuineQuestion {
    /// The number on the document.
    pub document_number: String,
    /// The IIN or BIN of the recipient it was given to.
    pub person_number: RecipientNumber,
}

/// The answer, which tells a stranger nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GenuineAnswer {
    /// The moment of which the answer is true.
    pub as_of: Instant,
    /// Whether the document was given to that person and stands.
    pub genuine: bool,
}

impl Payload for GenuineQuestion {
    const ROOT: &'static str = "genuineQuestion";

    fn write(&self, w: &mut Writer) {
        w.leaf("documentNumber", &self.document_number);
        w.leaf("personNumber", self.person_number.as_str());
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            document_number: sequence.text("documentNumber", MAX_TOKEN)?,
            person_number: sequence.value("personNumber")?,
        })
    }
}

impl Payload for GenuineAnswer {
    const ROOT: &'static str = "genuineAnswer";

    fn write(&self, w: &mut Writer) {
        w.leaf("asOf", &self.as_of.to_string());
        w.leaf("genuine", if self.genuine { "true" } else { "false" });
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self { as_of: sequence.value("asOf")?, genuine: sequence.value("genuine")? })
    }
}

/// Personal data stay out of logs: only the document is shown.
impl std::fmt::Debug for GenuineQuestion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GenuineQuestion({})", self.document_number)
    }
}
