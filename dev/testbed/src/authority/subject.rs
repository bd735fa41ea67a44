//! Who a certificate names, in the order and with the attributes of the country's authority.

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode, Encode, Tag};
use kezek_kernel::{Bin, Iin, PersonName};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use super::oids;

/// The holder of a certificate.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A person for himself.
    Individual {
        /// The name as in the register of natural persons.
        name: PersonName,
        /// The person's number.
        iin: Iin,
    },
    /// A person who acts for a legal entity.
    Officer {
        /// The name as in the register of natural persons.
        name: PersonName,
        /// The person's number.
        iin: Iin,
        /// What the person may do for the legal entity.
        standing: Standing,
        /// The legal entity.
        organisation: Organisation,
    },
    /// An information system of a legal entity: a BIN and no IIN.
    System {
        /// The system's name.
        name: String,
        /// The legal entity that runs it.
        organisation: Organisation,
    },
    /// A service of the authority itself, or whatever else has only a common name.
    Service {
        /// The common name.
        name: String,
    },
}

/// A legal entity as a certificate names it.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// The registered name.
    pub name: String,
    /// The entity's number.
    pub bin: Bin,
}

/// What a person may do for a legal entity; the country has a key purpose for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// First head.
    FirstHead,
    /// Person with the right to sign.
    RightToSign,
    /// Employee.
    Employee,
}

impl Standing {
    pub(super) const fn purpose(self) -> ObjectIdentifier {
        match self {
            Self::FirstHead => oids::FIRST_HEAD,
            Self::RightToSign => oids::RIGHT_TO_SIGN,
            Self::Employee => oids::EMPLOYEE,
        }
    }
}

impl Subject {
    /// The distinguished name.
    pub(super) fn name(&self) -> der::Result<Name> {
        let mut parts = Parts::default();
        match self {
            Self::Individual { name, iin } => {
                parts.person(name, *iin)?;
                parts.printable(oids::COUNTRY, "KZ")?;
                parts.patronymic(name)?;
            }
            Self::Officer { name, iin, organisation, .. } => {
                parts.person(name, *iin)?;
                parts.printable(oids::COUNTRY, "KZ")?;
                parts.organisation(organisation)?;
                parts.patronymic(name)?;
            }
            Self::System { name, organisation } => {
                parts.text(oids::COMMON_NAME, name)?;
                parts.printable(oids::COUNTRY, "KZ")?;
                parts.organisation(organisation)?;
            }
            Self::Service { name } => {
                parts.text(oids::COMMON_NAME, name)?;
                parts.printable(oids::COUNTRY, "KZ")?;
            }
        }
        Name::from_der(&parts.0.to_der()?)
    }

    /// The key purpose that says what kind of holder this is; none for the authority's services.
    pub(super) fn role_purposes(&self) -> Vec<ObjectIdentifier> {
        match self {
            Self::Individual { .. } => vec![oids::INDIVIDUAL],
            Self::Officer { standing, .. } => vec![oids::LEGAL_ENTITY, standing.purpose()],
            Self::System { .. } => vec![oids::LEGAL_ENTITY, oids::INFORMATION_SYSTEM],
            Self::Service { .. } => Vec::new(),
        }
    }
}

#[derive(Default)]
struct Parts(RdnSequence);

impl Parts {
    fn person(&mut self, name: &PersonName, iin: Iin) -> der::Result<()> {
        self.text(oids::COMMON_NAME, &format!("{} {}", name.surname, name.given))?;
        self.text(oids::SURNAME, &name.surname)?;
        self.printable(oids::SERIAL_NUMBER, &format!("IIN{iin}"))
    }

    fn patronymic(&mut self, name: &PersonName) -> der::Result<()> {
        if name.patronymic.is_empty() { Ok(()) } else { self.text(oids::GIVEN_NAME, &name.patronymic) }
    }

    fn organisation(&mut self, organisation: &Organisation) -> der::Result<()> {
        self.text(oids::ORGANISATION, &organisation.name)?;
        self.text(oids::ORGANISATIONAL_UNIT, &format!("BIN{}", organisation.bin))
    }

    fn text(&mut self, oid: ObjectIdentifier, text: &str) -> der::Result<()> {
        self.push(oid, Tag::Utf8String, text)
    }

    fn printable(&mut self, oid: ObjectIdentifier, text: &str) -> der::Result<()> {
        self.push(oid, Tag::PrintableString, text)
    }

    fn push(&mut self, oid: ObjectIdentifier, tag: Tag, text: &str) -> der::Result<()> {
        let mut part = RelativeDistinguishedName::default();
        part.insert(AttributeTypeAndValue { oid, value: Any::new(tag, text.as_bytes())? })?;
        self.0.push(part);
        Ok(())
    }
}
