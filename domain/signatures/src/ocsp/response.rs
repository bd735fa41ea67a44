//! The response (RFC 6960, 4.2), cut into what the checks ask for.

use kezek_kernel::Instant;
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use super::identity::CertificateIdentity;
use crate::algorithms::SignedBytes;
use crate::certificate::{Certificate, instant, name_key};
use crate::encoding::{Malformed, Reader, Tlv, octet_string, tag};
use crate::message::{decoded, object_identifier};
use crate::oids::{access, extension as oid};

/// The largest response.
const RESPONSE_BYTES_LIMIT: usize = 256 * 1024;
/// The most certificates asked in one response that are read.
const ITEM_LIMIT: usize = 64;
/// The most certificates that a responder may send along.
const CERTIFICATE_LIMIT: usize = 8;
const PLACE: &str = "OCSP response";

/// How a responder names itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponderIdentity {
    /// By name, in comparable form.
    Name(Vec<u8>),
    /// By SHA-1 of its key.
    Key(Vec<u8>),
}

/// What the responder says of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateStatus {
    /// Not revoked.
    Good,
    /// Revoked.
    Revoked {
        /// Since when.
        since: Instant,
        /// The reason code.
        reason: u8,
    },
    /// Never heard of.
    Unknown,
}

/// The answer about one certificate.
#[derive(Debug, Clone)]
pub struct SingleResponse {
    /// Which certificate.
    pub certificate: CertificateIdentity,
    /// Its status.
    pub status: CertificateStatus,
    /// When this was true.
    pub this_update: Instant,
    /// Until when it holds.
    pub next_update: Option<Instant>,
}

/// A parsed response.
#[derive(Debug, Clone)]
pub struct OcspResponse {
    /// 0 is success; the others are refusals without a body.
    pub refusal: u8,
    /// The answers and their signature; absent in a refusal.
    pub(crate) body: Option<Body>,
}

#[derive(Debug, Clone)]
pub(crate) struct Body {
    signed: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
    signature: Vec<u8>,
    pub(crate) responder: ResponderIdentity,
    pub(crate) produced_at: Instant,
    pub(crate) items: Vec<SingleResponse>,
    pub(crate) nonce: Option<Vec<u8>>,
    pub(crate) unknown_critical: bool,
    pub(crate) certificates: Vec<Certificate>,
}

impl Body {
    /// What the responder signed.
    pub(crate) fn signed_by<'a>(&'a self, responder: &'a Certificate) -> SignedBytes<'a> {
        SignedBytes {
            algorithm: &self.algorithm,
            digest: None,
            key: responder.key(),
            message: &self.signed,
            signature: &self.signature,
        }
    }
}

impl OcspResponse {
    /// Reads DER.
    pub fn from_der(der: &[u8]) -> Result<Self, Malformed> {
        if der.len() > RESPONSE_BYTES_LIMIT {
            return Err(Malformed("OCSP response: too large"));
        }
        let mut outer = Reader::new(Reader::only(der, tag::SEQUENCE, PLACE)?.value);
        let refusal = *outer.expect(tag::ENUMERATED, PLACE)?.value.first().ok_or(Malformed(PLACE))?;
        let explicit = outer.optional(tag::CONTEXT_0)?;
        outer.finish(PLACE)?;
        let body = match explicit {
            Some(explicit) if refusal == 0 => {
                let mut bytes = Reader::new(Reader::only(explicit.value, tag::SEQUENCE, PLACE)?.value);
                if object_identifier(bytes.expect(tag::OBJECT_IDENTIFIER, PLACE)?)? != access::OCSP_BASIC {
                    return Err(Malformed("OCSP response: not basic"));
                }
                Some(body(bytes.expect(tag::OCTET_STRING, PLACE)?.value)?)
            }
            None if refusal == 0 => return Err(Malformed(PLACE)),
            _ => None,
        };
        Ok(Self { refusal, body })
    }

    /// The answers.
    pub fn items(&self) -> &[SingleResponse] {
        self.body.as_ref().map_or(&[], |body| &body.items)
    }

    /// When the responder made the response.
    pub fn produced_at(&self) -> Option<Instant> {
        self.body.as_ref().map(|body| body.produced_at)
    }
}

fn body(der: &[u8]) -> Result<Body, Malformed> {
    let mut outer = Reader::new(Reader::only(der, tag::SEQUENCE, PLACE)?.value);
    let data = outer.expect(tag::SEQUENCE, PLACE)?;
    let algorithm = decoded(outer.expect(tag::SEQUENCE, PLACE)?.raw, PLACE)?;
    let signature = outer.expect(tag::BIT_STRING, PLACE)?.value;
    let signature = signature.split_first().filter(|(unused, _)| **unused == 0).ok_or(Malformed(PLACE))?.1;
    let certificates = match outer.optional(tag::CONTEXT_0)? {
        Some(explicit) => certificates(explicit)?,
        None => Vec::new(),
    };
    outer.finish(PLACE)?;
    let mut fields = Reader::new(data.value);
    fields.optional(tag::CONTEXT_0)?;
    let responder = responder(fields.any()?)?;
    let produced_at = time(fields.expect(tag::GENERALIZED_TIME, PLACE)?)?;
    let items = items(fields.expect(tag::SEQUENCE, PLACE)?)?;
    let extensions: Vec<Extension> = match fields.optional(tag::CONTEXT_1)? {
        Some(explicit) => decoded(explicit.value, PLACE)?,
        None => Vec::new(),
    };
    fields.finish(PLACE)?;
    let nonce = extensions.iter().find(|extension| extension.extn_id == oid::OCSP_NONCE).map(nonce);
    let unknown = |extension: &Extension| extension.critical && extension.extn_id != oid::OCSP_NONCE;
    Ok(Body {
        signed: data.raw.to_vec(),
        algorithm,
        signature: signature.to_vec(),
        responder,
        produced_at,
        items,
        nonce,
        unknown_critical: extensions.iter().any(unknown),
        certificates,
    })
}

fn responder(element: Tlv<'_>) -> Result<ResponderIdentity, Malformed> {
    match element.tag {
        tag::CONTEXT_1 => {
            decoded::<Name>(element.value, PLACE).map(|name| ResponderIdentity::Name(name_key(&name)))
        }
        tag::CONTEXT_2 => octet_string(element.value, PLACE).map(|key| ResponderIdentity::Key(key.to_vec())),
        _ => Err(Malformed(PLACE)),
    }
}

fn items(list: Tlv<'_>) -> Result<Vec<SingleResponse>, Malformed> {
    let mut reader = Reader::new(list.value);
    let mut found = Vec::new();
    while !reader.is_empty() {
        if found.len() == ITEM_LIMIT {
            return Err(Malformed("OCSP response: too many answers"));
        }
        found.push(item(reader.expect(tag::SEQUENCE, PLACE)?)?);
    }
    Ok(found)
}

fn item(element: Tlv<'_>) -> Result<SingleResponse, Malformed> {
    let mut fields = Reader::new(element.value);
    let certificate = decoded(fields.expect(tag::SEQUENCE, PLACE)?.raw, PLACE)?;
    let status = status(fields.any()?)?;
    let this_update = time(fields.expect(tag::GENERALIZED_TIME, PLACE)?)?;
    let next_update = match fields.optional(tag::CONTEXT_0)? {
        Some(explicit) => Some(time(Reader::only(explicit.value, tag::GENERALIZED_TIME, PLACE)?)?),
        None => None,
    };
    let extensions: Vec<Extension> = match fields.optional(tag::CONTEXT_1)? {
        Some(explicit) => decoded(explicit.value, PLACE)?,
        None => Vec::new(),
    };
    fields.finish(PLACE)?;
    if extensions.iter().any(|extension| extension.critical) {
        return Err(Malformed("OCSP response: unknown critical extension"));
    }
    Ok(SingleResponse { certificate, status, this_update, next_update })
}

fn status(element: Tlv<'_>) -> Result<CertificateStatus, Malformed> {
    match element.tag {
        0x80 => Ok(CertificateStatus::Good),
        0x82 => Ok(CertificateStatus::Unknown),
        tag::CONTEXT_1 => {
            let mut fields = Reader::new(element.value);
            let since = time(fields.expect(tag::GENERALIZED_TIME, PLACE)?)?;
            let reason = match fields.optional(tag::CONTEXT_0)? {
                Some(explicit) => {
                    let value = Reader::only(explicit.value, tag::ENUMERATED, PLACE)?.value;
                    value.first().copied().unwrap_or(0)
                }
                None => 0,
            };
            fields.finish(PLACE)?;
            Ok(CertificateStatus::Revoked { since, reason })
        }
        _ => Err(Malformed(PLACE)),
    }
}

/// The responder's certificates; one that cannot be read is no help and no harm.
fn certificates(explicit: Tlv<'_>) -> Result<Vec<Certificate>, Malformed> {
    let mut reader = Reader::new(Reader::only(explicit.value, tag::SEQUENCE, PLACE)?.value);
    let mut found = Vec::new();
    while !reader.is_empty() {
        if found.len() == CERTIFICATE_LIMIT {
            return Err(Malformed("OCSP response: too many certificates"));
        }
        found.extend(Certificate::from_der(reader.any()?.raw).ok());
    }
    Ok(found)
}

/// The nonce as an octet string inside the extension's octet string; some responders leave the inner one out.
fn nonce(extension: &Extension) -> Vec<u8> {
    let bytes = extension.extn_value.as_bytes();
    octet_string(bytes, PLACE).unwrap_or(bytes).to_vec()
}

fn time(element: Tlv<'_>) -> Result<Instant, Malformed> {
    decoded::<Time>(element.raw, PLACE).map(instant)
}
