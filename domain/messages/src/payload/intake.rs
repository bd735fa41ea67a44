//! What an officer notes when he takes an application over the counter; the application that carries it is signed by him.

use jiff::civil::Date;
use kezek_kernel::{Bin, Iin};

use super::collect;
use crate::ContractFault;
use crate::limits::{MAX_ATTACHMENTS, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// The hand-in of an application on paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Intake {
    /// The officer who takes it and signs.
    pub officer: Iin,
    /// The body on whose behalf he takes it.
    pub provider: Bin,
    /// The identity document that was shown; none when none was.
    pub identity: Option<ShownIdentity>,
    /// Every document of the edition's list, as the officer found it.
    pub documents: Vec<HandedIn>,
}

/// An identity document that was shown; no copy of it is taken.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownIdentity {
    /// Its kind, a code.
    pub kind: String,
    /// Its number.
    pub number: String,
}

/// One document of the list at the hand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// The document's code in the edition.
    pub document: String,
    /// Whether it was brought.
    pub brought: Brought,
    /// The last day on which it is valid, where it has one.
    pub expires: Option<Date>,
}

/// Whether a document was brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// It was handed in or shown.
    Yes,
    /// It is missing.
    No,
    /// It does not concern this person.
    NotConcerned,
}

impl Brought {
    const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotConcerned];

    /// The name in documents, forms and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotConcerned => "not-concerned",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }
}

impl Intake {
    pub(super) fn write(&self, w: &mut Writer) {
        w.parent("intake", &[], |w| {
            w.leaf("officer", self.officer.as_str());
            w.leaf("provider", self.provider.as_str());
            if let Some(identity) = &self.identity {
                w.parent("identity", &[], |w| {
                    w.leaf("kind", &identity.kind);
                    w.leaf("number", &identity.number);
                });
            }
            w.parent("documents", &[], |w| self.documents.iter().for_each(|each| each.write(w)));
        });
    }

    pub(super) fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let malformed = |element| ContractFault::Malformed { element };
        let intake = Self {
            officer: sequence.text("officer", MAX_TOKEN)?.parse().map_err(|_| malformed("officer"))?,
            provider: sequence.text("provider", MAX_TOKEN)?.parse().map_err(|_| malformed("provider"))?,
            identity: sequence.optional("identity").map(ShownIdentity::read).transpose()?,
            documents: collect(sequence.list("documents", "document", MAX_ATTACHMENTS)?, HandedIn::read)?,
        };
        sequence.end()?;
        Ok(intake)
    }
}

impl ShownIdentity {
    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence: Sequence<'_> = element.sequence()?;
        let identity =
            Self { kind: sequence.text("kind", MAX_TOKEN)?, number: sequence.text("number", MAX_TOKEN)? };
        sequence.end()?;
        Ok(identity)
    }
}

impl HandedIn {
    fn write(&self, w: &mut Writer) {
        w.parent("document", &[("code", &self.document)], |w| {
            w.leaf("brought", self.brought.code());
            w.optional("expires", self.expires.map(|day| day.to_string()).as_deref());
        });
    }

    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let malformed = |element| ContractFault::Malformed { element };
        let document = element.attribute("code", MAX_TOKEN)?;
        let brought = Brought::from_code(&sequence.text("brought", MAX_TOKEN)?);
        let expires = sequence.optional_text("expires", MAX_TOKEN)?;
        sequence.end()?;
        Ok(Self {
            document,
            brought: brought.ok_or(malformed("brought"))?,
            expires: expires.map(|day| day.parse()).transpose().map_err(|_| malformed("expires"))?,
        })
    }
}

/// Personal data stay out of logs: only the number of documents is shown.
impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Intake({} documents)", self.documents.len())
    }
}

/// The number of an identity document stays out of logs.
impl std::fmt::Debug for ShownIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ShownIdentity({})", self.kind)
    }
}
