//! Signed and unsigned attributes (RFC 5652, 5.3 and 11).

use der::asn1::ObjectIdentifier;
use kezek_kernel::Instant;
use x509_cert::time::Time;

use super::{decoded, object_identifier, set_of};
use crate::certificate::instant;
use crate::encoding::{Malformed, Reader, Tlv, octet_string, tag};
use crate::oids::cms as oid;

/// More attributes than any signer writes.
const ATTRIBUTE_LIMIT: usize = 32;

/// One attribute with its encoded values.
#[derive(Debug, Clone)]
pub(crate) struct Attribute {
    pub(crate) kind: ObjectIdentifier,
    pub(crate) values: Vec<Vec<u8>>,
}

/// The attributes that the signature covers.
#[derive(Debug, Clone)]
pub struct SignedAttributes {
    /// The exact bytes under the signature: the attributes encoded again as a SET OF in DER.
    pub signed_bytes: Vec<u8>,
    list: Vec<Attribute>,
}

impl SignedAttributes {
    pub(super) fn parse(set: Tlv<'_>) -> Result<Self, Malformed> {
        let list = read_attributes(set)?;
        let mut reader = Reader::new(set.value);
        let mut elements = Vec::new();
        while !reader.is_empty() {
            elements.push(reader.any()?.raw.to_vec());
        }
        Ok(Self { signed_bytes: set_of(&elements)?, list })
    }

    /// The single encoded value of an attribute; `None` when it is absent or not single.
    pub(crate) fn single(&self, kind: ObjectIdentifier) -> Option<&[u8]> {
        let mut found = self.list.iter().filter(|attribute| attribute.kind == kind);
        match (found.next().map(|attribute| attribute.values.as_slice()), found.next()) {
            (Some([value]), None) => Some(value),
            _ => None,
        }
    }

    /// Whether an attribute stands there at all.
    pub(crate) fn has(&self, kind: ObjectIdentifier) -> bool {
        self.list.iter().any(|attribute| attribute.kind == kind)
    }

    /// Kinds that stand twice or have not exactly one value.
    pub(crate) fn not_single(&self) -> Vec<ObjectIdentifier> {
        let mut kinds: Vec<ObjectIdentifier> = self.list.iter().map(|attribute| attribute.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.retain(|kind| self.single(*kind).is_none());
        kinds
    }

    /// The message digest.
    pub(crate) fn message_digest(&self) -> Option<&[u8]> {
        self.single(oid::MESSAGE_DIGEST).and_then(|value| octet_string(value, "message digest").ok())
    }

    /// The content type.
    pub(crate) fn content_type(&self) -> Option<ObjectIdentifier> {
        let element = Reader::only(self.single(oid::CONTENT_TYPE)?, tag::OBJECT_IDENTIFIER, "content type");
        element.ok().and_then(|element| object_identifier(element).ok())
    }

    /// The time that the signer's computer claims; proof of nothing.
    pub fn claimed_time(&self) -> Option<Instant> {
        decoded::<Time>(self.single(oid::SIGNING_TIME)?, "signing time").ok().map(instant)
    }
}

pub(super) fn read_attributes(set: Tlv<'_>) -> Result<Vec<Attribute>, Malformed> {
    let mut reader = Reader::new(set.value);
    let mut list = Vec::new();
    while !reader.is_empty() {
        if list.len() == ATTRIBUTE_LIMIT {
            return Err(Malformed("attributes: too many"));
        }
        let mut fields = Reader::new(reader.expect(tag::SEQUENCE, "attribute")?.value);
        let kind = object_identifier(fields.expect(tag::OBJECT_IDENTIFIER, "attribute")?)?;
        let mut values = Reader::new(fields.expect(tag::SET, "attribute")?.value);
        fields.finish("attribute")?;
        let mut encoded = Vec::new();
        while !values.is_empty() {
            encoded.push(values.any()?.raw.to_vec());
        }
        list.push(Attribute { kind, values: encoded });
    }
    Ok(list)
}
