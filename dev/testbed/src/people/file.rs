//! What the demo leaves in its data folder, so that any program can sign as a demo person: who there is, and the keys.
//!
//! `demo-people.json` lists everybody; `keys/IIN.p12` holds a person's signing key, `keys/IIN-login.p12` the key for
//! logging in, `keys/trust.pem` the root, `keys/intermediate.pem` the issuing authority, and `keys/localhost.*` the
//! stand-in signer's key for TLS.

use std::path::Path;

use kezek_kernel::Instant;

use super::credentials::{is_current, make_tls_credential, to_pem};
use super::{DemoOrganisation, DemoPerson, DemoProvider, People};
use crate::authority::{Authority, AuthorityError, Credential, IssuerName, Order, Purpose};
use crate::files::{Readers, read, write};
use crate::pkcs12::{self, Pkcs12Error};
use crate::{KeyAlgorithm, KeyFault, SigningKey};

/// The file that lists the demo people.
pub const DEMO_FILE: &str = "demo-people.json";
/// The folder of their keys.
pub const KEYS_FOLDER: &str = "keys";

/// The contents of the file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DemoFile {
    /// The providers.
    pub providers: Vec<DemoProvider>,
    /// The organisations that ask for services; the file of an earlier program has none.
    #[serde(default)]
    pub organisations: Vec<DemoOrganisation>,
    /// The people.
    pub people: Vec<PersonEntry>,
}

/// A person with the places of his keys; the password of the key files is that of the account.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PersonEntry {
    /// The person.
    #[serde(flatten)]
    pub person: DemoPerson,
    /// The file of the signing key, relative to the data folder.
    pub sign_key_file: String,
    /// The file of the key for logging in, relative to the data folder.
    pub login_key_file: String,
}

/// The files could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The list of people is damaged.
    #[error("the list of demo people is damaged: {0}")]
    List(#[from] serde_json::Error),
    /// A key file could not be made or opened.
    #[error(transparent)]
    KeyFile(#[from] Pkcs12Error),
    /// The authority could not issue.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    /// A key could not be made or read.
    #[error("key: {0}")]
    Key(#[from] KeyFault),
    /// A structure could not be encoded or read.
    #[error("a structure could not be encoded or read: {0}")]
    Structure(#[from] der::Error),
}

/// Writes the list, the keys and the trust files; keys of an earlier start are kept.
pub fn write_demo_files(
    data: &Path,
    people: &People,
    authority: &Authority,
    at: Instant,
) -> Result<DemoFile, FilesError> {
    let entries: Vec<PersonEntry> = people.people.iter().map(entry).collect();
    write_keys(data, people, &entries, authority, at)?;
    let keys = data.join(KEYS_FOLDER);
    make_tls_credential(&keys, authority, at)?;
    for (name, issuer) in [("trust.pem", IssuerName::Root), ("intermediate.pem", IssuerName::Issuing)] {
        let certificate = authority.certificate(issuer).to_vec();
        write(&keys.join(name), to_pem(std::iter::once(&certificate))?.as_bytes(), Readers::All)?;
    }
    let file = DemoFile {
        providers: people.providers.clone(),
        organisations: people.organisations.clone(),
        people: entries,
    };
    write(&data.join(DEMO_FILE), &serde_json::to_vec_pretty(&file)?, Readers::Owner)?;
    Ok(file)
}

/// The list of an earlier [`write_demo_files`], if there is one.
pub fn read_demo_file(data: &Path) -> Result<Option<DemoFile>, FilesError> {
    Ok(read(&data.join(DEMO_FILE))?.map(|bytes| serde_json::from_slice(&bytes)).transpose()?)
}

fn entry(person: &DemoPerson) -> PersonEntry {
    PersonEntry {
        person: person.clone(),
        sign_key_file: format!("{KEYS_FOLDER}/{}.p12", person.iin),
        login_key_file: format!("{KEYS_FOLDER}/{}-login.p12", person.iin),
    }
}

/// Makes the keys that are missing, on two threads: an RSA key takes a good part of a second.
fn write_keys(
    data: &Path,
    people: &People,
    entries: &[PersonEntry],
    authority: &Authority,
    at: Instant,
) -> Result<(), FilesError> {
    let (left, right) = entries.split_at(entries.len() / 2);
    let write_half = |half: &[PersonEntry]| {
        half.iter().try_for_each(|entry| write_person(data, people, entry, authority, at))
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| write_half(right));
        write_half(left)?;
        other.join().unwrap_or_else(|_| Err(std::io::Error::other("the key thread died").into()))
    })
}

fn write_person(
    data: &Path,
    people: &People,
    entry: &PersonEntry,
    authority: &Authority,
    at: Instant,
) -> Result<(), FilesError> {
    let kinds = [
        (Purpose::Sign, KeyAlgorithm::Rsa2048, &entry.sign_key_file),
        (Purpose::Login, KeyAlgorithm::EcdsaP256, &entry.login_key_file),
    ];
    for (purpose, algorithm, file) in kinds {
        let path = data.join(file);
        let kept = read(&path)?.map(|bytes| pkcs12::read(&bytes, &entry.person.password)).transpose()?;
        if kept.as_ref().is_some_and(|kept| is_current(kept, authority, at)) {
            continue;
        }
        let key = match kept {
            Some(Credential { key, .. }) => key,
            None => SigningKey::generate(algorithm)?,
        };
        let order = Order::of(purpose, people.subject(&entry.person), at);
        let credential = authority.issue(&order, key)?;
        let bytes = pkcs12::write(&credential, entry.person.iin.as_str(), &entry.person.password)?;
        write(&path, &bytes, Readers::Owner)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authority::{AuthoritySettings, TestAuthority};

    #[test]
    fn keys_are_made_once_and_renewed_under_another_authority() {
        let folder = tempfile::tempdir().unwrap();
        let mut people = People::built_in().unwrap();
        people.people.truncate(2);
        let settings = AuthoritySettings {
            address: TestAuthority::ADDRESS.to_owned(),
            algorithm: KeyAlgorithm::EcdsaP256,
        };
        let authority = Authority::in_memory(&settings, TestAuthority::NOW).unwrap();
        let file = write_demo_files(folder.path(), &people, &authority, TestAuthority::NOW).unwrap();
        assert_eq!(read_demo_file(folder.path()).unwrap().unwrap(), file);
        let path = folder.path().join(&file.people[0].sign_key_file);
        let first = std::fs::read(&path).unwrap();
        write_demo_files(folder.path(), &people, &authority, TestAuthority::NOW).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), first, "a second start changes nothing");
        let other = Authority::in_memory(&settings, TestAuthority::NOW).unwrap();
        write_demo_files(folder.path(), &people, &other, TestAuthority::NOW).unwrap();
        let renewed = std::fs::read(&path).unwrap();
        let password = &people.people[0].password;
        let (old, new) = (pkcs12::read(&first, password).unwrap(), pkcs12::read(&renewed, password).unwrap());
        assert_eq!(old.key.pkcs8(), new.key.pkcs8(), "the key stays");
        assert_ne!(old.certificate, new.certificate);
    }
}
