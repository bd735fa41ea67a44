//! The document of a complaint: what the person contests and asks for, as he read it, and the SHA-256 of every attachment.
//!
//! Norm: administrative code, article 93, says what a complaint names. Like an application, its bytes depend on its values
//! alone, and the signature covers these bytes.

use kezek_kernel::{Bin, DraftId, Instant, Language, PersonName, Recipient, RecipientName, RecipientNumber};

use super::{AttachmentFact, Field, collect, read_recipient, write_recipient};
use crate::ContractFault;
use crate::envelope::namespaces::COMPLAINT;
use crate::limits::{MAX_ATTACHMENTS, MAX_FIELDS, MAX_TEXT, MAX_TOKEN};
use crate::xml::{self, Element, Sequence, Writer};

/// A complaint, complete and ready to be signed.
#[derive(Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The portal's number of the request whose handling is contested.
    pub request: String,
    /// The body to which it is addressed.
    pub provider: Bin,
    /// Who complains.
    pub person: Recipient,
    /// The language in which he wrote it.
    pub language: Language,
    /// The draft it grew from: the same draft is never taken twice.
    pub draft: DraftId,
    /// When the document was prepared for signing; a claim.
    pub prepared: Instant,
    /// The answers, in the form's order.
    pub fields: Vec<Field>,
    /// The attachments.
    pub attachments: Vec<AttachmentFact>,
}

impl Complaint {
    /// The exact bytes to be signed.
    pub fn to_xml(&self) -> Result<String, ContractFault> {
        let mut w = Writer::indented();
        w.parent("complaint", &[("xmlns", COMPLAINT)], |w| self.write(w));
        w.finish()
    }

    /// The document read back, with nothing left over.
    pub fn from_xml(bytes: &[u8]) -> Result<Self, ContractFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| ContractFault::NotXml)?;
        let document = xml::parse(text)?;
        let mut sequence = Element::root(&document, COMPLAINT, "complaint")?.sequence()?;
        let complaint = Self::read(&mut sequence)?;
        sequence.end()?;
        Ok(complaint)
    }

    /// The value of the first field with this code; empty when there is none.
    pub fn value(&self, code: &str) -> &str {
        self.fields.iter().find(|field| field.code == code).map_or("", |field| field.value.as_str())
    }

    fn write(&self, w: &mut Writer) {
        w.leaf("request", &self.request);
        w.leaf("provider", self.provider.as_str());
        write_recipient(w, self.person.number);
        write_name(w, &self.person.name);
        w.leaf("language", self.language.tag());
        w.leaf("draft", &self.draft.to_string());
        w.leaf("prepared", &self.prepared.to_string());
        w.parent("fields", &[], |w| self.fields.iter().for_each(|field| field.write(w)));
        w.parent("attachments", &[], |w| self.attachments.iter().for_each(|fact| fact.write(w)));
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        Ok(Self {
            request: sequence.text("request", MAX_TOKEN)?,
            provider: sequence.value("provider")?,
            person: read_person(sequence)?,
            language: Language::from_tag(&sequence.text("language", MAX_TOKEN)?)
                .ok_or(ContractFault::Malformed { element: "language" })?,
            draft: sequence.value("draft")?,
            prepared: sequence.value("prepared")?,
            fields: collect(sequence.list("fields", "field", MAX_FIELDS)?, Field::read)?,
            attachments: collect(
                sequence.list("attachments", "attachment", MAX_ATTACHMENTS)?,
                AttachmentFact::read,
            )?,
        })
    }
}

fn write_name(w: &mut Writer, name: &RecipientName) {
    match name {
        RecipientName::Person(name) => w.parent("name", &[], |w| {
            w.leaf("surname", &name.surname);
            w.leaf("given", &name.given);
            w.leaf("patronymic", &name.patronymic);
        }),
        RecipientName::Organisation(name) => w.leaf("organisation", name),
    }
}

fn read_person(sequence: &mut Sequence<'_>) -> Result<Recipient, ContractFault> {
    let number = read_recipient(sequence)?;
    let name = match number {
        RecipientNumber::Iin(_) => RecipientName::Person(read_name(sequence.required("name")?)?),
        RecipientNumber::Bin(_) => RecipientName::Organisation(sequence.text("organisation", MAX_TEXT)?),
    };
    Ok(Recipient { number, name })
}

fn read_name(element: Element<'_>) -> Result<PersonName, ContractFault> {
    let mut sequence = element.sequence()?;
    let name = PersonName {
        surname: sequence.text("surname", MAX_TOKEN)?,
        given: sequence.text("given", MAX_TOKEN)?,
        patronymic: sequence.text("patronymic", MAX_TOKEN)?,
    };
    sequence.end()?;
    Ok(name)
}

/// Personal data stay out of logs: only the draft is shown.
impl std::fmt::Debug for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Complaint({})", self.draft)
    }
}
