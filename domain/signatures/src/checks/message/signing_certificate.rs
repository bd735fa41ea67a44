//! RFC 5035, 3: the signed attribute signing-certificate-v2 binds the signature to one certificate, so that another
//! certificate of the same key cannot be put in its place. The first version binds by SHA-1 and is refused.

use der::asn1::ObjectIdentifier;

use super::MessageContext;
use crate::encoding::{Malformed, Reader, tag};
use crate::finding::{Code, Finding};
use crate::message::object_identifier;
use crate::oids::{algorithm, cms as oid};

pub(super) fn check(context: &MessageContext<'_>) -> Option<Finding> {
    let signed = context.signer.signed.as_ref()?;
    let Some(value) = signed.single(oid::SIGNING_CERTIFICATE_V2) else {
        let code = if signed.has(oid::SIGNING_CERTIFICATE) {
            Code::SigningCertificateWeak
        } else {
            Code::SigningCertificateMissing
        };
        return Some(Finding::new(code));
    };
    let differs = Finding::new(Code::SigningCertificateDiffers);
    let Ok(bound) = read(value) else { return Some(differs.with("detail", "malformed")) };
    let certificate = context.certificate?;
    match context.algorithms.digest(bound.digest, certificate.der()) {
        Ok(computed) if computed == bound.hash => {
            let serial_differs = bound.serial.is_some_and(|serial| serial != certificate.serial());
            serial_differs.then_some(differs)
        }
        Ok(_) => Some(differs),
        Err(fault) => {
            Some(fault.finding(Code::SigningCertificateDiffers).with("place", "signing-certificate"))
        }
    }
}

struct Bound<'a> {
    digest: ObjectIdentifier,
    hash: &'a [u8],
    serial: Option<&'a [u8]>,
}

/// The first `ESSCertIDv2`: that of the signer; those of its issuers may follow.
fn read(value: &[u8]) -> Result<Bound<'_>, Malformed> {
    let place = "signing certificate";
    let outer = Reader::only(value, tag::SEQUENCE, place)?;
    let list = Reader::new(outer.value).expect(tag::SEQUENCE, place)?;
    let first = Reader::new(list.value).expect(tag::SEQUENCE, place)?;
    let mut fields = Reader::new(first.value);
    let digest = match fields.optional(tag::SEQUENCE)? {
        Some(named) => object_identifier(Reader::new(named.value).expect(tag::OBJECT_IDENTIFIER, place)?)?,
        None => algorithm::SHA256,
    };
    let hash = fields.expect(tag::OCTET_STRING, place)?.value;
    let serial = match fields.optional(tag::SEQUENCE)? {
        Some(issuer_serial) => {
            let mut inner = Reader::new(issuer_serial.value);
            inner.expect(tag::SEQUENCE, place)?;
            Some(inner.expect(tag::INTEGER, place)?.value)
        }
        None => None,
    };
    fields.finish(place)?;
    Ok(Bound { digest, hash, serial })
}
