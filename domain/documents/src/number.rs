//! The unique number of a document: fourteen digits, as the portal's barcode elements carry it.

use std::fmt;
use std::str::FromStr;

/// The unique number of an electronic document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentNumber(u64);

/// The text is not a document number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a document number has fourteen digits and does not begin with zero")]
pub struct DocumentNumberFault;

const SMALLEST: u64 = 10_000_000_000_000;
const LARGEST: u64 = 99_999_999_999_999;

impl DocumentNumber {
    /// The number with this value.
    pub fn new(value: u64) -> Result<Self, DocumentNumberFault> {
        if (SMALLEST..=LARGEST).contains(&value) { Ok(Self(value)) } else { Err(DocumentNumberFault) }
    }

    /// A number drawn from given randomness, so that numbers cannot be guessed one from another.
    pub fn from_random(randomness: [u8; 8]) -> Self {
        Self(SMALLEST + u64::from_be_bytes(randomness) % (LARGEST - SMALLEST + 1))
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for DocumentNumber {
    type Err = DocumentNumberFault;
    fn from_str(text: &str) -> Result<Self, DocumentNumberFault> {
        if text.len() != 14 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DocumentNumberFault);
        }
        text.parse().map_err(|_| DocumentNumberFault).and_then(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, accepted: bool) {
        let parsed = text.parse::<DocumentNumber>();
        assert_eq!(parsed.is_ok(), accepted, "{text}");
        if let Ok(number) = parsed {
            assert_eq!(number.to_string(), text);
        }
    }

    #[test]
    fn fourteen_digits_and_nothing_else() {
        check("10100412345678", true);
        for bad in
            ["", "01100412345678", "1010041234567", "101004123456789", "1010041234567x", "+1010041234567"]
        {
            check(bad, false);
        }
    }

    #[test]
    fn every_randomness_gives_a_number() {
        for randomness in [[0; 8], [0xff; 8], [1, 2, 3, 4, 5, 6, 7, 8]] {
            check(&DocumentNumber::from_random(randomness).to_string(), true);
        }
    }
}
