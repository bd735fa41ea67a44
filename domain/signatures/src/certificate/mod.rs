//! An X.509 certificate, read once: the exact signed bytes beside the parsed fields.

mod extensions;
mod names;

use std::ops::Range;
use std::sync::Arc;

use der::Decode as _;
use kezek_kernel::Instant;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::Time;

pub use extensions::Extensions;
pub(crate) use extensions::distribution_points;
pub(crate) use names::{attribute, display, key as name_key};

use crate::algorithms::{SignedBytes, sha256};
use crate::encoding::{Malformed, Reader, blocks, der_of, tag};

/// A larger certificate is refused before it is parsed.
const CERTIFICATE_BYTES_LIMIT: usize = 64 * 1024;

/// A parsed certificate; clones share one copy.
#[derive(Clone)]
pub struct Certificate(Arc<Inner>);

struct Inner {
    der: Vec<u8>,
    signed: Range<usize>,
    parsed: x509_cert::Certificate,
    extensions: Extensions,
    sha256: [u8; 32],
    key_sha256: [u8; 32],
    subject_key: Vec<u8>,
    issuer_key: Vec<u8>,
    subject_range: Range<usize>,
    key_range: Range<usize>,
    serial_range: Range<usize>,
}

impl Certificate {
    /// Reads DER, PEM of one block or bare base64.
    pub fn read(input: &[u8]) -> Result<Self, Malformed> {
        Self::from_der(&der_of(input)?)
    }

    /// Reads every certificate of a PEM file (other blocks are passed over), or one of DER.
    pub fn read_all(input: &[u8]) -> Result<Vec<Self>, Malformed> {
        let is_certificate = |label: &str| matches!(label, "" | "CERTIFICATE" | "X509 CERTIFICATE");
        blocks(input)?
            .iter()
            .filter(|block| is_certificate(&block.label))
            .map(|block| Self::from_der(&block.der))
            .collect()
    }

    /// Reads DER.
    pub fn from_der(der: &[u8]) -> Result<Self, Malformed> {
        if der.len() > CERTIFICATE_BYTES_LIMIT {
            return Err(Malformed("certificate: too large"));
        }
        let parsed = x509_cert::Certificate::from_der(der).map_err(|_| Malformed("certificate"))?;
        let body = parsed.tbs_certificate();
        if body.signature() != parsed.signature_algorithm() {
            return Err(Malformed("certificate: two signature algorithms"));
        }
        let parts = parts(der)?;
        let range = |part: &[u8]| subrange(der, part);
        let inner = Inner {
            signed: range(parts.signed),
            subject_range: range(parts.subject),
            key_range: range(parts.key_bits),
            serial_range: range(parts.serial),
            extensions: Extensions::read(body.extensions().map_or(&[], Vec::as_slice))?,
            sha256: sha256(der),
            key_sha256: sha256(parts.key),
            subject_key: name_key(body.subject()),
            issuer_key: name_key(body.issuer()),
            der: der.to_vec(),
            parsed,
        };
        Ok(Self(Arc::new(inner)))
    }

    /// The whole certificate as received.
    pub fn der(&self) -> &[u8] {
        &self.0.der
    }

    /// SHA-256 of the whole certificate.
    pub fn sha256(&self) -> [u8; 32] {
        self.0.sha256
    }

    /// SHA-256 of the public key with its algorithm.
    pub(crate) fn key_sha256(&self) -> [u8; 32] {
        self.0.key_sha256
    }

    /// The parsed fields.
    pub fn parsed(&self) -> &x509_cert::Certificate {
        &self.0.parsed
    }

    /// The parsed extensions.
    pub fn extensions(&self) -> &Extensions {
        &self.0.extensions
    }

    /// The public key.
    pub fn key(&self) -> &SubjectPublicKeyInfoOwned {
        self.0.parsed.tbs_certificate().subject_public_key_info()
    }

    /// The algorithm by which the issuer signed.
    pub fn signature_algorithm(&self) -> &AlgorithmIdentifierOwned {
        self.0.parsed.signature_algorithm()
    }

    /// The exact subject name, as hashed in OCSP.
    pub(crate) fn subject_der(&self) -> &[u8] {
        self.0.der.get(self.0.subject_range.clone()).unwrap_or_default()
    }

    /// The octets of the key's bit string, as hashed in OCSP.
    pub(crate) fn key_bits(&self) -> &[u8] {
        self.0.der.get(self.0.key_range.clone()).unwrap_or_default()
    }

    /// The subject's name in the form by which names are compared.
    pub(crate) fn subject_key(&self) -> &[u8] {
        &self.0.subject_key
    }

    /// The issuer's name in the form by which names are compared.
    pub(crate) fn issuer_key(&self) -> &[u8] {
        &self.0.issuer_key
    }

    /// The serial number's octets, exactly as encoded.
    pub fn serial(&self) -> &[u8] {
        self.0.der.get(self.0.serial_range.clone()).unwrap_or_default()
    }

    /// The serial number in hexadecimal, as findings name it.
    pub fn serial_text(&self) -> String {
        let octets: Vec<u8> = self.serial().iter().copied().skip_while(|octet| *octet == 0).collect();
        hex::encode(octets)
    }

    /// The common name of the subject, or its whole name: what a finding calls a certificate. An end entity's name is
    /// personal, so findings about it use the serial number instead.
    pub fn label(&self) -> String {
        if self.extensions().is_authority() {
            display(self.0.parsed.tbs_certificate().subject())
        } else {
            self.serial_text()
        }
    }

    /// The first instant of validity.
    pub fn not_before(&self) -> Instant {
        instant(self.0.parsed.tbs_certificate().validity().not_before)
    }

    /// The last instant of validity.
    pub fn not_after(&self) -> Instant {
        instant(self.0.parsed.tbs_certificate().validity().not_after)
    }

    /// Whether subject and issuer are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.0.subject_key == self.0.issuer_key
    }

    /// What the issuer signed, for verification under the issuer's key.
    pub(crate) fn signed_by<'a>(&'a self, issuer: &'a Self) -> SignedBytes<'a> {
        SignedBytes {
            algorithm: self.signature_algorithm(),
            digest: None,
            key: issuer.key(),
            message: self.0.der.get(self.0.signed.clone()).unwrap_or_default(),
            signature: self.0.parsed.signature().as_bytes().unwrap_or_default(),
        }
    }

    /// Whether `issuer` may have issued this certificate by name and key identifier.
    pub(crate) fn names_issuer(&self, issuer: &Self) -> bool {
        let identifiers = (&self.extensions().authority_key, &issuer.extensions().subject_key);
        let keys_agree = match identifiers {
            (Some(named), Some(own)) => named == own,
            _ => true,
        };
        keys_agree && self.issuer_key() == issuer.subject_key()
    }
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.0.sha256 == other.0.sha256
    }
}

impl Eq for Certificate {}

/// Names of people stay out of logs.
impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Certificate({})", self.serial_text())
    }
}

struct Parts<'a> {
    serial: &'a [u8],
    signed: &'a [u8],
    subject: &'a [u8],
    key: &'a [u8],
    key_bits: &'a [u8],
}

/// Cuts out what is hashed elsewhere; the structure was checked before.
fn parts(der: &[u8]) -> Result<Parts<'_>, Malformed> {
    let place = "certificate";
    let mut outer = Reader::new(Reader::only(der, tag::SEQUENCE, place)?.value);
    let signed = outer.expect(tag::SEQUENCE, place)?;
    let mut fields = Reader::new(signed.value);
    fields.optional(tag::CONTEXT_0)?;
    let serial = fields.expect(tag::INTEGER, place)?.value;
    for _ in ["signature", "issuer", "validity"] {
        fields.expect(tag::SEQUENCE, place)?;
    }
    let subject = fields.expect(tag::SEQUENCE, place)?;
    let key = fields.expect(tag::SEQUENCE, place)?;
    let mut key_fields = Reader::new(key.value);
    key_fields.expect(tag::SEQUENCE, place)?;
    let bits = key_fields.expect(tag::BIT_STRING, place)?.value;
    let key_bits = bits.get(1..).ok_or(Malformed(place))?;
    Ok(Parts { serial, signed: signed.raw, subject: subject.raw, key: key.raw, key_bits })
}

/// Where `part`, a slice of `whole`, lies in it.
fn subrange(whole: &[u8], part: &[u8]) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    start..start.saturating_add(part.len())
}

/// A time of X.509 as an instant.
pub(crate) fn instant(time: Time) -> Instant {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Instant::from_micros(0).plus_seconds(seconds)
}
