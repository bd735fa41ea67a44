//! What an applicant answers while his case waits for him: the document that he signs, and the NOTIFICATION that carries it.
//!
//! As with an application, the document's bytes depend on its values alone, and the signature covers these bytes.

use kezek_kernel::{Instant, Language, RecipientNumber};

use super::{AttachmentFact, Payload, SignedPapers, collect, read_recipient, write_recipient};
use crate::ContractFault;
use crate::envelope::namespaces::SUPPLEMENT;
use crate::limits::{MAX_ATTACHMENTS, MAX_TEXT, MAX_TOKEN};
use crate::xml::{self, Element, Sequence, Writer};

/// What the applicant says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// He corrects his request.
    Correction,
    /// He objects to the preliminary decision.
    Objection,
    /// He has nothing to add to what he was told.
    NothingToAdd,
}

impl Stance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Correction, Self::Objection, Self::NothingToAdd];

    /// The name in documents and rows.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Objection => "objection",
            Self::NothingToAdd => "nothing-to-add",
        }
    }

    /// The stance with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.code() == code)
    }
}

/// An answer, complete and ready to be signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Supplement {
    /// What he says.
    pub stance: Stance,
    /// The service's code.
    pub service: String,
    /// The portal's number of the request.
    pub request_number: String,
    /// The provider's number of the case.
    pub case_number: String,
    /// When the provider asked: the `at` of the notification that is answered.
    pub asked: Instant,
    /// The applicant.
    pub applicant: RecipientNumber,
    /// The language in which he answers.
    pub language: Language,
    /// When the document was prepared for signing; a claim, not the moment of the answer.
    pub prepared: Instant,
    /// What he writes; may be empty.
    pub text: String,
    /// The attachments.
    pub attachments: Vec<AttachmentFact>,
}

impl Supplement {
    /// The exact bytes to be signed.
    pub fn to_xml(&self) -> Result<String, ContractFault> {
        let mut w = Writer::indented();
        w.parent("supplement", &[("xmlns", SUPPLEMENT)], |w| self.write(w));
        w.finish()
    }

    /// The document read back, with nothing left over.
    pub fn from_xml(bytes: &[u8]) -> Result<Self, ContractFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| ContractFault::NotXml)?;
        let document = xml::parse(text)?;
        let mut sequence = Element::root(&document, SUPPLEMENT, "supplement")?.sequence()?;
        let supplement = Self::read(&mut sequence)?;
        sequence.end()?;
        Ok(supplement)
    }

    fn write(&self, w: &mut Writer) {
        w.leaf("stance", self.stance.code());
        w.leaf("service", &self.service);
        w.leaf("requestNumber", &self.request_number);
        w.leaf("caseNumber", &self.case_number);
        w.leaf("asked", &self.asked.to_string());
        write_recipient(w, self.applicant);
        w.leaf("language", self.language.tag());
        w.leaf("prepared", &self.prepared.to_string());
        w.leaf("text", &self.text);
        w.parent("attachments", &[], |w| self.attachments.iter().for_each(|fact| fact.write(w)));
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        let malformed = |element| ContractFault::Malformed { element };
        Ok(Self {
            stance: Stance::from_code(&sequence.text("stance", MAX_TOKEN)?).ok_or(malformed("stance"))?,
            service: sequence.text("service", MAX_TOKEN)?,
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            case_number: sequence.text("caseNumber", MAX_TOKEN)?,
            asked: sequence.value("asked")?,
            applicant: read_recipient(sequence)?,
            language: Language::from_tag(&sequence.text("language", MAX_TOKEN)?)
                .ok_or(malformed("language"))?,
            prepared: sequence.value("prepared")?,
            text: sequence.text("text", MAX_TEXT)?,
            attachments: collect(
                sequence.list("attachments", "attachment", MAX_ATTACHMENTS)?,
                AttachmentFact::read,
            )?,
        })
    }
}

/// Personal data stay out of logs: only the number of the request is shown.
impl std::fmt::Debug for Supplement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Supplement({})", self.request_number)
    }
}

/// A signed answer as the portal hands it to the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseSupplement {
    /// The portal's number of the request.
    pub request_number: String,
    /// The answer and what belongs to it.
    pub papers: SignedPapers,
}

impl CaseSupplement {
    /// The answer, read from the signed bytes.
    pub fn supplement(&self) -> Result<Supplement, ContractFault> {
        Supplement::from_xml(&self.papers.document)
    }
}

impl Payload for CaseSupplement {
    const ROOT: &'static str = "caseSupplement";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        self.papers.write("supplement", w);
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request_number: sequence.text("requestNumber", MAX_TOKEN)?,
            papers: SignedPapers::read("supplement", sequence)?,
        })
    }
}

/// Personal data stay out of logs: only the number is shown.
impl std::fmt::Debug for CaseSupplement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseSupplement({})", self.request_number)
    }
}
