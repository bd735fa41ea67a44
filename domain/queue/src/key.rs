//! What a list is called and by what its people are ordered.

use std::fmt;
use std::str::FromStr;

use kezek_kernel::{Instant, Kato};

/// The longest code of a category, in bytes.
const LONGEST_CATEGORY: usize = 40;

/// One list: the people of one category waiting in one locality.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListKey {
    locality: Kato,
    category: String,
}

/// The text does not name a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a list is named by a KATO code, a stroke and the code of a category")]
pub struct ListKeyFault;

impl ListKey {
    /// The list of this category in this locality; the category is a short kebab-case code of the edition.
    pub fn new(locality: Kato, category: &str) -> Result<Self, ListKeyFault> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if category.is_empty() || category.len() > LONGEST_CATEGORY || !category.bytes().all(plain) {
            return Err(ListKeyFault);
        }
        Ok(Self { locality, category: category.to_owned() })
    }

    /// The locality whose people wait.
    pub fn locality(&self) -> Kato {
        self.locality
    }

    /// The code of the category.
    pub fn category(&self) -> &str {
        &self.category
    }
}

/// `191010000/veterans`: the form in rows, addresses and the journal.
impl fmt::Display for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.locality, self.category)
    }
}

impl FromStr for ListKey {
    type Err = ListKeyFault;
    fn from_str(text: &str) -> Result<Self, ListKeyFault> {
        let (locality, category) = text.split_once('/').ok_or(ListKeyFault)?;
        Self::new(locality.parse().map_err(|_| ListKeyFault)?, category)
    }
}

/// The place of one application in time: the first key is the law's, the second makes the order total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrderKey {
    /// The instant at which the accepting system committed the complete application.
    pub applied_at: Instant,
    /// The number under which the application was registered: unique, never given twice.
    pub sequence: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let read = text.parse::<ListKey>().ok();
        assert_eq!(
            read.as_ref().map(|key| (key.locality.as_str(), key.category.as_str())),
            expected,
            "{text}"
        );
        if let Some(key) = read {
            assert_eq!(key.to_string(), text);
        }
    }

    #[test]
    fn list_names_survive_text() {
        check("191010000/large-families", Some(("191010000", "large-families")));
        check("191010000/c1", Some(("191010000", "c1")));
    }

    #[test]
    fn other_texts_name_no_list() {
        for text in ["", "191010000", "191010000/", "19101/veterans", "191010000/Veterans", "191010000/a/b"] {
            check(text, None);
        }
        check(&format!("191010000/{}", "a".repeat(41)), None);
    }

    #[test]
    fn the_moment_rules_and_the_sequence_decides_between_equals() {
        let key = |micros, sequence| OrderKey { applied_at: Instant::from_micros(micros), sequence };
        assert!(key(1, 9) < key(2, 1));
        assert!(key(2, 1) < key(2, 2));
    }
}
