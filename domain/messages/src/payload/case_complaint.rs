//! The NOTIFICATION of a complaint: the signed document with everything the provider needs to check it again.

use super::{Complaint, Payload, SignedPapers};
use crate::ContractFault;
use crate::limits::MAX_TOKEN;
use crate::xml::{Sequence, Writer};

/// A complaint as the portal hands it to the provider, in the chain of the request that it is about.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseComplaint {
    /// The portal's number of the complaint.
    pub complaint_number: String,
    /// The portal's number of the request.
    pub request_number: String,
    /// The complaint and what belongs to it.
    pub papers: SignedPapers,
}

impl CaseComplaint {
    /// The complaint, read from the signed bytes.
    pub fn complaint(&self) -> Result<Complaint, ContractFault> {
        Complaint::from_xml(&self.papers.document)
    }
}

impl Payload for CaseComplaint {
    const ROOT: &'static str = "caseComplaint";

    fn write(&self, w: &mut Writer) {
        w.leaf("complaintNumber", &self.complaint_number);
        w.leaf("requestNumber", &self.request_number);
        self.papers.write("complaint", w);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            complaint_number: sequence.text("complaintNumber", MAX_TOKEN)?,
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            papers: SignedPapers::read("complaint", sequence)?,
        })
    }
}

/// Personal data stay out of logs: only the number is shown.
impl std::fmt::Debug for CaseComplaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseComplaint({})", self.complaint_number)
    }
}
