//! The REQUEST: a signed application with everything the provider needs to check it again.

use super::{Application, Payload, SignedPapers};
use crate::ContractFault;
use crate::limits::MAX_TOKEN;
use crate::xml::{Sequence, Writer};

/// A request as the portal hands it to the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseRequest {
    /// The portal's number of the request, by which the citizen knows it.
    pub request_number: String,
    /// The application and what belongs to it; the moment of application is theirs.
    pub papers: SignedPapers,
}

impl CaseRequest {
    /// The application, read from the signed bytes.
    pub fn application(&self) -> Result<Application, ContractFault> {
        Application::from_xml(&self.papers.document)
    }
}

impl Payload for CaseRequest {
    const ROOT: &'static str = "caseRequest";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        self.papers.write("application", w);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            papers: SignedPapers::read("application", sequence)?,
        })
    }
}

/// Personal data stay out of logs: only the number is shown.
impl std::fmt::Debug for CaseRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseRequest({})", self.request_number)
    }
}
