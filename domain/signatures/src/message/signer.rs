//! `SignerInfo` (RFC 5652, 5.3).

use der::asn1::ObjectIdentifier;
use x509_cert::name::Name;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::attributes::{Attribute, SignedAttributes, read_attributes};
use super::{decoded, object_identifier};
use crate::certificate::{Certificate, name_key};
use crate::encoding::{Malformed, Reader, Tlv, tag};
use crate::oids::cms as oid;

/// How a signer names its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignerIdentity {
    /// By issuer (in comparable form) and serial number.
    IssuerAndSerial {
        /// The comparable form of the issuer's name.
        issuer: Vec<u8>,
        /// The serial number's octets.
        serial: Vec<u8>,
    },
    /// By the identifier of its key.
    SubjectKey(Vec<u8>),
}

/// One signer of a message.
#[derive(Debug, Clone)]
pub struct Signer {
    /// Which certificate it names.
    pub identity: SignerIdentity,
    /// The digest of the content.
    pub digest: ObjectIdentifier,
    /// The signed attributes, when there are any.
    pub signed: Option<SignedAttributes>,
    /// The signature algorithm.
    pub algorithm: AlgorithmIdentifierOwned,
    /// The signature value.
    pub signature: Vec<u8>,
    /// Time stamp tokens over the signature value, as encoded.
    pub time_stamps: Vec<Vec<u8>>,
}

impl Signer {
    pub(super) fn parse(element: Tlv<'_>) -> Result<Self, Malformed> {
        let mut fields = Reader::new(element.value);
        fields.expect(tag::INTEGER, "signer version")?;
        let identity = identity(fields.any()?)?;
        let digest = fields.expect(tag::SEQUENCE, "digest algorithm")?;
        let digest =
            object_identifier(Reader::new(digest.value).expect(tag::OBJECT_IDENTIFIER, "digest algorithm")?)?;
        let signed = match fields.optional(tag::CONTEXT_0)? {
            Some(set) => Some(SignedAttributes::parse(set)?),
            None => None,
        };
        let algorithm =
            decoded(fields.expect(tag::SEQUENCE, "signature algorithm")?.raw, "signature algorithm")?;
        let signature = fields.expect(tag::OCTET_STRING, "signature")?.value.to_vec();
        let unsigned = match fields.optional(tag::CONTEXT_1)? {
            Some(set) => read_attributes(set)?,
            None => Vec::new(),
        };
        fields.finish("signer")?;
        Ok(Self { identity, digest, signed, algorithm, signature, time_stamps: time_stamps(unsigned) })
    }

    /// Whether this signer names the certificate.
    pub fn is(&self, certificate: &Certificate) -> bool {
        match &self.identity {
            SignerIdentity::IssuerAndSerial { issuer, serial } => {
                certificate.issuer_key() == issuer && certificate.serial() == serial
            }
            SignerIdentity::SubjectKey(key) => certificate.extensions().subject_key.as_ref() == Some(key),
        }
    }
}

fn identity(element: Tlv<'_>) -> Result<SignerIdentity, Malformed> {
    match element.tag {
        tag::SEQUENCE => {
            let mut fields = Reader::new(element.value);
            let issuer: Name =
                decoded(fields.expect(tag::SEQUENCE, "signer's issuer")?.raw, "signer's issuer")?;
            let serial = fields.expect(tag::INTEGER, "signer's serial")?.value.to_vec();
            fields.finish("signer's identity")?;
            Ok(SignerIdentity::IssuerAndSerial { issuer: name_key(&issuer), serial })
        }
        tag::CONTEXT_0_PRIMITIVE => Ok(SignerIdentity::SubjectKey(element.value.to_vec())),
        _ => Err(Malformed("signer's identity")),
    }
}

fn time_stamps(unsigned: Vec<Attribute>) -> Vec<Vec<u8>> {
    unsigned
        .into_iter()
        .filter(|attribute| attribute.kind == oid::TIME_STAMP_TOKEN)
        .flat_map(|attribute| attribute.values)
        .collect()
}
