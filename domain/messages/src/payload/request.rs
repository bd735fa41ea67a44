//! The REQUEST: a signed application with everything the provider needs to check it again.

use kezek_kernel::Instant;

use super::{Application, AttachmentFact, Payload, collect, hash};
use crate::ContractFault;
use crate::limits::{MAX_ATTACHMENTS, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// A request as the portal hands it to the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseRequest {
    /// The portal's number of the request, by which the citizen knows it.
    pub request_number: String,
    /// The moment of application: the portal committed the complete request then.
    pub accepted: Instant,
    /// The request's place in the portal's journal.
    pub journal_index: u64,
    /// The hash of that journal entry.
    pub leaf_hash: [u8; 32],
    /// The exact bytes the citizen signed.
    pub application: Vec<u8>,
    /// His signature over them (CMS).
    pub cms: Vec<u8>,
    /// Evidence of the portal's signature check, as JSON.
    pub evidence: Vec<u8>,
    /// The attachments.
    pub attachments: Vec<AttachedFile>,
}

/// The bytes of one attachment; its name and type stand in the signed application.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// The SHA-256 by which the application names it.
    pub sha256: [u8; 32],
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl CaseRequest {
    /// The application, read from the signed bytes.
    pub fn application(&self) -> Result<Application, ContractFault> {
        Application::from_xml(&self.application)
    }

    /// The signed hashes of attachments whose bytes are missing or do not have that hash and length, and the hashes of
    /// files that nobody signed; empty when all is well.
    pub fn faulty_attachments(&self, application: &Application) -> Vec<[u8; 32]> {
        faulty(&self.attachments, &application.attachments)
    }
}

impl Payload for CaseRequest {
    const ROOT: &'static str = "caseRequest";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        w.leaf("accepted", &self.accepted.to_string());
        w.leaf("journalIndex", &self.journal_index.to_string());
        w.leaf("leafHash", &hex::encode(self.leaf_hash));
        w.bytes("application", &[], &self.application);
        w.bytes("cms", &[], &self.cms);
        w.bytes("evidence", &[], &self.evidence);
        write_attachments(w, &self.attachments);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            accepted: sequence.value("accepted")?,
            journal_index: sequence.value("journalIndex")?,
            leaf_hash: hash(&sequence.text("leafHash", MAX_TOKEN)?, "leafHash")?,
            application: sequence.bytes("application")?,
            cms: sequence.bytes("cms")?,
            evidence: sequence.bytes("evidence")?,
            attachments: attachments(sequence)?,
        })
    }
}

/// The bytes of attachments below one element.
pub(super) fn write_attachments(w: &mut Writer, files: &[AttachedFile]) {
    w.parent("attachments", &[], |w| {
        for file in files {
            w.bytes("attachment", &[("sha256", &hex::encode(file.sha256))], &file.bytes);
        }
    });
}

/// The bytes of attachments read back.
pub(super) fn attachments(sequence: &mut Sequence<'_>) -> Result<Vec<AttachedFile>, ContractFault> {
    collect(sequence.list("attachments", "attachment", MAX_ATTACHMENTS)?, AttachedFile::read)
}

/// Hashes that were signed and whose file is missing or has another hash or length, and hashes of files that nobody signed.
pub(super) fn faulty(files: &[AttachedFile], signed: &[AttachmentFact]) -> Vec<[u8; 32]> {
    let digest = |bytes: &[u8]| aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    let true_files: Vec<(&[u8; 32], u64)> = files
        .iter()
        .filter(|file| digest(&file.bytes).as_ref() == file.sha256)
        .map(|file| (&file.sha256, file.bytes.len() as u64))
        .collect();
    let missing = signed
        .iter()
        .filter(|fact| !true_files.contains(&(&fact.sha256, fact.size_bytes)))
        .map(|fact| fact.sha256);
    let unsigned = files
        .iter()
        .filter(|file| signed.iter().all(|fact| fact.sha256 != file.sha256))
        .map(|file| file.sha256);
    missing.chain(unsigned).collect()
}

impl AttachedFile {
    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            sha256: hash(&element.attribute("sha256", MAX_TOKEN)?, "sha256")?,
            bytes: element.bytes("attachment")?,
        })
    }
}

/// Personal data stay out of logs: only the number is shown.
impl std::fmt::Debug for CaseRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseRequest({})", self.request_number)
    }
}
