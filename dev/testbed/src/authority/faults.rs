//! Certificates that a careful reader must refuse, each wrong in one way.
//!
//! Those of a false issuer (`UnknownAuthority`, `ChainTooDeep`, `IssuedByAPerson`) have no status either: no list of
//! that issuer is published.

use std::sync::OnceLock;

use der::asn1::{Null, ObjectIdentifier};
use kezek_kernel::Instant;

use super::certificate::extension;
use super::issuer::{Issuer, IssuerPlan};
use super::{
    Authority, AuthorityError, AuthoritySettings, Credential, Order, Published, Purpose, Revocation,
    RevocationReason, Subject,
};
use crate::{KeyAlgorithm, SigningKey};

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A critical extension that nobody knows: an OID of the arc reserved for examples (RFC 5612).
const NOBODYS_EXTENSION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1");

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// It ended yesterday.
    Expired,
    /// It begins tomorrow.
    NotYetValid,
    /// It is for logging in, not for signing.
    LoginOnly,
    /// An authority nobody trusts issued it.
    UnknownAuthority,
    /// It was revoked an hour ago; CRL and OCSP both say so.
    Revoked,
    /// It was revoked an hour ago; only the CRL says so.
    RevokedInCrl,
    /// It was revoked an hour ago; only OCSP says so.
    RevokedInOcsp,
    /// The authority never registered it: OCSP does not know the number.
    Unregistered,
    /// A subordinate authority issued it where the path may not be so long.
    ChainTooDeep,
    /// A person's own certificate issued it.
    IssuedByAPerson,
    /// The issuer's name with a signature by another key.
    Forged,
    /// It carries a critical extension that no reader knows.
    UnknownCriticalExtension,
}

impl Fault {
    /// Every fault, in the order in which the control page offers them.
    pub const ALL: [Self; 12] = [
        Self::Expired,
        Self::NotYetValid,
        Self::LoginOnly,
        Self::UnknownAuthority,
        Self::Revoked,
        Self::RevokedInCrl,
        Self::RevokedInOcsp,
        Self::Unregistered,
        Self::ChainTooDeep,
        Self::IssuedByAPerson,
        Self::Forged,
        Self::UnknownCriticalExtension,
    ];

    /// The name in commands and on the control page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::LoginOnly => "login-only",
            Self::UnknownAuthority => "unknown-authority",
            Self::Revoked => "revoked",
            Self::RevokedInCrl => "revoked-in-crl",
            Self::RevokedInOcsp => "revoked-in-ocsp",
            Self::Unregistered => "unregistered",
            Self::ChainTooDeep => "chain-too-deep",
            Self::IssuedByAPerson => "issued-by-a-person",
            Self::Forged => "forged",
            Self::UnknownCriticalExtension => "unknown-critical-extension",
        }
    }

    /// The fault with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.code() == code)
    }
}

/// The authorities behind the faults, made when first needed.
#[derive(Default)]
pub(super) struct Villains {
    stranger: OnceLock<Box<Authority>>,
    subordinate: OnceLock<Issuer>,
    person: OnceLock<Issuer>,
}

impl Authority {
    /// A certificate for `key` that is wrong in one way at the instant `at` and right in every other.
    pub fn issue_faulty(
        &self,
        fault: Fault,
        subject: Subject,
        key: SigningKey,
        at: Instant,
    ) -> Result<Credential, AuthorityError> {
        let order = Order::signing(subject, at.plus_seconds(-30 * DAY_SECONDS));
        match fault {
            Fault::Expired => self.issue(&order.until(at.plus_seconds(-DAY_SECONDS)), key),
            Fault::NotYetValid => self.issue(&order.from(at.plus_seconds(DAY_SECONDS)), key),
            Fault::LoginOnly => self.issue(&Order { purpose: Purpose::Login, ..order }, key),
            Fault::UnknownAuthority => self.stranger(at)?.issue(&order, key),
            Fault::Revoked => self.issue_revoked(&order, key, Published::Everywhere, at),
            Fault::RevokedInCrl => self.issue_revoked(&order, key, Published::CrlOnly, at),
            Fault::RevokedInOcsp => self.issue_revoked(&order, key, Published::OcspOnly, at),
            Fault::Unregistered => self.issuing.issue(&order, key),
            Fault::ChainTooDeep => self.subordinate(at)?.issue(&order, key),
            Fault::IssuedByAPerson => self.person_as_issuer(&order, at)?.issue(&order, key),
            Fault::Forged => self.issue_forged(&order, key),
            Fault::UnknownCriticalExtension => self.issue_with_unknown_extension(&order, key),
        }
    }

    fn issue_revoked(
        &self,
        order: &Order,
        key: SigningKey,
        published: Published,
        at: Instant,
    ) -> Result<Credential, AuthorityError> {
        let credential = self.issue(order, key)?;
        let revocation =
            Revocation { at: at.plus_seconds(-3600), reason: RevocationReason::KeyCompromise, published };
        self.revoke(&credential.serial, revocation)?;
        Ok(credential)
    }

    fn issue_forged(&self, order: &Order, key: SigningKey) -> Result<Credential, AuthorityError> {
        let mut extensions = order.purpose.extensions(&order.subject)?;
        extensions.extend(self.issuing.located(&key, order.purpose)?);
        let forger = SigningKey::generate(self.issuing.key.algorithm())?;
        let credential = self.issuing.issue_with(order, key, extensions, &forger)?;
        self.enter(&credential.serial, order.valid_until)?;
        Ok(credential)
    }

    fn issue_with_unknown_extension(
        &self,
        order: &Order,
        key: SigningKey,
    ) -> Result<Credential, AuthorityError> {
        let mut extensions = order.purpose.extensions(&order.subject)?;
        extensions.extend(self.issuing.located(&key, order.purpose)?);
        extensions.push(extension(NOBODYS_EXTENSION, true, &Null)?);
        let credential = self.issuing.issue_with(order, key, extensions, &self.issuing.key)?;
        self.enter(&credential.serial, order.valid_until)?;
        Ok(credential)
    }

    fn stranger(&self, at: Instant) -> Result<&Self, AuthorityError> {
        initialise(&self.villains.stranger, || {
            let settings = AuthoritySettings { algorithm: KeyAlgorithm::EcdsaP256, ..self.settings.clone() };
            let names = ["STRANGE ROOT (KEZEK TEST)", "STRANGE ISSUING (KEZEK TEST)"];
            Self::named(&settings, at.plus_seconds(-365 * DAY_SECONDS), names).map(Box::new)
        })
        .map(AsRef::as_ref)
    }

    fn subordinate(&self, at: Instant) -> Result<&Issuer, AuthorityError> {
        initialise(&self.villains.subordinate, || {
            let plan = self.villain_plan("SUBORDINATE ONE TOO MANY (KEZEK TEST)", at);
            let issuer = Issuer::create(&plan, Some(&self.issuing))?;
            self.enter(&issuer.serial, plan.valid_until)?;
            Ok(issuer)
        })
    }

    /// A person's signing certificate dressed up as an issuer: everything but the right to issue.
    fn person_as_issuer(&self, order: &Order, at: Instant) -> Result<&Issuer, AuthorityError> {
        initialise(&self.villains.person, || {
            let own = Order::signing(order.subject.clone(), at.plus_seconds(-60 * DAY_SECONDS));
            let credential = self.issue(&own, SigningKey::generate(KeyAlgorithm::EcdsaP256)?)?;
            Issuer::restore(super::IssuerName::Issuing, &self.settings.address, credential)
        })
    }

    fn villain_plan<'a>(&'a self, common_name: &'a str, at: Instant) -> IssuerPlan<'a> {
        IssuerPlan {
            code: super::IssuerName::Issuing.code(),
            common_name,
            address: &self.settings.address,
            algorithm: KeyAlgorithm::EcdsaP256,
            path_length: None,
            valid_from: at.plus_seconds(-365 * DAY_SECONDS),
            valid_until: at.plus_seconds(365 * DAY_SECONDS),
        }
    }
}

/// `OnceLock::get_or_init` for a maker that may fail; of two makers at once the first wins.
pub(super) fn initialise<T>(
    cell: &OnceLock<T>,
    make: impl FnOnce() -> Result<T, AuthorityError>,
) -> Result<&T, AuthorityError> {
    if cell.get().is_none() {
        let first = make()?;
        let _ = cell.set(first);
    }
    cell.get().ok_or(AuthorityError::Full)
}
