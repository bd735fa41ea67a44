//! Full certificate revocation lists (RFC 5280, section 5).

use der::asn1::{OctetString, Uint};
use kezek_kernel::Instant;
use x509_cert::certificate::Version;
use x509_cert::crl::{RevokedCert, TbsCertList};
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber};
use x509_cert::serial_number::SerialNumber;

use super::certificate::{extension, signed, time};
use super::issuer::Issuer;
use super::register::Revoked;
use super::{AuthorityError, oids};

/// How long a list speaks for, in seconds.
const VALIDITY_SECONDS: i64 = 24 * 60 * 60;

/// The list of `issuer` as of `at`; its number is the second of its making, so that it grows by itself.
pub(super) fn make(issuer: &Issuer, revoked: &[Revoked], at: Instant) -> Result<Vec<u8>, AuthorityError> {
    let entries = revoked.iter().map(entry).collect::<Result<Vec<_>, AuthorityError>>()?;
    let number = at.micros().div_euclid(1_000_000).to_be_bytes();
    let authority = AuthorityKeyIdentifier {
        key_identifier: Some(OctetString::new(issuer.key.identifier())?),
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    };
    let list = TbsCertList {
        version: Version::V2,
        signature: issuer.key.certificate_algorithm(),
        issuer: issuer.name.clone(),
        this_update: time(at)?,
        next_update: Some(time(at.plus_seconds(VALIDITY_SECONDS))?),
        // An empty list must be absent, not empty.
        revoked_certificates: (!entries.is_empty()).then_some(entries),
        crl_extensions: Some(vec![
            extension(oids::AUTHORITY_KEY_IDENTIFIER, false, &authority)?,
            extension(oids::CRL_NUMBER, false, &CrlNumber(Uint::new(&number)?))?,
        ]),
    };
    signed(&list, &issuer.key)
}

fn entry(revoked: &Revoked) -> Result<RevokedCert, AuthorityError> {
    let reason = revoked.revocation.reason.crl_reason();
    Ok(RevokedCert {
        serial_number: SerialNumber::new(&revoked.serial)?,
        revocation_date: time(revoked.revocation.at)?,
        crl_entry_extensions: reason
            .map(|reason| extension(oids::CRL_REASON, false, &reason))
            .transpose()?
            .map(|extension| vec![extension]),
    })
}
