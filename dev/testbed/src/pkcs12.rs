//! PKCS#12 files of keys: how people carry their keys and how signers open them.
//!
//! Keys and certificates are encrypted with AES-256 under PBKDF2 with HMAC-SHA-256, and the file is authenticated with
//! HMAC-SHA-256: openssl 3 reads it without flags. Files with the older encryptions are read as well.

use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, Pkcs12ImportPolicy, PrivateKey, PrivateKeyChain};

use crate::SigningKey;
use crate::authority::{AuthorityError, Credential};

/// Rounds of key derivation: low, because the passwords of the demo are public anyway.
const ITERATIONS: u32 = 2048;

/// A file could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum Pkcs12Error {
    /// The container is damaged or the password is wrong.
    #[error("the key file is damaged or the password is wrong: {0}")]
    Container(String),
    /// The container has no key with a certificate.
    #[error("the key file holds no key with a certificate")]
    Empty,
    /// The key or certificate inside is of no use here.
    #[error("the key file holds an unusable key or certificate: {0}")]
    Contents(#[from] AuthorityError),
}

/// The file's bytes: the key, its certificate and the intermediates, under one password.
pub fn write(credential: &Credential, alias: &str, password: &str) -> Result<Vec<u8>, Pkcs12Error> {
    let certificates = std::iter::once(&credential.certificate)
        .chain(&credential.intermediates)
        .map(|one| Certificate::from_der(one).map_err(container))
        .collect::<Result<Vec<_>, _>>()?;
    let key = PrivateKey::from_der(credential.key.pkcs8()).map_err(container)?;
    let chain = PrivateKeyChain::new(credential.key.identifier(), key, certificates);
    let mut store = KeyStore::new();
    store.add_entry(alias, KeyStoreEntry::PrivateKeyChain(chain));
    store
        .writer(password)
        .encryption_iterations(ITERATIONS)
        .mac_iterations(ITERATIONS)
        .write()
        .map_err(container)
}

/// The key of a file with its certificate.
pub fn read(file: &[u8], password: &str) -> Result<Credential, Pkcs12Error> {
    let store = KeyStore::from_pkcs12(file, password, Pkcs12ImportPolicy::Strict).map_err(container)?;
    let (_, chain) = store.private_key_chain().ok_or(Pkcs12Error::Empty)?;
    let mut certificates = chain.certs().iter().map(|one| one.as_der().to_vec());
    let certificate = certificates.next().ok_or(Pkcs12Error::Empty)?;
    let key = SigningKey::from_pkcs8(chain.key().as_der()).map_err(AuthorityError::from)?;
    Ok(Credential::assemble(key, certificate, certificates.collect())?)
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` asks for")]
fn container(error: p12_keystore::error::Error) -> Pkcs12Error {
    Pkcs12Error::Container(error.to_string())
}
