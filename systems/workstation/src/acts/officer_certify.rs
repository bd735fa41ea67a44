//! The registration certificate of an officer becomes known, so that a document can name it before it is signed.

use kezek_kernel::{Iin, OfficerId};
use kezek_signatures::SignerFacts;
use kezek_store::{Act, Entry, Failure, Outcome, Read, params};

use crate::store::officers::Certificate;

/// Whose certificate it is, and what a document prints of it.
#[derive(Debug, Clone)]
pub struct OfficerCertify {
    /// The officer.
    pub officer: OfficerId,
    /// The certificate; its holder was compared with the officer before the act.
    pub certificate: Certificate,
}

/// Why a certificate cannot be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficerCertifyRefusal {
    /// No such officer.
    #[error("no such officer")]
    NoOfficer,
}

/// The bytes are no certificate of this officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    /// The bytes cannot be read.
    #[error("the certificate cannot be read")]
    Unreadable,
    /// The certificate names another person.
    #[error("the certificate belongs to another person")]
    AnotherPerson,
}

/// What a document prints of this certificate (DER or PEM), if it belongs to the officer with this number.
pub fn read_certificate(bytes: &[u8], iin: &Iin) -> Result<Certificate, CertificateFault> {
    let certificate = kezek_signatures::Certificate::read(bytes).map_err(|_| CertificateFault::Unreadable)?;
    let facts = SignerFacts::of(&certificate);
    if facts.iin.as_deref() != Some(iin.as_str()) {
        return Err(CertificateFault::AnotherPerson);
    }
    Ok(Certificate {
        serial: facts.serial,
        issuer: facts.issuer,
        valid_from: facts.not_before,
        valid_until: facts.not_after,
    })
}

/// Records the certificate; recording it again makes it the newest.
pub fn officer_certify(act: &mut Act<'_>, input: &OfficerCertify) -> Outcome<(), OfficerCertifyRefusal> {
    if act.query("SELECT 1 FROM officers WHERE officer_id = ?1", &params![input.officer])?.is_empty() {
        return Err(Failure::Refused(OfficerCertifyRefusal::NoOfficer));
    }
    let now = act.now();
    let Certificate { serial, issuer, valid_from, valid_until } = &input.certificate;
    act.execute(
        "INSERT INTO officer_certificates (officer_id, serial, issuer, valid_from, valid_until, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (officer_id, issuer, serial) DO UPDATE SET added_at = ?6",
        &params![input.officer, serial, issuer, *valid_from, *valid_until, now],
    )?;
    act.record(
        Entry::new("officer-certify")
            .public("valid-until", valid_until.to_string())
            .private("officer", input.officer.as_bytes().as_slice())
            .private("serial", serial.as_str()),
    )?;
    Ok(())
}
