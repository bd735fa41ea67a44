//! Certificates in the making: the signed part as RFC 5280, section 4.1, lays it out.

use std::time::Duration;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use der::asn1::{Any, BitString, GeneralizedTime, ObjectIdentifier, OctetString, UtcTime};
use der::{DateTime, Decode, Encode, Sequence};
use kezek_kernel::Instant;
use x509_cert::certificate::Version;
use x509_cert::ext::{Extension, Extensions};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

use super::AuthorityError;
use crate::{KeyFault, SigningKey};

/// The year from which dates are written as `GeneralizedTime` (RFC 5280, section 4.1.2.5).
const FIRST_GENERALIZED_YEAR: u16 = 2050;

#[derive(Sequence)]
struct ToBeSigned {
    #[asn1(context_specific = "0", default = "Default::default")]
    version: Version,
    serial_number: SerialNumber,
    signature: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Extensions,
}

#[derive(Sequence)]
struct Signed {
    content: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// Everything of a certificate but its signature.
pub(super) struct Plan<'a> {
    pub(super) serial: &'a [u8],
    pub(super) issuer: &'a Name,
    pub(super) subject: Name,
    pub(super) valid_from: Instant,
    pub(super) valid_until: Instant,
    pub(super) key: &'a SubjectPublicKeyInfoOwned,
    pub(super) extensions: Extensions,
}

impl Plan<'_> {
    /// The certificate in DER, signed by the issuer's key.
    pub(super) fn sign(self, issuer_key: &SigningKey) -> Result<Vec<u8>, AuthorityError> {
        let content = ToBeSigned {
            version: Version::V3,
            serial_number: SerialNumber::new(self.serial)?,
            signature: issuer_key.certificate_algorithm(),
            issuer: self.issuer.clone(),
            validity: Validity::new(time(self.valid_from)?, time(self.valid_until)?),
            subject: self.subject,
            subject_public_key_info: self.key.clone(),
            extensions: self.extensions,
        };
        signed(&content, issuer_key)
    }
}

/// `content` with its signature, the outer form shared by certificates and CRLs.
pub(super) fn signed<T: Encode>(content: &T, key: &SigningKey) -> Result<Vec<u8>, AuthorityError> {
    let content = content.to_der()?;
    let signature = BitString::from_bytes(&key.sign(&content)?)?;
    let content = Any::from_der(&content)?;
    Ok(Signed { content, algorithm: key.certificate_algorithm(), signature }.to_der()?)
}

/// One extension.
pub(super) fn extension<T: Encode>(
    extn_id: ObjectIdentifier,
    critical: bool,
    value: &T,
) -> der::Result<Extension> {
    Ok(Extension { extn_id, critical, extn_value: OctetString::new(value.to_der()?)? })
}

/// A new positive serial number of 16 bytes that keeps its length in DER.
pub(super) fn new_serial() -> Result<Vec<u8>, AuthorityError> {
    let mut serial = [0_u8; 16];
    SystemRandom::new().fill(&mut serial).map_err(|_| KeyFault::Refused)?;
    serial[0] = (serial[0] & 0x7f) | 0x40;
    Ok(serial.to_vec())
}

/// An instant as certificates and CRLs write it, in whole seconds.
pub(crate) fn time(at: Instant) -> der::Result<Time> {
    let date_time = date_time(at)?;
    if date_time.year() < FIRST_GENERALIZED_YEAR {
        Ok(Time::UtcTime(UtcTime::from_date_time(date_time)?))
    } else {
        Ok(Time::GeneralTime(GeneralizedTime::from_date_time(date_time)))
    }
}

/// An instant as OCSP writes it, in whole seconds.
pub(super) fn date_time(at: Instant) -> der::Result<DateTime> {
    let seconds = u64::try_from(at.micros().div_euclid(1_000_000)).unwrap_or_default();
    DateTime::from_unix_duration(Duration::from_secs(seconds))
}
