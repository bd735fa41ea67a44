//! What was issued and what was revoked; kept in one JSON file.

use std::collections::BTreeMap;

use kezek_kernel::Instant;
use x509_cert::ext::pkix::CrlReason;

use super::{AuthorityError, IssuerName};

/// More certificates than this are a runaway test, not a demo.
const MOST_CERTIFICATES: usize = 20_000;

/// Why a certificate was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevocationReason {
    /// No reason given.
    Unspecified,
    /// The key is in strange hands.
    KeyCompromise,
    /// The holder left the organisation, or the name changed.
    AffiliationChanged,
    /// Another certificate took its place.
    Superseded,
    /// The holder gave it up.
    CessationOfOperation,
    /// Suspended for now.
    CertificateHold,
}

impl RevocationReason {
    /// The reason as it is encoded; unspecified is left out (RFC 5280, section 5.3.1).
    pub(super) const fn crl_reason(self) -> Option<CrlReason> {
        match self {
            Self::Unspecified => None,
            Self::KeyCompromise => Some(CrlReason::KeyCompromise),
            Self::AffiliationChanged => Some(CrlReason::AffiliationChanged),
            Self::Superseded => Some(CrlReason::Superseded),
            Self::CessationOfOperation => Some(CrlReason::CessationOfOperation),
            Self::CertificateHold => Some(CrlReason::CertificateHold),
        }
    }
}

/// Where a revocation can be seen; tests of a reader that asks only one source need all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Published {
    /// In the CRL and by OCSP.
    Everywhere,
    /// In the CRL alone.
    CrlOnly,
    /// By OCSP alone.
    OcspOnly,
}

/// A revocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Revocation {
    /// The instant from which the certificate is not valid.
    pub at: Instant,
    /// Why.
    pub reason: RevocationReason,
    /// Where it can be seen.
    pub published: Published,
}

/// What the authority knows of a serial number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Issued and not revoked.
    Good,
    /// Revoked.
    Revoked(Revocation),
    /// Never issued.
    Unknown,
}

/// A revoked certificate.
pub(super) struct Revoked {
    pub(super) serial: Vec<u8>,
    pub(super) revocation: Revocation,
}

/// The register of one authority and its root.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Register {
    certificates: BTreeMap<String, Record>,
}

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Record {
    issuer: IssuerName,
    valid_until: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revocation: Option<Revocation>,
}

impl Register {
    pub(super) fn add(
        &mut self,
        issuer: IssuerName,
        serial: &[u8],
        valid_until: Instant,
    ) -> Result<(), AuthorityError> {
        if self.certificates.len() >= MOST_CERTIFICATES {
            return Err(AuthorityError::Full);
        }
        self.certificates.insert(hex::encode(serial), Record { issuer, valid_until, revocation: None });
        Ok(())
    }

    pub(super) fn revoke(&mut self, serial: &[u8], revocation: Revocation) -> Result<(), AuthorityError> {
        let record =
            self.certificates.get_mut(&hex::encode(serial)).ok_or(AuthorityError::UnknownCertificate)?;
        record.revocation = Some(revocation);
        Ok(())
    }

    /// What OCSP says of a serial number at an instant: a revocation to come is not yet seen.
    pub(super) fn ocsp_status(&self, issuer: IssuerName, serial: &[u8], at: Instant) -> Status {
        match self.certificates.get(&hex::encode(serial)) {
            Some(record) if record.issuer == issuer => record
                .revocation
                .filter(|revocation| revocation.published != Published::CrlOnly && revocation.at <= at)
                .map_or(Status::Good, Status::Revoked),
            _ => Status::Unknown,
        }
    }

    /// The entries of the CRL of an issuer at an instant.
    pub(super) fn crl_entries(&self, issuer: IssuerName, at: Instant) -> Vec<Revoked> {
        self.certificates
            .iter()
            .filter(|(_, record)| record.issuer == issuer)
            .filter_map(|(serial, record)| {
                let revocation = record.revocation?;
                let listed = revocation.published != Published::OcspOnly && revocation.at <= at;
                Some(Revoked { serial: hex::decode(serial).ok().filter(|_| listed)?, revocation })
            })
            .collect()
    }

    /// How many certificates were issued.
    pub(super) fn len(&self) -> usize {
        self.certificates.len()
    }

    /// How many of them are revoked.
    pub(super) fn revoked(&self) -> usize {
        self.certificates.values().filter(|record| record.revocation.is_some()).count()
    }
}
