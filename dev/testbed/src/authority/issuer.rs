//! One certification authority of the chain: its key, certificate and OCSP responder.

use der::Decode;
use kezek_kernel::Instant;
use x509_cert::Certificate;
use x509_cert::ext::Extensions;
use x509_cert::name::Name;

use super::certificate::{Plan, new_serial};
use super::profile::{addresses, authority_extensions, key_identifiers};
use super::{AuthorityError, Order, Purpose, Subject};
use crate::{KeyAlgorithm, SigningKey};

/// Which of the two authorities; the code names files and URLs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IssuerName {
    /// The root, which issues only the issuing authority and its own responder.
    Root,
    /// The issuing authority, which issues everybody else.
    Issuing,
}

impl IssuerName {
    /// The name in files and URLs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Issuing => "issuing",
        }
    }
}

/// A private key with the certificate that names its holder and the authorities between it and the root.
#[derive(Debug)]
pub struct Credential {
    /// The key.
    pub key: SigningKey,
    /// The holder's certificate in DER.
    pub certificate: Vec<u8>,
    /// The certificates above it, nearest first, without the root.
    pub intermediates: Vec<Vec<u8>>,
    /// The serial number of the certificate, as issued.
    pub serial: Vec<u8>,
}

impl Credential {
    /// A key with its certificate, as read from files.
    pub(crate) fn assemble(
        key: SigningKey,
        certificate: Vec<u8>,
        intermediates: Vec<Vec<u8>>,
    ) -> Result<Self, AuthorityError> {
        let parsed = Certificate::from_der(&certificate)?;
        let serial = parsed.tbs_certificate().serial_number().as_bytes().to_vec();
        Ok(Self { key, certificate, intermediates, serial })
    }

    /// The last instant at which the certificate is valid.
    pub fn valid_until(&self) -> Option<Instant> {
        let parsed = Certificate::from_der(&self.certificate).ok()?;
        let seconds = parsed.tbs_certificate().validity().not_after.to_unix_duration().as_secs();
        Some(Instant::default().plus_seconds(i64::try_from(seconds).ok()?))
    }
}

/// A certification authority that can issue.
pub(super) struct Issuer {
    pub(super) name: Name,
    pub(super) key: SigningKey,
    pub(super) certificate: Vec<u8>,
    pub(super) intermediates: Vec<Vec<u8>>,
    pub(super) serial: Vec<u8>,
    /// The first part of the file names under which its CRL and certificate are published.
    code: &'static str,
    address: String,
}

/// How a new authority shall be.
pub(super) struct IssuerPlan<'a> {
    pub(super) code: &'static str,
    pub(super) common_name: &'a str,
    pub(super) address: &'a str,
    pub(super) algorithm: KeyAlgorithm,
    pub(super) path_length: Option<u8>,
    pub(super) valid_from: Instant,
    pub(super) valid_until: Instant,
}

impl Issuer {
    /// A new authority: below `parent`, or a root when there is none.
    pub(super) fn create(plan: &IssuerPlan<'_>, parent: Option<&Self>) -> Result<Self, AuthorityError> {
        let key = SigningKey::generate(plan.algorithm)?;
        let name = Subject::Service { name: plan.common_name.to_owned() }.name()?;
        let serial = new_serial()?;
        let mut extensions = authority_extensions(plan.path_length)?;
        let issuer_key = parent.map_or(&key, |parent| &parent.key);
        extensions.extend(key_identifiers(key.identifier(), issuer_key.identifier())?);
        if let Some(parent) = parent {
            extensions.extend(addresses(&parent.address, parent.code)?);
        }
        let certificate = Plan {
            serial: &serial,
            issuer: parent.map_or(&name, |parent| &parent.name),
            subject: name.clone(),
            valid_from: plan.valid_from,
            valid_until: plan.valid_until,
            key: key.public_key_info(),
            extensions,
        }
        .sign(issuer_key)?;
        let intermediates = parent.map(Self::chain).unwrap_or_default();
        Ok(Self {
            name,
            key,
            certificate,
            intermediates,
            serial,
            code: plan.code,
            address: plan.address.to_owned(),
        })
    }

    /// An authority read back from its files.
    pub(super) fn restore(
        name: IssuerName,
        address: &str,
        credential: Credential,
    ) -> Result<Self, AuthorityError> {
        let certificate = Certificate::from_der(&credential.certificate)?;
        Ok(Self {
            name: certificate.tbs_certificate().subject().clone(),
            key: credential.key,
            certificate: credential.certificate,
            intermediates: credential.intermediates,
            serial: credential.serial,
            code: name.code(),
            address: address.to_owned(),
        })
    }

    /// What a holder sends along: this authority and those above it, without the root.
    pub(super) fn chain(&self) -> Vec<Vec<u8>> {
        // A root is its own issuer and is never sent: the receiver has it or does not trust it.
        if self.code == IssuerName::Root.code() {
            return Vec::new();
        }
        let mut chain = vec![self.certificate.clone()];
        chain.extend(self.intermediates.iter().cloned());
        chain
    }

    /// A certificate for `key` as ordered.
    pub(super) fn issue(&self, order: &Order, key: SigningKey) -> Result<Credential, AuthorityError> {
        let mut extensions = order.purpose.extensions(&order.subject)?;
        extensions.extend(self.located(&key, order.purpose)?);
        self.issue_with(order, key, extensions, &self.key)
    }

    /// A certificate with exactly these extensions, signed by `signer`, who should be this authority but may not be.
    pub(super) fn issue_with(
        &self,
        order: &Order,
        key: SigningKey,
        extensions: Extensions,
        signer: &SigningKey,
    ) -> Result<Credential, AuthorityError> {
        let serial = new_serial()?;
        let certificate = Plan {
            serial: &serial,
            issuer: &self.name,
            subject: order.subject.name()?,
            valid_from: order.valid_from,
            valid_until: order.valid_until,
            key: key.public_key_info(),
            extensions,
        }
        .sign(signer)?;
        Ok(Credential { key, certificate, intermediates: self.chain(), serial })
    }

    /// The extensions that tie a certificate to this authority.
    pub(super) fn located(&self, key: &SigningKey, purpose: Purpose) -> Result<Extensions, AuthorityError> {
        let mut extensions = key_identifiers(key.identifier(), self.key.identifier())?;
        if purpose != Purpose::OcspResponder {
            extensions.extend(addresses(&self.address, self.code)?);
        }
        Ok(extensions)
    }
}
