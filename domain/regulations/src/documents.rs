//! Documents of the Standard that come in, grounds of refusal, and documents that go out.

use kezek_kernel::Words;

use crate::codes::codes;
use crate::form::{Answers, When};
use crate::norm::{Clause, SourceNote};

codes! {
    /// A type of file that may be attached, known by its content.
    Media {
        /// PDF.
        Pdf = "application/pdf",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// PNG.
        Png = "image/png",
    }
}

codes! {
    /// What an output document is.
    OutputKind {
        /// The result of the service.
        Result = "result",
        /// The motivated refusal, a document of its own.
        Refusal = "refusal",
        /// The receipt of acceptance.
        Receipt = "receipt",
        /// The receipt of refusal to accept.
        RefusalReceipt = "refusal-receipt",
        /// A notice about the course of the case.
        Notice = "notice",
        /// The commission's protocol.
        Protocol = "protocol",
        /// A register of documents handed over.
        Bundle = "bundle",
    }
}

codes! {
    /// What the result of the service gives: what the officer decides with it and the document prints.
    Gives {
        /// A place in a waiting list.
        Place = "place",
        /// Housing assistance: a sum a month for a time.
        Assistance = "assistance",
        /// A statement whether the recipient has a dwelling.
        HousingStatement = "housing-statement",
    }
}

/// Limits of the attached copies as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachments {
    /// Accepted types.
    pub media: Vec<Media>,
    /// The largest single file, in bytes.
    pub max_file_bytes: u64,
    /// The largest number of files.
    pub max_files: u16,
    /// All files together, in bytes.
    pub max_total_bytes: u64,
    /// Where the limits come from.
    pub source: SourceNote,
}

/// A document that the Standard asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name in stored rows.
    pub id: String,
    /// Its name for people.
    pub name: Words,
    /// Who brings it and what must be seen in it.
    pub hint: Words,
    /// When it must be there; all conditions must hold, none means always.
    pub when: Vec<When>,
    /// False: it may be attached where the conditions hold, but a request without it is complete.
    pub required: bool,
    /// Whether the copy is attached; an identity document is only shown or taken from the state register.
    pub attached: bool,
    /// The largest number of files of this document.
    pub max_files: u16,
    /// The norm that asks for it.
    pub clause: Clause,
    /// Where the list comes from.
    pub source: SourceNote,
}

impl Document {
    /// Whether the conditions of the document hold for these answers.
    pub fn applies(&self, answers: &Answers) -> bool {
        self.when.iter().all(|when| when.holds(answers))
    }
}

/// One attached file, as far as the rules look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The document it is a copy of.
    pub document: String,
    /// Its type by content; `None` when the content is of no accepted type.
    pub media: Option<Media>,
    /// Its size.
    pub bytes: u64,
}

/// A fault of the attachments: the document concerned (empty for all together), a code and its facts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DocumentFault {
    /// The document, or empty.
    pub document: String,
    /// `document-missing`, `document-unknown`, `file-empty`, `file-type`, `file-too-large`, `files-too-many`,
    /// `files-too-large-together`.
    pub code: &'static str,
    /// The limit that was passed, when there is one.
    pub limit: Option<u64>,
}

impl Attachments {
    /// All faults of the attached files against the documents of the edition.
    pub fn check(&self, documents: &[Document], answers: &Answers, files: &[Attached]) -> Vec<DocumentFault> {
        let mut faults = Vec::new();
        let mut say = |document: &str, code, limit| {
            faults.push(DocumentFault { document: document.to_owned(), code, limit });
        };
        for document in documents.iter().filter(|document| document.attached && document.applies(answers)) {
            let count = files.iter().filter(|file| file.document == document.id).count();
            if count == 0 && document.required {
                say(&document.id, "document-missing", None);
            } else if count > usize::from(document.max_files) {
                say(&document.id, "files-too-many", Some(document.max_files.into()));
            }
        }
        for file in files {
            let known = documents.iter().any(|document| document.attached && document.id == file.document);
            if !known {
                say(&file.document, "document-unknown", None);
            }
            if file.bytes == 0 {
                say(&file.document, "file-empty", None);
            } else if !file.media.is_some_and(|media| self.media.contains(&media)) {
                say(&file.document, "file-type", None);
            }
            if file.bytes > self.max_file_bytes {
                say(&file.document, "file-too-large", Some(self.max_file_bytes));
            }
        }
        if files.len() > usize::from(self.max_files) {
            say("", "files-too-many", Some(self.max_files.into()));
        }
        let total = files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
        if total > self.max_total_bytes {
            say("", "files-too-large-together", Some(self.max_total_bytes));
        }
        faults
    }
}

/// A ground on which the service, or acceptance, may be refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalGround {
    /// Its name in stored rows.
    pub id: String,
    /// True: documents are not accepted; false: the service is refused.
    pub at_acceptance: bool,
    /// The ground in words.
    pub name: Words,
    /// What the person can do about it.
    pub cure: Words,
    /// The norm that gives the ground.
    pub clause: Clause,
    /// Where it comes from.
    pub source: SourceNote,
}

/// A document that the provider or the centre issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its name in stored rows.
    pub id: String,
    /// What it is.
    pub kind: OutputKind,
    /// What a result gives; other documents give nothing.
    pub gives: Option<Gives>,
    /// Its name for people.
    pub name: Words,
    /// The norm that describes it.
    pub clause: Clause,
    /// The facts it must carry, by code, in the order of the form.
    pub facts: Vec<String>,
}
