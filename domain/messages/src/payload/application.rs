//! The document a citizen signs: every field as he saw it and the SHA-256 of every attachment. Over the counter an officer
//! fills and signs it for the citizen who stands before him.
//!
//! Its bytes depend on its values alone, so that it can be written again years later; the signature covers these bytes.

use kezek_kernel::{DraftId, Instant, Kato, Language, RecipientNumber};

use super::intake::Intake;
use super::{collect, hash, read_recipient, write_recipient};
use crate::ContractFault;
use crate::envelope::namespaces::APPLICATION;
use crate::limits::{MAX_ATTACHMENTS, MAX_FIELDS, MAX_TEXT, MAX_TOKEN};
use crate::xml::{self, Element, Writer};

/// An application for a service, complete and ready to be signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Application {
    /// The service's code.
    pub service: String,
    /// The edition of the regulation that the form follows.
    pub edition: String,
    /// The channel by which it comes.
    pub channel: String,
    /// The locality whose provider is asked.
    pub locality: Kato,
    /// The applicant.
    pub applicant: RecipientNumber,
    /// The language in which he filled the form.
    pub language: Language,
    /// The draft it grew from at the accepting system: the same draft is never taken twice.
    pub draft: DraftId,
    /// When the document was prepared for signing; a claim, not the moment of application.
    pub prepared: Instant,
    /// The answers, in the form's order.
    pub fields: Vec<Field>,
    /// The attachments, in the form's order.
    pub attachments: Vec<AttachmentFact>,
    /// The hand-in at a counter; none when the applicant signs himself.
    pub intake: Option<Intake>,
}

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// The field's code in the edition.
    pub code: String,
    /// The question as the applicant read it.
    pub label: String,
    /// The answer as programs read it.
    pub value: String,
    /// The answer as the applicant read it, when it differs from the value.
    pub shown: Option<String>,
}

/// What the signature says about one attachment.
#[derive(Clone, PartialEq, Eq)]
pub struct AttachmentFact {
    /// The code of the document it proves, from the edition's list.
    pub document: String,
    /// The file's name.
    pub name: String,
    /// The media type found in its content.
    pub media_type: String,
    /// Its length.
    pub size_bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: [u8; 32],
}

impl Application {
    /// The exact bytes to be signed.
    pub fn to_xml(&self) -> Result<String, ContractFault> {
        let mut w = Writer::indented();
        w.parent("application", &[("xmlns", APPLICATION)], |w| self.write(w));
        w.finish()
    }

    /// The document read back, with nothing left over.
    pub fn from_xml(bytes: &[u8]) -> Result<Self, ContractFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| ContractFault::NotXml)?;
        let document = xml::parse(text)?;
        let mut sequence = Element::root(&document, APPLICATION, "application")?.sequence()?;
        let application = Self::read(&mut sequence)?;
        sequence.end()?;
        Ok(application)
    }

    /// The value of the first field with this code.
    pub fn value(&self, code: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.code == code).map(|field| field.value.as_str())
    }

    fn write(&self, w: &mut Writer) {
        w.leaf("service", &self.service);
        w.leaf("edition", &self.edition);
        w.leaf("channel", &self.channel);
        w.leaf("locality", self.locality.as_str());
        write_recipient(w, self.applicant);
        w.leaf("language", self.language.tag());
        w.leaf("draft", &self.draft.to_string());
        w.leaf("prepared", &self.prepared.to_string());
        w.parent("fields", &[], |w| self.fields.iter().for_each(|field| field.write(w)));
        w.parent("attachments", &[], |w| self.attachments.iter().for_each(|fact| fact.write(w)));
        if let Some(intake) = &self.intake {
            intake.write(w);
        }
    }

    fn read(sequence: &mut xml::Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            service: sequence.text("service", MAX_TOKEN)?,
            edition: sequence.text("edition", MAX_TOKEN)?,
            channel: sequence.text("channel", MAX_TOKEN)?,
            locality: sequence.value("locality")?,
            applicant: read_recipient(sequence)?,
            language: Language::from_tag(&sequence.text("language", MAX_TOKEN)?)
                .ok_or(ContractFault::Malformed { element: "language" })?,
            draft: sequence.value("draft")?,
            prepared: sequence.value("prepared")?,
            fields: collect(sequence.list("fields", "field", MAX_FIELDS)?, Field::read)?,
            attachments: collect(
                sequence.list("attachments", "attachment", MAX_ATTACHMENTS)?,
                AttachmentFact::read,
            )?,
            intake: sequence.optional("intake").map(Intake::read).transpose()?,
        })
    }
}

impl Field {
    pub(super) fn write(&self, w: &mut Writer) {
        w.parent("field", &[("code", &self.code)], |w| {
            w.leaf("label", &self.label);
            w.leaf("value", &self.value);
            w.optional("shown", self.shown.as_deref());
        });
    }

    pub(super) fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let field = Self {
            code: element.attribute("code", MAX_TOKEN)?,
            label: sequence.text("label", MAX_TEXT)?,
            value: sequence.text("value", MAX_TEXT)?,
            shown: sequence.optional_text("shown", MAX_TEXT)?,
        };
        sequence.end()?;
        Ok(field)
    }
}

impl AttachmentFact {
    pub(super) fn write(&self, w: &mut Writer) {
        w.parent("attachment", &[("document", &self.document)], |w| {
            w.leaf("name", &self.name);
            w.leaf("mediaType", &self.media_type);
            w.leaf("sizeBytes", &self.size_bytes.to_string());
            w.leaf("sha256", &hex::encode(self.sha256));
        });
    }

    pub(super) fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let fact = Self {
            document: element.attribute("document", MAX_TOKEN)?,
            name: sequence.text("name", MAX_TOKEN * 4)?,
            media_type: sequence.text("mediaType", MAX_TOKEN)?,
            size_bytes: sequence.value("sizeBytes")?,
            sha256: hash(&sequence.text("sha256", MAX_TOKEN)?, "sha256")?,
        };
        sequence.end()?;
        Ok(fact)
    }
}

/// Personal data stay out of logs: only the service is shown.
impl std::fmt::Debug for Application {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Application({}, {})", self.service, self.draft)
    }
}
