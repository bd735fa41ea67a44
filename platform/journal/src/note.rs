//! C2SP signed notes with Ed25519: how a checkpoint is signed and how anybody checks it.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::sha256;

/// The algorithm byte of Ed25519 in key ids and verifier keys.
const ED25519_ALGORITHM: u8 = 1;
const PUBLIC_KEY_BYTES: usize = 32;
const LONGEST_NOTE_BYTES: usize = 16 * 1024;

/// Signs notes under one name.
pub struct NoteSigner {
    name: String,
    key: Ed25519KeyPair,
    public: [u8; PUBLIC_KEY_BYTES],
}

/// Checks notes of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteVerifier {
    name: String,
    public: [u8; PUBLIC_KEY_BYTES],
}

/// Why a note or a verifier key is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// The text does not have the form of a verifier key.
    #[error("not a verifier key")]
    VerifierKey,
    /// The text does not have the form of a signed note.
    #[error("not a signed note")]
    Form,
    /// No signature is by the expected key.
    #[error("the note is not signed by this key")]
    UnknownKey,
    /// The signature by the expected key does not fit the text.
    #[error("the signature does not fit the note")]
    Signature,
}

impl NoteSigner {
    /// The signer with this name and seed; `None` when the name has a space or a plus sign, or is empty.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Option<Self> {
        let key = Ed25519KeyPair::from_seed_unchecked(seed).ok()?;
        let public = key.public_key().as_ref().try_into().ok()?;
        is_name(name).then(|| Self { name: name.to_owned(), key, public })
    }

    /// The name, which is the journal's origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key by which everybody checks, such as `kezek.local/portal+e6a4f0c1+AX…`.
    pub fn verifier_key(&self) -> String {
        self.verifier().to_string()
    }

    /// The verifier that belongs to this signer.
    pub fn verifier(&self) -> NoteVerifier {
        NoteVerifier { name: self.name.clone(), public: self.public }
    }

    /// The signed note over a text that ends with a line feed.
    pub fn sign(&self, text: &str) -> String {
        let mut blob = key_id(&self.name, &self.public).to_vec();
        blob.extend_from_slice(self.key.sign(text.as_bytes()).as_ref());
        format!("{text}\n\u{2014} {} {}\n", self.name, STANDARD.encode(blob))
    }
}

impl NoteVerifier {
    /// The name, which is the journal's origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of the note, when this key has signed it. Signatures by other keys are passed over.
    pub fn open<'n>(&self, note: &'n str) -> Result<&'n str, NoteFault> {
        if note.len() > LONGEST_NOTE_BYTES || !note.ends_with('\n') {
            return Err(NoteFault::Form);
        }
        let split = note.rfind("\n\n").ok_or(NoteFault::Form)? + 1;
        let (text, signatures) = (&note[..split], &note[split + 1..]);
        let id = key_id(&self.name, &self.public);
        for line in signatures.lines() {
            let (name, blob) = line
                .strip_prefix("\u{2014} ")
                .and_then(|rest| rest.split_once(' '))
                .ok_or(NoteFault::Form)?;
            let blob = STANDARD.decode(blob).map_err(|_| NoteFault::Form)?;
            let (line_id, signature) = blob.split_first_chunk::<4>().ok_or(NoteFault::Form)?;
            if name == self.name && *line_id == id {
                return UnparsedPublicKey::new(&ED25519, &self.public)
                    .verify(text.as_bytes(), signature)
                    .map(|()| text)
                    .map_err(|_| NoteFault::Signature);
            }
        }
        Err(NoteFault::UnknownKey)
    }
}

/// `NAME+KEYID+KEY`, as C2SP signed-note writes a verifier key.
impl std::fmt::Display for NoteVerifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let id = hex::encode(key_id(&self.name, &self.public));
        write!(f, "{}+{id}+{}", self.name, STANDARD.encode(tagged(&self.public)))
    }
}

impl std::str::FromStr for NoteVerifier {
    type Err = NoteFault;

    fn from_str(text: &str) -> Result<Self, NoteFault> {
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteFault::VerifierKey);
        };
        let key = STANDARD.decode(key).map_err(|_| NoteFault::VerifierKey)?;
        let (algorithm, public) = key.split_first().ok_or(NoteFault::VerifierKey)?;
        let public: [u8; PUBLIC_KEY_BYTES] = public.try_into().map_err(|_| NoteFault::VerifierKey)?;
        let good =
            *algorithm == ED25519_ALGORITHM && is_name(name) && hex::encode(key_id(name, &public)) == id;
        if good { Ok(Self { name: name.to_owned(), public }) } else { Err(NoteFault::VerifierKey) }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|character| character.is_whitespace() || character == '+')
}

fn tagged(public: &[u8; PUBLIC_KEY_BYTES]) -> Vec<u8> {
    [&[ED25519_ALGORITHM], public.as_slice()].concat()
}

fn key_id(name: &str, public: &[u8; PUBLIC_KEY_BYTES]) -> [u8; 4] {
    let hash = sha256(&[name.as_bytes(), b"\n", &[ED25519_ALGORITHM], public]);
    [hash.0[0], hash.0[1], hash.0[2], hash.0[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the package documentation of golang.org/x/mod/sumdb/note, a note that nobody here made.
    const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const GO_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\n\
        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[track_caller]
    fn check(key: &str, note: &str, expected: Result<&str, NoteFault>) {
        assert_eq!(key.parse::<NoteVerifier>().unwrap().open(note), expected);
    }

    #[test]
    fn a_note_made_elsewhere_is_accepted_unchanged_only() {
        let text = GO_NOTE.split_inclusive('\n').take(2).collect::<String>();
        check(GO_KEY, GO_NOTE, Ok(&text));
        check(GO_KEY, &GO_NOTE.replace("answer", "Answer"), Err(NoteFault::Signature));
        check(GO_KEY, &GO_NOTE.replace("\n\n", "\n"), Err(NoteFault::Form));
        check(GO_KEY, GO_NOTE.trim_end(), Err(NoteFault::Form));
        check(GO_KEY, &GO_NOTE.replace("PeterNeumann", "Somebody"), Err(NoteFault::UnknownKey));
        check(GO_KEY, &"x".repeat(20_000), Err(NoteFault::Form));
    }

    #[test]
    fn what_we_sign_we_accept() {
        let signer = NoteSigner::from_seed("kezek.local/portal", &[1; 32]).unwrap();
        let note = signer.sign("one\ntwo\n");
        check(&signer.verifier_key(), &note, Ok("one\ntwo\n"));
        let other = NoteSigner::from_seed("kezek.local/portal", &[2; 32]).unwrap();
        check(&other.verifier_key(), &note, Err(NoteFault::UnknownKey));
    }

    #[test]
    fn verifier_keys_are_checked() {
        for bad in ["", "a+b", &GO_KEY.replace("c74f20a3", "c74f20a4"), &GO_KEY.replace("+ARpc", "+ARpd")] {
            assert_eq!(bad.parse::<NoteVerifier>(), Err(NoteFault::VerifierKey), "{bad}");
        }
        assert!(NoteSigner::from_seed("two words", &[1; 32]).is_none());
        assert!(NoteSigner::from_seed("a+b", &[1; 32]).is_none());
    }
}
