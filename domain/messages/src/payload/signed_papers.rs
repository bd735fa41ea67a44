//! What an applicant signed, as the accepting system hands it on: the exact bytes, their signature, what its check stands on, the
//! files, and where the journal records it all. The same elements in a request, an answer and a complaint.

use kezek_kernel::Instant;

use super::{AttachmentFact, collect, hash};
use crate::ContractFault;
use crate::limits::{MAX_ATTACHMENTS, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// The papers.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedPapers {
    /// When the accepting system committed them: the moment of application, of the answer, of the complaint.
    pub accepted: Instant,
    /// Their place in its journal.
    pub journal_index: u64,
    /// The hash of that journal entry.
    pub leaf_hash: [u8; 32],
    /// The exact bytes that were signed.
    pub document: Vec<u8>,
    /// The signature over them (CMS).
    pub cms: Vec<u8>,
    /// Evidence of the accepting system's check of the signature, as JSON.
    pub evidence: Vec<u8>,
    /// The attachments.
    pub attachments: Vec<AttachedFile>,
}

/// The bytes of one attachment; its name and type stand in the signed document.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// The SHA-256 by which the document names it.
    pub sha256: [u8; 32],
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl SignedPapers {
    /// The signed hashes of attachments whose bytes are missing or do not have that hash and length, and the hashes of
    /// files that nobody signed; empty when all is well.
    pub fn faulty_attachments(&self, signed: &[AttachmentFact]) -> Vec<[u8; 32]> {
        let digest = |bytes: &[u8]| aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
        let files = &self.attachments;
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

    /// The elements, the document's under this name.
    pub(super) fn write(&self, document: &str, w: &mut Writer) {
        w.leaf("accepted", &self.accepted.to_string());
        w.leaf("journalIndex", &self.journal_index.to_string());
        w.leaf("leafHash", &hex::encode(self.leaf_hash));
        w.bytes(document, &[], &self.document);
        w.bytes("cms", &[], &self.cms);
        w.bytes("evidence", &[], &self.evidence);
        w.parent("attachments", &[], |w| {
            for file in &self.attachments {
                w.bytes("attachment", &[("sha256", &hex::encode(file.sha256))], &file.bytes);
            }
        });
    }

    /// The elements read back.
    pub(super) fn read(document: &'static str, sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            accepted: sequence.value("accepted")?,
            journal_index: sequence.value("journalIndex")?,
            leaf_hash: hash(&sequence.text("leafHash", MAX_TOKEN)?, "leafHash")?,
            document: sequence.bytes(document)?,
            cms: sequence.bytes("cms")?,
            evidence: sequence.bytes("evidence")?,
            attachments: collect(
                sequence.list("attachments", "attachment", MAX_ATTACHMENTS)?,
                AttachedFile::read,
            )?,
        })
    }
}

impl AttachedFile {
    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            sha256: hash(&element.attribute("sha256", MAX_TOKEN)?, "sha256")?,
            bytes: element.bytes("attachment")?,
        })
    }
}
