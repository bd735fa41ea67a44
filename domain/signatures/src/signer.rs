//! Who signed, as the certificate says it.
//!
//! The National Certification Authority puts `IIN` and twelve digits into serialNumber, `BIN` and twelve digits into
//! OU, the surname into SN and, by custom, the patronymic into GN. Its own test certificates have numbers with wrong
//! check digits, so the digits are taken as they stand.

use std::fmt;

use der::asn1::ObjectIdentifier;
use kezek_kernel::{CertificateRole, Instant};
use x509_cert::name::Name;

use crate::certificate::{Certificate, attribute, display};
use crate::oids::{name as oid, purpose};

/// What kind of owner a certificate has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// A person for himself or herself: IIN without BIN.
    Individual,
    /// A person for an organisation: IIN and BIN.
    Employee,
    /// An information system or the organisation itself: BIN without IIN.
    Organisation,
    /// Neither number.
    Unnamed,
}

/// The signer's certificate in words.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SignerFacts {
    /// The kind of owner.
    pub owner: Owner,
    /// The IIN, twelve digits.
    pub iin: Option<String>,
    /// The BIN, twelve digits.
    pub bin: Option<String>,
    /// The common name: surname and given name, or the system's name.
    pub common_name: Option<String>,
    /// The surname.
    pub surname: Option<String>,
    /// The patronymic (attribute GN).
    pub patronymic: Option<String>,
    /// The organisation.
    pub organisation: Option<String>,
    /// The roles that the authority attests, such as `first-head`.
    pub roles: Vec<CertificateRole>,
    /// The certificate's serial number in hexadecimal.
    pub serial: String,
    /// The issuer's name.
    pub issuer: String,
    /// First instant of validity.
    pub not_before: Instant,
    /// Last instant of validity.
    pub not_after: Instant,
    /// SHA-256 of the certificate in hexadecimal.
    pub certificate_sha256: String,
}

impl SignerFacts {
    /// Reads a certificate.
    pub fn of(certificate: &Certificate) -> Self {
        let body = certificate.parsed().tbs_certificate();
        let subject = body.subject();
        let iin = numbered(subject, oid::SERIAL_NUMBER, "IIN");
        let bin = numbered(subject, oid::ORGANIZATIONAL_UNIT, "BIN");
        let owner = match (&iin, &bin) {
            (Some(_), None) => Owner::Individual,
            (Some(_), Some(_)) => Owner::Employee,
            (None, Some(_)) => Owner::Organisation,
            (None, None) => Owner::Unnamed,
        };
        let purposes = certificate.extensions().extended_key_usage.iter().flatten();
        Self {
            owner,
            iin,
            bin,
            common_name: attribute(subject, oid::COMMON_NAME).next(),
            surname: attribute(subject, oid::SURNAME).next(),
            patronymic: attribute(subject, oid::GIVEN_NAME).next(),
            organisation: attribute(subject, oid::ORGANIZATION).next(),
            roles: purposes.filter_map(|oid| role(*oid)).collect(),
            serial: certificate.serial_text(),
            issuer: display(body.issuer()),
            not_before: certificate.not_before(),
            not_after: certificate.not_after(),
            certificate_sha256: hex::encode(certificate.sha256()),
        }
    }
}

/// Names and numbers stay out of logs.
impl fmt::Debug for SignerFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignerFacts").field("serial", &self.serial).finish_non_exhaustive()
    }
}

/// The twelve digits after the prefix. Two different numbers in one name count as none.
fn numbered(subject: &Name, kind: ObjectIdentifier, prefix: &str) -> Option<String> {
    let mut numbers = attribute(subject, kind).filter_map(|text| {
        let digits = text.trim().strip_prefix(prefix)?.to_owned();
        (digits.len() == 12 && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(digits)
    });
    let first = numbers.next()?;
    numbers.all(|other| other == first).then_some(first)
}

fn role(oid: ObjectIdentifier) -> Option<CertificateRole> {
    match oid {
        purpose::INDIVIDUAL => Some(CertificateRole::Individual),
        purpose::LEGAL_ENTITY => Some(CertificateRole::LegalEntity),
        purpose::FIRST_HEAD => Some(CertificateRole::FirstHead),
        purpose::RIGHT_TO_SIGN => Some(CertificateRole::RightToSign),
        purpose::FINANCIAL_RIGHT => Some(CertificateRole::RightToSignFinancial),
        purpose::PERSONNEL => Some(CertificateRole::Personnel),
        purpose::EMPLOYEE => Some(CertificateRole::Employee),
        other if other.as_bytes().starts_with(purpose::INFORMATION_SYSTEM.as_bytes()) => {
            Some(CertificateRole::InformationSystem)
        }
        _ => None,
    }
}
