//! One entry: what everybody may read, and salted commitments to what only some may.

use aws_lc_rs::hmac;
use kezek_kernel::{Instant, SystemName};
use serde_json::{Map, Value};

use crate::canonical::{check_key, write_object, write_string};
use crate::{Hash, leaf_hash};

/// The longest entry: an entry bundle counts its length in 16 bits.
pub const LARGEST_ENTRY_BYTES: usize = 65_535;

/// The format that this crate writes.
const VERSION: u32 = 1;
const SALT_LABEL: &[u8] = b"kezek journal salt 1\0";
const COMMITMENT_LABEL: &[u8] = b"kezek journal commitment 1\0";

/// What an act says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The act's code, such as `request-submit`.
    pub act: &'static str,
    /// From when the act has effect, where that differs from when it was recorded.
    pub effective: Option<Instant>,
    /// What everybody may read: no personal data.
    pub public: Map<String, Value>,
    /// Named values of which only a commitment becomes public.
    pub private: Vec<(&'static str, Vec<u8>)>,
}

/// An entry in its final bytes, with its place in the tree still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inscription {
    /// The bytes of the leaf.
    pub bytes: Vec<u8>,
    /// The hash of the leaf.
    pub leaf: Hash,
}

/// Why an entry cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// A key is not a short name of small ASCII letters, digits, `-` and `_`.
    #[error("`{0}` is not a name of small letters, digits, `-` and `_`")]
    Key(String),
    /// A number has a fraction or is beyond 2^53 - 1.
    #[error("numbers of an entry are integers of at most 53 bits")]
    NotAnInteger,
    /// Lists and objects are nested too deep.
    #[error("the public part is nested too deep")]
    TooDeep,
    /// The same private name stands twice.
    #[error("the private part `{0}` stands twice")]
    Twice(&'static str),
    /// The entry would not fit into an entry bundle.
    #[error("the entry has {0} bytes, more than {LARGEST_ENTRY_BYTES}")]
    TooLong(usize),
}

impl Entry {
    /// An entry of this act with nothing in it yet.
    pub fn new(act: &'static str) -> Self {
        Self { act, ..Self::default() }
    }

    /// Says from when the act has effect.
    #[must_use]
    pub fn effective(mut self, at: Instant) -> Self {
        self.effective = Some(at);
        self
    }

    /// Adds a value that everybody may read.
    #[must_use]
    pub fn public(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.public.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a value of which only a commitment becomes public.
    #[must_use]
    pub fn private(mut self, name: &'static str, value: impl Into<Vec<u8>>) -> Self {
        self.private.push((name, value.into()));
        self
    }
}

/// The bytes of an entry, as the given system records it at the given instant under a fresh random salt.
pub fn inscribe(
    entry: &Entry,
    system: SystemName,
    recorded: Instant,
    salt: &[u8; 32],
) -> Result<Inscription, EntryFault> {
    check_key(entry.act)?;
    let mut text = String::with_capacity(384);
    text.push_str("{\"act\":");
    write_string(&mut text, entry.act);
    if let Some(effective) = entry.effective {
        text.push_str(",\"effective\":");
        write_string(&mut text, &effective.to_string());
    }
    write_commitments(&mut text, &entry.private, salt)?;
    text.push_str(",\"public\":");
    write_object(&mut text, &entry.public)?;
    text.push_str(",\"recorded\":");
    write_string(&mut text, &recorded.to_string());
    text.push_str(",\"system\":");
    write_string(&mut text, system.code());
    text.push_str(",\"version\":");
    text.push_str(&VERSION.to_string());
    text.push('}');
    let bytes = text.into_bytes();
    if bytes.len() > LARGEST_ENTRY_BYTES {
        return Err(EntryFault::TooLong(bytes.len()));
    }
    let leaf = leaf_hash(&bytes);
    Ok(Inscription { bytes, leaf })
}

fn write_commitments(
    text: &mut String,
    private: &[(&'static str, Vec<u8>)],
    salt: &[u8; 32],
) -> Result<(), EntryFault> {
    let mut parts: Vec<_> = private.iter().collect();
    parts.sort_unstable_by_key(|(name, _)| name.as_bytes());
    if let Some(pair) = parts.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(EntryFault::Twice(pair[0].0));
    }
    text.push_str(",\"private\":{");
    for (position, (name, value)) in parts.into_iter().enumerate() {
        check_key(name)?;
        if position > 0 {
            text.push(',');
        }
        write_string(text, name);
        text.push(':');
        write_string(text, &commitment(&part_salt(salt, name), name, value).to_string());
    }
    text.push('}');
    Ok(())
}

/// The salt of one private part; showing it opens that part alone.
pub fn part_salt(entry_salt: &[u8; 32], name: &str) -> [u8; 32] {
    mac(entry_salt, &[SALT_LABEL, name.as_bytes()]).0
}

/// The commitment to one private part, under the salt of that part.
pub fn commitment(part_salt: &[u8; 32], name: &str, value: &[u8]) -> Hash {
    mac(part_salt, &[COMMITMENT_LABEL, name.as_bytes(), &[0], value])
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> Hash {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(context.sign().as_ref());
    Hash(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; 32] = [7; 32];
    const RECORDED: Instant = Instant::from_micros(1_700_000_000_000_000);

    #[track_caller]
    fn check(entry: &Entry, expected: Result<&str, EntryFault>) {
        let written = inscribe(entry, SystemName::Portal, RECORDED, &SALT);
        let text = written.map(|inscription| String::from_utf8(inscription.bytes).unwrap());
        assert_eq!(text, expected.map(str::to_owned));
    }

    #[test]
    fn the_text_has_one_order() {
        check(
            &Entry::new("case-open").public("number", 7).public("list", "almaty"),
            Ok(concat!(
                r#"{"act":"case-open","private":{},"public":{"list":"almaty","number":7},"#,
                r#""recorded":"2023-11-14T22:13:20Z","system":"portal","version":1}"#
            )),
        );
    }

    #[test]
    fn the_effective_instant_stands_where_it_was_given() {
        check(
            &Entry::new("case-open").effective(Instant::from_micros(1_000_001)),
            Ok(concat!(
                r#"{"act":"case-open","effective":"1970-01-01T00:00:01.000001Z","private":{},"public":{},"#,
                r#""recorded":"2023-11-14T22:13:20Z","system":"portal","version":1}"#
            )),
        );
    }

    #[test]
    fn faults_are_found_before_anything_is_written() {
        check(&Entry::new("Case"), Err(EntryFault::Key("Case".into())));
        check(&Entry::new("a").private("x", "1").private("x", "2"), Err(EntryFault::Twice("x")));
        check(&Entry::new("a").public("long", "x".repeat(65_535)), Err(EntryFault::TooLong(65_644)));
    }

    #[test]
    fn a_private_value_shows_only_through_its_salt() {
        let entry = Entry::new("a").private("iin", "500101100000");
        let text = inscribe(&entry, SystemName::Portal, RECORDED, &SALT).unwrap().bytes;
        let text = String::from_utf8(text).unwrap();
        assert!(!text.contains("500101100000"));
        let opened = commitment(&part_salt(&SALT, "iin"), "iin", b"500101100000");
        assert!(text.contains(&opened.to_string()));
        let guessed = commitment(&part_salt(&SALT, "name"), "iin", b"500101100000");
        assert!(!text.contains(&guessed.to_string()));
    }
}
