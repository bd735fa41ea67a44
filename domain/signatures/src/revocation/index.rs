//! A revocation list (RFC 5280, 5), parsed once and searched by serial number ever after.
//!
//! The national authority's lists are tens of megabytes long, so the index keeps the list as received and four octets
//! for each entry.

use der::asn1::ObjectIdentifier;
use kezek_kernel::Instant;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::name::Name;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use super::reason_name;
use crate::algorithms::{SignedBytes, sha256};
use crate::certificate::{Certificate, instant, name_key};
use crate::encoding::{Malformed, Reader, Tlv, der_of, tag};
use crate::message::{decoded, object_identifier};
use crate::oids::extension as oid;

/// The largest list that is read.
const CRL_BYTES_LIMIT: usize = 256 * 1024 * 1024;
const PLACE: &str = "revocation list";

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// Since when.
    pub since: Instant,
    /// The reason's name.
    pub reason: &'static str,
}

/// A parsed list.
pub struct CrlIndex {
    der: Vec<u8>,
    signed: std::ops::Range<usize>,
    sha256: [u8; 32],
    issuer: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
    signature: Vec<u8>,
    /// When the list was made.
    pub this_update: Instant,
    /// When the next one is due.
    pub next_update: Option<Instant>,
    /// Critical extensions of the list or its entries that are not understood.
    pub unknown_critical: Vec<ObjectIdentifier>,
    /// The scope of a partitioned list.
    pub(super) scope: Option<IssuingDistributionPoint>,
    /// Offsets of the entries, in the order of their serial numbers.
    entries: Vec<u32>,
}

impl CrlIndex {
    /// Reads DER or PEM.
    pub fn read(input: &[u8]) -> Result<Self, Malformed> {
        if input.len() > CRL_BYTES_LIMIT {
            return Err(Malformed("revocation list: too large"));
        }
        Self::from_der(der_of(input)?.into_owned())
    }

    /// Reads DER.
    pub fn from_der(der: Vec<u8>) -> Result<Self, Malformed> {
        let mut outer = Reader::new(Reader::only(&der, tag::SEQUENCE, PLACE)?.value);
        let body = outer.expect(tag::SEQUENCE, PLACE)?;
        let algorithm: AlgorithmIdentifierOwned = decoded(outer.expect(tag::SEQUENCE, PLACE)?.raw, PLACE)?;
        let signature = outer.expect(tag::BIT_STRING, PLACE)?.value;
        let signature =
            signature.split_first().filter(|(unused, _)| **unused == 0).ok_or(Malformed(PLACE))?.1;
        outer.finish(PLACE)?;
        let fields = Fields::read(body, &algorithm)?;
        let start = offset(&der, body.raw)?;
        let (entries, mut unknown_critical) = index(&der, fields.entries)?;
        unknown_critical.extend(fields.unknown_critical);
        unknown_critical.sort_unstable();
        unknown_critical.dedup();
        Ok(Self {
            signed: start..start.saturating_add(body.raw.len()),
            sha256: sha256(&der),
            issuer: fields.issuer,
            signature: signature.to_vec(),
            this_update: fields.this_update,
            next_update: fields.next_update,
            unknown_critical,
            scope: fields.scope,
            entries,
            algorithm,
            der,
        })
    }

    /// The list as received.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SHA-256 of the list.
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// How many certificates it names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it names none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the list carries the name of this issuer.
    pub fn names_issuer(&self, issuer: &Certificate) -> bool {
        self.issuer == issuer.subject_key()
    }

    /// The entry of a certificate by its serial number's octets.
    pub fn find(&self, serial: &[u8]) -> Option<Revoked> {
        let compare = |at: &u32| serial_at(&self.der, *at).unwrap_or_default().cmp(serial);
        let place = self.entries.binary_search_by(compare).ok()?;
        entry(&self.der, *self.entries.get(place)?).ok()
    }

    /// What the issuer signed.
    pub(super) fn signed_by<'a>(&'a self, issuer: &'a Certificate) -> SignedBytes<'a> {
        SignedBytes {
            algorithm: &self.algorithm,
            digest: None,
            key: issuer.key(),
            message: self.der.get(self.signed.clone()).unwrap_or_default(),
            signature: &self.signature,
        }
    }
}

impl std::fmt::Debug for CrlIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CrlIndex({} entries, {})", self.entries.len(), hex::encode(self.sha256))
    }
}

struct Fields<'a> {
    issuer: Vec<u8>,
    this_update: Instant,
    next_update: Option<Instant>,
    entries: &'a [u8],
    scope: Option<IssuingDistributionPoint>,
    unknown_critical: Vec<ObjectIdentifier>,
}

impl<'a> Fields<'a> {
    fn read(body: Tlv<'a>, outside: &AlgorithmIdentifierOwned) -> Result<Self, Malformed> {
        let mut reader = Reader::new(body.value);
        reader.optional(tag::INTEGER)?;
        let inside: AlgorithmIdentifierOwned = decoded(reader.expect(tag::SEQUENCE, PLACE)?.raw, PLACE)?;
        if inside != *outside {
            return Err(Malformed("revocation list: two signature algorithms"));
        }
        let issuer: Name = decoded(reader.expect(tag::SEQUENCE, PLACE)?.raw, PLACE)?;
        let this_update = time(reader.any()?)?;
        let next_update = match reader.optional(tag::UTC_TIME)?.or(reader.optional(tag::GENERALIZED_TIME)?) {
            Some(element) => Some(time(element)?),
            None => None,
        };
        let entries = reader.optional(tag::SEQUENCE)?.map_or(&[][..], |list| list.value);
        let mut fields = Fields {
            issuer: name_key(&issuer),
            this_update,
            next_update,
            entries,
            scope: None,
            unknown_critical: Vec::new(),
        };
        if let Some(explicit) = reader.optional(tag::CONTEXT_0)? {
            fields.take_extensions(explicit.value)?;
        }
        reader.finish(PLACE)?;
        Ok(fields)
    }

    fn take_extensions(&mut self, encoded: &[u8]) -> Result<(), Malformed> {
        for extension in decoded::<Vec<Extension>>(encoded, PLACE)? {
            if extension.extn_id == oid::ISSUING_DISTRIBUTION_POINT {
                self.scope = Some(decoded(extension.extn_value.as_bytes(), PLACE)?);
            } else if extension.critical {
                self.unknown_critical.push(extension.extn_id);
            }
        }
        Ok(())
    }
}

/// Offsets of the entries sorted by serial number, and the critical entry extensions nobody here understands.
fn index(der: &[u8], list: &[u8]) -> Result<(Vec<u32>, Vec<ObjectIdentifier>), Malformed> {
    let (mut entries, mut unknown) = (Vec::new(), Vec::new());
    let mut reader = Reader::new(list);
    while !reader.is_empty() {
        let element = reader.expect(tag::SEQUENCE, PLACE)?;
        let at = u32::try_from(offset(der, element.raw)?).map_err(|_| Malformed(PLACE))?;
        let mut fields = Reader::new(element.value);
        fields.expect(tag::INTEGER, PLACE)?;
        time(fields.any()?)?;
        if let Some(extensions) = fields.optional(tag::SEQUENCE)? {
            note_unknown(extensions, &mut unknown)?;
        }
        fields.finish(PLACE)?;
        entries.push(at);
    }
    entries.sort_by(|one, other| serial_at(der, *one).cmp(&serial_at(der, *other)));
    Ok((entries, unknown))
}

/// RFC 5280, 5.3: a list with an unknown critical entry extension may not be used.
fn note_unknown(extensions: Tlv<'_>, unknown: &mut Vec<ObjectIdentifier>) -> Result<(), Malformed> {
    let mut reader = Reader::new(extensions.value);
    while !reader.is_empty() {
        let mut fields = Reader::new(reader.expect(tag::SEQUENCE, PLACE)?.value);
        let kind = object_identifier(fields.expect(tag::OBJECT_IDENTIFIER, PLACE)?)?;
        let critical = fields.optional(tag::BOOLEAN)?.is_some_and(|element| element.value != [0]);
        if critical && kind != oid::CRL_REASON && !unknown.contains(&kind) {
            unknown.push(kind);
        }
    }
    Ok(())
}

fn serial_at(der: &[u8], at: u32) -> Option<&[u8]> {
    let rest = der.get(usize::try_from(at).ok()?..)?;
    let element = Reader::new(rest).any().ok()?;
    Reader::new(element.value).any().ok().map(|serial| serial.value)
}

fn entry(der: &[u8], at: u32) -> Result<Revoked, Malformed> {
    let start = usize::try_from(at).map_err(|_| Malformed(PLACE))?;
    let element = Reader::new(der.get(start..).unwrap_or_default()).expect(tag::SEQUENCE, PLACE)?;
    let mut fields = Reader::new(element.value);
    fields.expect(tag::INTEGER, PLACE)?;
    let since = time(fields.any()?)?;
    let mut reason = reason_name(0);
    if let Some(extensions) = fields.optional(tag::SEQUENCE)? {
        for extension in decoded::<Vec<Extension>>(extensions.raw, PLACE)? {
            if extension.extn_id == oid::CRL_REASON {
                let value = Reader::only(extension.extn_value.as_bytes(), tag::ENUMERATED, PLACE)?.value;
                reason = reason_name(value.first().copied().unwrap_or(0));
            }
        }
    }
    Ok(Revoked { since, reason })
}

fn time(element: Tlv<'_>) -> Result<Instant, Malformed> {
    decoded::<Time>(element.raw, PLACE).map(instant)
}

/// Where `part`, a slice of `whole`, begins in it.
fn offset(whole: &[u8], part: &[u8]) -> Result<usize, Malformed> {
    part.as_ptr().addr().checked_sub(whole.as_ptr().addr()).ok_or(Malformed(PLACE))
}
