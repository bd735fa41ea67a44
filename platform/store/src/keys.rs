//! The system's keys: sealing, lookup, and the seed of the journal's signing key.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::{hmac, rand};

use crate::StoreError;

/// First byte of sealed bytes: AES-256-GCM with a random nonce.
const SEALED_FORMAT: u8 = 1;
const KEY_BYTES: usize = 32;

/// The three keys of one system.
#[derive(Clone)]
pub struct StoreKeys {
    sealing: Arc<LessSafeKey>,
    lookup: hmac::Key,
    journal_seed: [u8; KEY_BYTES],
    fingerprint: [u8; KEY_BYTES],
}

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// A key file cannot be read or written.
    #[error("key file {name}: {cause}")]
    File {
        /// Name of the file.
        name: &'static str,
        /// What the operating system said.
        cause: io::Error,
    },
    /// A key file does not hold exactly 32 bytes.
    #[error("key file {0} must hold exactly 32 bytes")]
    Length(&'static str),
    /// The primitive refused the key.
    #[error("the key was refused")]
    Refused,
}

/// Keys are never shown.
impl std::fmt::Debug for StoreKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKeys(..)")
    }
}

impl StoreKeys {
    /// The keys with these bytes.
    pub fn new(
        sealing: &[u8; KEY_BYTES],
        lookup: &[u8; KEY_BYTES],
        journal_seed: [u8; KEY_BYTES],
    ) -> Result<Self, KeyFault> {
        let unbound = UnboundKey::new(&AES_256_GCM, sealing).map_err(|_| KeyFault::Refused)?;
        let print = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, sealing), b"kezek store fingerprint 1");
        let lookup = hmac::Key::new(hmac::HMAC_SHA256, lookup);
        let print = hmac::sign(&lookup, print.as_ref());
        let mut fingerprint = [0; KEY_BYTES];
        fingerprint.copy_from_slice(print.as_ref());
        Ok(Self { sealing: Arc::new(LessSafeKey::new(unbound)), lookup, journal_seed, fingerprint })
    }

    /// The keys in the files `sealing.key`, `lookup.key` and `journal.key` of a folder; absent ones are made from
    /// the operating system's randomness, readable by the owner alone.
    pub fn load_or_create(folder: &Path) -> Result<Self, KeyFault> {
        fs::create_dir_all(folder).map_err(|cause| KeyFault::File { name: "folder", cause })?;
        let sealing = load_or_create_file(folder, "sealing.key")?;
        let lookup = load_or_create_file(folder, "lookup.key")?;
        let journal_seed = load_or_create_file(folder, "journal.key")?;
        Self::new(&sealing, &lookup, journal_seed)
    }

    /// The seed of the journal's Ed25519 key.
    pub const fn journal_seed(&self) -> &[u8; KEY_BYTES] {
        &self.journal_seed
    }

    /// Tells these keys from others without telling anything about them.
    pub(crate) const fn fingerprint(&self) -> &[u8; KEY_BYTES] {
        &self.fingerprint
    }

    /// The key under which an IIN or BIN is looked up.
    pub fn lookup_key(&self, number: &str) -> [u8; 32] {
        let mut key = [0; 32];
        key.copy_from_slice(hmac::sign(&self.lookup, number.as_bytes()).as_ref());
        key
    }

    /// Seals bytes: format, nonce, AES-256-GCM ciphertext with tag.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_LEN];
        rand::fill(&mut nonce).map_err(|_| StoreError::NoRandomness)?;
        let mut body = plain.to_vec();
        let tag = self
            .sealing
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from([SEALED_FORMAT]),
                &mut body,
            )
            .map_err(|_| StoreError::NoRandomness)?;
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + body.len() + tag.as_ref().len());
        sealed.push(SEALED_FORMAT);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&body);
        sealed.extend_from_slice(tag.as_ref());
        Ok(sealed)
    }

    /// Opens sealed bytes.
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (format, rest) = sealed.split_first().ok_or(StoreError::DoesNotOpen)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or(StoreError::DoesNotOpen)?;
        if *format != SEALED_FORMAT {
            return Err(StoreError::DoesNotOpen);
        }
        let mut body = body.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let length = self
            .sealing
            .open_in_place(nonce, Aad::from([SEALED_FORMAT]), &mut body)
            .map_err(|_| StoreError::DoesNotOpen)?
            .len();
        body.truncate(length);
        Ok(body)
    }
}

fn load_or_create_file(folder: &Path, name: &'static str) -> Result<[u8; KEY_BYTES], KeyFault> {
    let path = folder.join(name);
    let fault = |cause| KeyFault::File { name, cause };
    match File::open(&path) {
        Ok(file) => read_key(file, name),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            let mut key = [0; KEY_BYTES];
            rand::fill(&mut key).map_err(|_| KeyFault::Refused)?;
            write_key(&path, &key).map_err(fault)?;
            Ok(key)
        }
        Err(cause) => Err(fault(cause)),
    }
}

fn read_key(file: File, name: &'static str) -> Result<[u8; KEY_BYTES], KeyFault> {
    let mut bytes = Vec::with_capacity(KEY_BYTES + 1);
    file.take(KEY_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|cause| KeyFault::File { name, cause })?;
    bytes.try_into().map_err(|_| KeyFault::Length(name))
}

/// Written beside and renamed, so that a crash leaves either no key or a whole one.
fn write_key(path: &Path, key: &[u8; KEY_BYTES]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(key)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(sealing: u8) -> StoreKeys {
        StoreKeys::new(&[sealing; 32], &[2; 32], [3; 32]).unwrap()
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<u8>), expected: Result<&[u8], StoreError>) {
        let mut sealed = keys(1).seal("Үміт".as_bytes()).unwrap();
        change(&mut sealed);
        assert_eq!(keys(1).open(&sealed), expected.map(<[u8]>::to_vec));
    }

    #[test]
    fn sealed_bytes_open_only_unchanged() {
        check(|_| (), Ok("Үміт".as_bytes()));
        check(|sealed| sealed[0] = 2, Err(StoreError::DoesNotOpen));
        check(|sealed| sealed[1] ^= 1, Err(StoreError::DoesNotOpen));
        check(|sealed| sealed[14] ^= 1, Err(StoreError::DoesNotOpen));
        check(|sealed| sealed.truncate(12), Err(StoreError::DoesNotOpen));
        check(Vec::clear, Err(StoreError::DoesNotOpen));
    }

    #[test]
    fn another_key_does_not_open() {
        let sealed = keys(1).seal(b"x").unwrap();
        assert_eq!(keys(9).open(&sealed), Err(StoreError::DoesNotOpen));
    }

    #[test]
    fn the_same_bytes_are_never_sealed_alike() {
        assert_ne!(keys(1).seal(b"x").unwrap(), keys(1).seal(b"x").unwrap());
    }

    #[test]
    fn keys_are_made_once_and_kept_private() {
        let folder = tempfile::tempdir().unwrap();
        let first = StoreKeys::load_or_create(folder.path()).unwrap();
        let second = StoreKeys::load_or_create(folder.path()).unwrap();
        assert_eq!(first.fingerprint(), second.fingerprint());
        assert_eq!(first.journal_seed(), second.journal_seed());
        #[cfg(unix)]
        for name in ["sealing.key", "lookup.key", "journal.key"] {
            let mode = std::os::unix::fs::MetadataExt::mode(&fs::metadata(folder.path().join(name)).unwrap());
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }

    #[test]
    fn a_key_file_of_another_length_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("lookup.key"), [0; 31]).unwrap();
        assert!(matches!(StoreKeys::load_or_create(folder.path()), Err(KeyFault::Length("lookup.key"))));
    }
}
