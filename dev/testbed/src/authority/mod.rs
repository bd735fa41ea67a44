//! A test certification authority: a root, an issuing authority, their CRLs, OCSP responders and time stamps.
//!
//! It issues what the country's authority issues, with the same names, key purposes and policies, so that a reader of
//! those certificates can be tried without a line to the real one. Its names say that it is a test.

mod certificate;
mod crl;
mod faults;
mod files;
mod http;
mod issuer;
mod ocsp;
mod oids;
mod profile;
mod register;
mod responder;
mod shared;
mod subject;
mod time_stamp;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use kezek_kernel::Instant;

use crate::{KeyAlgorithm, KeyFault, SigningKey};
use issuer::{Issuer, IssuerPlan};
use register::Register;

pub(crate) use certificate::time as der_time;
pub use faults::Fault;
pub use http::router;
pub use issuer::{Credential, IssuerName};
pub use profile::Purpose;
pub use register::{Published, Revocation, RevocationReason, Status};
pub use shared::TestAuthority;
pub use subject::{Organisation, Standing, Subject};

/// The common name of the root; `serve` refuses a trust anchor of this name.
pub const ROOT_COMMON_NAME: &str = "НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (KEZEK СЫНАҚ)";
/// The common name of the issuing authority.
pub const ISSUING_COMMON_NAME: &str = "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (KEZEK СЫНАҚ)";

const DAY_SECONDS: i64 = 24 * 60 * 60;
const YEAR_SECONDS: i64 = 365 * DAY_SECONDS;

/// How the authority works.
#[derive(Debug, Clone)]
pub struct AuthoritySettings {
    /// The address under which [`router`] is served, without a slash at the end; certificates point there.
    pub address: String,
    /// The kind of the authority's own keys.
    pub algorithm: KeyAlgorithm,
}

/// What the authority is asked to certify.
#[derive(Debug, Clone)]
pub struct Order {
    /// The holder.
    pub subject: Subject,
    /// What the certificate is for.
    pub purpose: Purpose,
    /// The first instant of validity.
    pub valid_from: Instant,
    /// The last instant of validity.
    pub valid_until: Instant,
}

impl Order {
    /// A certificate for signing, valid for a year.
    pub const fn signing(subject: Subject, from: Instant) -> Self {
        Self {
            subject,
            purpose: Purpose::Sign,
            valid_from: from,
            valid_until: from.plus_seconds(YEAR_SECONDS),
        }
    }

    /// A certificate for another purpose, valid for a year.
    pub const fn of(purpose: Purpose, subject: Subject, from: Instant) -> Self {
        Self { subject, purpose, valid_from: from, valid_until: from.plus_seconds(YEAR_SECONDS) }
    }

    /// The same order with another first instant.
    #[must_use]
    pub fn from(self, valid_from: Instant) -> Self {
        Self { valid_from, ..self }
    }

    /// The same order with another last instant.
    #[must_use]
    pub fn until(self, valid_until: Instant) -> Self {
        Self { valid_until, ..self }
    }
}

/// The authority could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// A structure could not be encoded or read.
    #[error("a certificate structure could not be encoded or read: {0}")]
    Structure(#[from] der::Error),
    /// A key could not be made or used.
    #[error("key: {0}")]
    Key(#[from] KeyFault),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The register file is damaged.
    #[error("the register of certificates is damaged: {0}")]
    Register(#[from] serde_json::Error),
    /// No certificate has this serial number.
    #[error("no certificate with this serial number was issued")]
    UnknownCertificate,
    /// The register holds as many certificates as it may.
    #[error("the register of certificates is full")]
    Full,
}

/// The root, the issuing authority and all they know.
pub struct Authority {
    settings: AuthoritySettings,
    root: Issuer,
    issuing: Issuer,
    root_responder: Credential,
    issuing_responder: Credential,
    stamper: Credential,
    register: Mutex<Register>,
    folder: Option<PathBuf>,
    villains: faults::Villains,
}

impl Authority {
    /// A new authority that lives in memory, created at `at`.
    pub fn in_memory(settings: &AuthoritySettings, at: Instant) -> Result<Self, AuthorityError> {
        Self::named(settings, at, [ROOT_COMMON_NAME, ISSUING_COMMON_NAME])
    }

    /// The authority kept in `folder`; when there is none yet, a new one created at `at`.
    pub fn open(folder: &Path, settings: &AuthoritySettings, at: Instant) -> Result<Self, AuthorityError> {
        if let Some(authority) = files::load(folder, settings)? {
            return Ok(authority);
        }
        let authority = Self { folder: Some(folder.to_owned()), ..Self::in_memory(settings, at)? };
        files::create(folder, &authority)?;
        Ok(authority)
    }

    fn named(
        settings: &AuthoritySettings,
        at: Instant,
        [root_name, issuing_name]: [&str; 2],
    ) -> Result<Self, AuthorityError> {
        // A day's leeway: a test may look at the chain from shortly before the authority was made.
        let valid_from = at.plus_seconds(-DAY_SECONDS);
        let plan = |name: IssuerName, common_name, path_length, years: i64| IssuerPlan {
            code: name.code(),
            common_name,
            address: &settings.address,
            algorithm: settings.algorithm,
            path_length,
            valid_from,
            valid_until: at.plus_seconds(years * YEAR_SECONDS),
        };
        let root = Issuer::create(&plan(IssuerName::Root, root_name, None, 20), None)?;
        let issuing = Issuer::create(&plan(IssuerName::Issuing, issuing_name, Some(0), 10), Some(&root))?;
        let end = at.plus_seconds(10 * YEAR_SECONDS);
        let service = |issuer: &Issuer, purpose: Purpose, name: &str| {
            let subject = Subject::Service { name: format!("{name} (KEZEK СЫНАҚ)") };
            let order = Order::of(purpose, subject, valid_from).until(end);
            issuer.issue(&order, SigningKey::generate(settings.algorithm)?)
        };
        let root_responder = service(&root, Purpose::OcspResponder, "НКО OCSP")?;
        let issuing_responder = service(&issuing, Purpose::OcspResponder, "ҰКО OCSP")?;
        let stamper = service(&issuing, Purpose::TimeStamping, "ҰКО TSA")?;
        let mut register = Register::default();
        register.add(IssuerName::Root, &issuing.serial, end)?;
        register.add(IssuerName::Root, &root_responder.serial, end)?;
        register.add(IssuerName::Issuing, &issuing_responder.serial, end)?;
        register.add(IssuerName::Issuing, &stamper.serial, end)?;
        Ok(Self {
            settings: settings.clone(),
            root,
            issuing,
            root_responder,
            issuing_responder,
            stamper,
            register: Mutex::new(register),
            folder: None,
            villains: faults::Villains::default(),
        })
    }

    /// A certificate for `key` as ordered, entered in the register.
    pub fn issue(&self, order: &Order, key: SigningKey) -> Result<Credential, AuthorityError> {
        let credential = self.issuing.issue(order, key)?;
        self.enter(&credential.serial, order.valid_until)?;
        Ok(credential)
    }

    /// Revokes a certificate of the issuing authority, or the issuing authority itself.
    pub fn revoke(&self, serial: &[u8], revocation: Revocation) -> Result<(), AuthorityError> {
        let mut register = self.register();
        register.revoke(serial, revocation)?;
        self.keep(&register)
    }

    /// The certificate of the root or of the issuing authority, in DER.
    pub fn certificate(&self, issuer: IssuerName) -> &[u8] {
        &self.issuer(issuer).certificate
    }

    /// The serial number of the issuing authority's own certificate, for revoking it.
    pub fn issuing_serial(&self) -> &[u8] {
        &self.issuing.serial
    }

    /// The full CRL of the root or of the issuing authority as of `at`, in DER.
    pub fn crl(&self, issuer: IssuerName, at: Instant) -> Result<Vec<u8>, AuthorityError> {
        let entries = self.register().crl_entries(issuer, at);
        crl::make(self.issuer(issuer), &entries, at)
    }

    /// The OCSP response in DER to a request in DER, as of `at`.
    pub fn ocsp(&self, request: &[u8], at: Instant) -> Result<Vec<u8>, AuthorityError> {
        let authorities = [
            responder::Answering {
                name: IssuerName::Issuing,
                issuer: &self.issuing,
                responder: &self.issuing_responder,
            },
            responder::Answering {
                name: IssuerName::Root,
                issuer: &self.root,
                responder: &self.root_responder,
            },
        ];
        responder::respond(request, &authorities, at, |issuer, serial| {
            self.register().ocsp_status(issuer, serial, at)
        })
    }

    /// The time-stamping response in DER to a request in DER, as of `at`.
    pub fn time_stamp(&self, request: &[u8], at: Instant) -> Result<Vec<u8>, AuthorityError> {
        time_stamp::respond(&self.stamper, request, at)
    }

    /// A time-stamp token in DER over the SHA-256 of `bytes`.
    pub fn stamp(&self, bytes: &[u8], at: Instant) -> Result<Vec<u8>, AuthorityError> {
        time_stamp::stamp_bytes(&self.stamper, bytes, at)
    }

    /// What OCSP says of a serial number as of `at`.
    pub fn status(&self, issuer: IssuerName, serial: &[u8], at: Instant) -> Status {
        self.register().ocsp_status(issuer, serial, at)
    }

    /// How the authority works.
    pub fn settings(&self) -> &AuthoritySettings {
        &self.settings
    }

    /// How many certificates were issued, and how many of them revoked.
    pub fn counts(&self) -> (usize, usize) {
        let register = self.register();
        (register.len(), register.revoked())
    }

    fn issuer(&self, name: IssuerName) -> &Issuer {
        match name {
            IssuerName::Root => &self.root,
            IssuerName::Issuing => &self.issuing,
        }
    }

    fn enter(&self, serial: &[u8], valid_until: Instant) -> Result<(), AuthorityError> {
        let mut register = self.register();
        register.add(IssuerName::Issuing, serial, valid_until)?;
        self.keep(&register)
    }

    fn keep(&self, register: &Register) -> Result<(), AuthorityError> {
        self.folder.as_deref().map_or(Ok(()), |folder| files::keep_register(folder, register))
    }

    fn register(&self) -> MutexGuard<'_, Register> {
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
