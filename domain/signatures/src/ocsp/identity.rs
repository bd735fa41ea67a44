//! `CertID` (RFC 6960, 4.1.1): a certificate named by hashes of its issuer and its serial number.

use aws_lc_rs::digest;
use der::Sequence;
use der::asn1::{Int, Null, OctetString};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certificate::Certificate;
use crate::oids::algorithm as oid;

/// The digest by which the issuer is named. SHA-1 is no signature here, only an abbreviation that old responders want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IdentityDigest {
    /// SHA-256, as the national responder takes.
    #[default]
    Sha256,
    /// SHA-1, as most other responders take.
    Sha1,
}

impl IdentityDigest {
    fn of(self, bytes: &[u8]) -> Vec<u8> {
        let algorithm = match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        };
        digest::digest(algorithm, bytes).as_ref().to_vec()
    }

    const fn oid(self) -> der::asn1::ObjectIdentifier {
        match self {
            Self::Sha256 => oid::SHA256,
            Self::Sha1 => oid::SHA1,
        }
    }
}

/// `CertID`.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub struct CertificateIdentity {
    /// The digest.
    pub digest: AlgorithmIdentifierOwned,
    /// The digest of the issuer's name.
    pub issuer_name: OctetString,
    /// The digest of the issuer's key.
    pub issuer_key: OctetString,
    /// The serial number.
    pub serial: Int,
}

impl CertificateIdentity {
    /// Names a certificate.
    pub fn new(certificate: &Certificate, issuer: &Certificate, digest: IdentityDigest) -> der::Result<Self> {
        let parameters = Some(der::Any::from(Null));
        Ok(Self {
            digest: AlgorithmIdentifierOwned { oid: digest.oid(), parameters },
            issuer_name: OctetString::new(digest.of(issuer.subject_der()))?,
            issuer_key: OctetString::new(digest.of(issuer.key_bits()))?,
            serial: Int::new(certificate.serial())?,
        })
    }

    /// Whether this names the certificate.
    pub fn is(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        let digest = match self.digest.oid {
            oid::SHA256 => IdentityDigest::Sha256,
            oid::SHA1 => IdentityDigest::Sha1,
            _ => return false,
        };
        self.serial.as_bytes() == certificate.serial()
            && self.issuer_name.as_bytes() == digest.of(issuer.subject_der())
            && self.issuer_key.as_bytes() == digest.of(issuer.key_bits())
    }
}
