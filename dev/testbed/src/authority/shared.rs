//! One authority for all tests of a process: key generation is slow, and most tests only need some chain.

use std::sync::{Arc, OnceLock};

use kezek_kernel::{Bin, Iin, Instant, PersonName};

use super::{
    Authority, AuthorityError, AuthoritySettings, Credential, Fault, IssuerName, Order, Organisation,
    Standing, Subject,
};
use crate::{KeyAlgorithm, SigningKey};

/// An authority in memory with a fixed "now", and shortcuts to what tests ask of it.
pub struct TestAuthority {
    authority: Arc<Authority>,
}

impl TestAuthority {
    /// The instant at which tests take place: 2026-11-22T09:00:00Z.
    pub const NOW: Instant = Instant::from_micros(1_795_338_000_000_000);
    /// The address in its certificates; nobody listens there.
    pub const ADDRESS: &'static str = "http://127.0.0.1:8085";

    /// The authority of this process for this kind of key.
    pub fn shared(algorithm: KeyAlgorithm) -> Result<&'static Self, AuthorityError> {
        static RSA: OnceLock<TestAuthority> = OnceLock::new();
        static ECDSA: OnceLock<TestAuthority> = OnceLock::new();
        let cell = match algorithm {
            KeyAlgorithm::Rsa2048 => &RSA,
            KeyAlgorithm::EcdsaP256 => &ECDSA,
        };
        super::faults::initialise(cell, || Self::new(algorithm))
    }

    /// An authority of one's own, for tests that revoke what others use.
    pub fn new(algorithm: KeyAlgorithm) -> Result<Self, AuthorityError> {
        let settings = AuthoritySettings { address: Self::ADDRESS.to_owned(), algorithm };
        // A year and a half before the tests, so that a certificate may already have ended.
        let created = Self::NOW.plus_seconds(-548 * 24 * 60 * 60);
        Ok(Self { authority: Arc::new(Authority::in_memory(&settings, created)?) })
    }

    /// The authority itself.
    pub fn authority(&self) -> &Arc<Authority> {
        &self.authority
    }

    /// The trust anchor in DER.
    pub fn root(&self) -> &[u8] {
        self.authority.certificate(IssuerName::Root)
    }

    /// The issuing authority's certificate in DER.
    pub fn issuing(&self) -> &[u8] {
        self.authority.certificate(IssuerName::Issuing)
    }

    /// The CRLs as of now: the issuing authority's, then the root's.
    pub fn crls(&self) -> Result<[Vec<u8>; 2], AuthorityError> {
        Ok([
            self.authority.crl(IssuerName::Issuing, Self::NOW)?,
            self.authority.crl(IssuerName::Root, Self::NOW)?,
        ])
    }

    /// A good signing certificate with a new key, a month old.
    pub fn signer(&self, subject: Subject, algorithm: KeyAlgorithm) -> Result<Credential, AuthorityError> {
        let order = Order::signing(subject, Self::NOW.plus_seconds(-30 * 24 * 60 * 60));
        self.authority.issue(&order, SigningKey::generate(algorithm)?)
    }

    /// A certificate that is wrong in one way now, with a new P-256 key.
    pub fn faulty(&self, fault: Fault, subject: Subject) -> Result<Credential, AuthorityError> {
        let key = SigningKey::generate(KeyAlgorithm::EcdsaP256)?;
        self.authority.issue_faulty(fault, subject, key, Self::NOW)
    }

    /// An individual who never lived.
    pub fn citizen(iin: Iin) -> Subject {
        Subject::Individual { name: name("Үлгілі", "Айсұлу", "Мысалқызы"), iin }
    }

    /// An officer with the right to sign for an organisation that does not exist.
    pub fn officer(iin: Iin, bin: Bin) -> Subject {
        Self::member(iin, bin, Standing::RightToSign)
    }

    /// Somebody of an organisation that does not exist.
    pub fn member(iin: Iin, bin: Bin, standing: Standing) -> Subject {
        Subject::Officer {
            name: name("Сынақов", "Ерлан", "Мысалұлы"),
            iin,
            standing,
            organisation: organisation(bin),
        }
    }

    /// An information system of that organisation.
    pub fn system(common_name: &str, bin: Bin) -> Subject {
        Subject::System { name: common_name.to_owned(), organisation: organisation(bin) }
    }
}

fn name(surname: &str, given: &str, patronymic: &str) -> PersonName {
    PersonName { surname: surname.to_owned(), given: given.to_owned(), patronymic: patronymic.to_owned() }
}

fn organisation(bin: Bin) -> Organisation {
    Organisation { name: "Үлгі бөлімі".to_owned(), bin }
}
