//! The NOTIFICATION of a complaint: the signed document with everything the provider needs to check it again.

use kezek_kernel::Instant;

use super::request::faulty_files;
use super::{AttachedFile, Complaint, Payload, hash};
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
    /// When the portal accepted the complaint.
    pub accepted: Instant,
    /// The complaint's place in the portal's journal.
    pub journal_index: u64,
    /// The hash of that journal entry.
    pub leaf_hash: [u8; 32],
    /// The exact bytes the person signed.
    pub complaint: Vec<u8>,
    /// His signature over them (CMS).
    pub cms: Vec<u8>,
    /// Evidence of the portal's signature check, as JSON.
    pub evidence: Vec<u8>,
    /// The attachments.
    pub attachments: Vec<AttachedFile>,
}

impl CaseComplaint {
    /// The complaint, read from the signed bytes.
    pub fn complaint(&self) -> Result<Complaint, ContractFault> {
        Complaint::from_xml(&self.complaint)
    }

    /// Attachments that were signed and did not come as they were, or came unsigned; empty when all is well.
    pub fn faulty_attachments(&self, complaint: &Complaint) -> Vec<[u8; 32]> {
        faulty_files(&complaint.attachments, &self.attachments)
    }
}

impl Payload for CaseComplaint {
    const ROOT: &'static str = "caseComplaint";

    fn write(&self, w: &mut Writer) {
        w.leaf("complaintNumber", &self.complaint_number);
        w.leaf("requestNumber", &self.request_number);
        w.leaf("accepted", &self.accepted.to_string());
        w.leaf("journalIndex", &self.journal_index.to_string());
        w.leaf("leafHash", &hex::encode(self.leaf_hash));
        w.bytes("complaint", &[], &self.complaint);
        w.bytes("cms", &[], &self.cms);
        w.bytes("evidence", &[], &self.evidence);
        AttachedFile::write_all(&self.attachments, w);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            complaint_number: sequence.text("complaintNumber", MAX_TOKEN)?,
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            accepted: sequence.value("accepted")?,
            journal_index: sequence.value("journalIndex")?,
            leaf_hash: hash(&sequence.text("leafHash", MAX_TOKEN)?, "leafHash")?,
            complaint: sequence.bytes("complaint")?,
            cms: sequence.bytes("cms")?,
            evidence: sequence.bytes("evidence")?,
            attachments: AttachedFile::read_all(sequence)?,
        })
    }
}

/// Personal data stay out of logs: only the number is shown.
impl std::fmt::Debug for CaseComplaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseComplaint({})", self.complaint_number)
    }
}
