//! CMS `SignedData` (RFC 5652, 5), cut into the parts that the checks ask for.

mod attributes;
mod signer;

pub use attributes::SignedAttributes;
pub use signer::{Signer, SignerIdentity};

use der::Encode as _;
use der::asn1::ObjectIdentifier;

use crate::encoding::{Malformed, Reader, Tlv, der_of, octet_string, tag, to_der};
use crate::oids::cms as oid;

/// The largest message, content included.
pub const MESSAGE_BYTES_LIMIT: usize = 20 * 1024 * 1024;
/// The most certificates that a message may carry.
const CERTIFICATE_LIMIT: usize = 32;
/// The most signers that are counted before the message is refused.
const SIGNER_LIMIT: usize = 16;

/// A parsed message. What is signed stays exactly as received.
#[derive(Debug, Clone)]
pub struct SignedMessage {
    /// The type of the content.
    pub content_type: ObjectIdentifier,
    /// The content, unless the signature is detached.
    pub content: Option<Vec<u8>>,
    /// The encoded certificates in the message.
    pub certificates: Vec<Vec<u8>>,
    /// The signers.
    pub signers: Vec<Signer>,
}

/// Why a message cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageFault {
    /// Larger than [`MESSAGE_BYTES_LIMIT`].
    #[error("the message is too large")]
    TooLarge,
    /// Not signed data.
    #[error(transparent)]
    Malformed(#[from] Malformed),
}

impl SignedMessage {
    /// Reads DER, BER, PEM or bare base64.
    pub fn read(input: &[u8]) -> Result<Self, MessageFault> {
        // Base64 makes four of three; armour adds lines.
        if input.len() > MESSAGE_BYTES_LIMIT.saturating_mul(3).div_ceil(2) {
            return Err(MessageFault::TooLarge);
        }
        let bytes = der_of(input)?;
        if bytes.len() > MESSAGE_BYTES_LIMIT {
            return Err(MessageFault::TooLarge);
        }
        match parse(&bytes) {
            Ok(message) => Ok(message),
            Err(_) => Ok(parse(&to_der(&bytes)?)?),
        }
    }

    /// The content that the signature covers: the given one when the message is detached.
    pub fn covered<'a>(&'a self, given: Option<&'a [u8]>) -> Option<&'a [u8]> {
        self.content.as_deref().or(given)
    }
}

fn parse(der: &[u8]) -> Result<SignedMessage, Malformed> {
    let mut outer = Reader::new(Reader::only(der, tag::SEQUENCE, "content info")?.value);
    if object_identifier(outer.expect(tag::OBJECT_IDENTIFIER, "content info")?)? != oid::SIGNED_DATA {
        return Err(Malformed("content info: not signed data"));
    }
    let explicit = outer.expect(tag::CONTEXT_0, "content info")?;
    outer.finish("content info")?;
    let mut fields = Reader::new(Reader::only(explicit.value, tag::SEQUENCE, "signed data")?.value);
    fields.expect(tag::INTEGER, "signed data version")?;
    fields.expect(tag::SET, "digest algorithms")?;
    let (content_type, content) = encapsulated(fields.expect(tag::SEQUENCE, "content")?)?;
    let certificates = match fields.optional(tag::CONTEXT_0)? {
        Some(set) => certificates(set)?,
        None => Vec::new(),
    };
    fields.optional(tag::CONTEXT_1)?;
    let signers = signers(fields.expect(tag::SET, "signers")?)?;
    fields.finish("signed data")?;
    Ok(SignedMessage { content_type, content, certificates, signers })
}

fn encapsulated(element: Tlv<'_>) -> Result<(ObjectIdentifier, Option<Vec<u8>>), Malformed> {
    let mut fields = Reader::new(element.value);
    let content_type = object_identifier(fields.expect(tag::OBJECT_IDENTIFIER, "content type")?)?;
    let content = match fields.optional(tag::CONTEXT_0)? {
        Some(explicit) => Some(octet_string(explicit.value, "content")?.to_vec()),
        None => None,
    };
    fields.finish("content")?;
    Ok((content_type, content))
}

/// The plain certificates of the set; attribute certificates and other choices are passed over.
fn certificates(set: Tlv<'_>) -> Result<Vec<Vec<u8>>, Malformed> {
    let mut reader = Reader::new(set.value);
    let mut found = Vec::new();
    while !reader.is_empty() {
        if found.len() == CERTIFICATE_LIMIT {
            return Err(Malformed("certificates: too many"));
        }
        let choice = reader.any()?;
        if choice.tag == tag::SEQUENCE {
            found.push(choice.raw.to_vec());
        }
    }
    Ok(found)
}

fn signers(set: Tlv<'_>) -> Result<Vec<Signer>, Malformed> {
    let mut reader = Reader::new(set.value);
    let mut found = Vec::new();
    while !reader.is_empty() {
        if found.len() == SIGNER_LIMIT {
            return Err(Malformed("signers: too many"));
        }
        found.push(Signer::parse(reader.expect(tag::SEQUENCE, "signer")?)?);
    }
    Ok(found)
}

pub(crate) fn object_identifier(element: Tlv<'_>) -> Result<ObjectIdentifier, Malformed> {
    ObjectIdentifier::from_bytes(element.value).map_err(|_| Malformed("object identifier"))
}

/// The element as a structure of the format crates.
pub(crate) fn decoded<T>(raw: &[u8], place: &'static str) -> Result<T, Malformed>
where
    T: for<'a> der::Decode<'a>,
{
    T::from_der(raw).map_err(|_| Malformed(place))
}

/// The DER encoding of a set (X.690, 11.6): elements in ascending order of their encodings.
pub(crate) fn set_of(elements: &[Vec<u8>]) -> Result<Vec<u8>, Malformed> {
    let mut sorted: Vec<&[u8]> = elements.iter().map(Vec::as_slice).collect();
    sorted.sort_unstable();
    let value = der::Any::new(der::Tag::Set, sorted.concat()).map_err(|_| Malformed("set"))?;
    value.to_der().map_err(|_| Malformed("set"))
}
