//! The recipient of a service: a person with an IIN or an organisation with a BIN.

use std::fmt;
use std::str::FromStr;

use crate::{Bin, Iin, NumberFault, PersonName, fold_name};

/// The number of a recipient, IIN or BIN, as twelve digits.
///
/// The two never collide: the fifth digit of a BIN is 4, 5 or 6 (resident, non-resident, joint enterprise of sole traders),
/// where an IIN has the first digit of a day of the month.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RecipientNumber {
    /// That of a person.
    Iin(Iin),
    /// That of an organisation.
    Bin(Bin),
}

/// The name of a recipient.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum RecipientName {
    /// That of a person.
    Person(PersonName),
    /// That of an organisation, as it is registered.
    Organisation(String),
}

/// Number and name of a recipient that belong together.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Recipient {
    /// The number; what was kept before organisations could apply calls it `iin`.
    #[serde(alias = "iin")]
    pub number: RecipientNumber,
    /// The name as in the request or the certificate.
    pub name: RecipientName,
}

impl RecipientNumber {
    /// The twelve digits as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Iin(iin) => iin.as_str(),
            Self::Bin(bin) => bin.as_str(),
        }
    }

    /// The number of a person.
    pub const fn iin(self) -> Option<Iin> {
        match self {
            Self::Iin(iin) => Some(iin),
            Self::Bin(_) => None,
        }
    }

    /// The number of an organisation.
    pub const fn bin(self) -> Option<Bin> {
        match self {
            Self::Iin(_) => None,
            Self::Bin(bin) => Some(bin),
        }
    }
}

impl RecipientName {
    /// The whole name with single spaces.
    pub fn full(&self) -> String {
        match self {
            Self::Person(name) => name.full(),
            Self::Organisation(name) => name.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// The key by which the name is searched.
    pub fn folded(&self) -> String {
        fold_name(&self.full())
    }
}

impl FromStr for RecipientNumber {
    type Err = NumberFault;
    fn from_str(text: &str) -> Result<Self, NumberFault> {
        match text.trim().as_bytes().get(4) {
            Some(b'4'..=b'6') => text.parse().map(Self::Bin),
            _ => text.parse().map(Self::Iin),
        }
    }
}

impl TryFrom<String> for RecipientNumber {
    type Error = NumberFault;
    fn try_from(text: String) -> Result<Self, NumberFault> {
        text.parse()
    }
}

impl From<RecipientNumber> for String {
    fn from(number: RecipientNumber) -> Self {
        number.as_str().to_owned()
    }
}

impl From<Iin> for RecipientNumber {
    fn from(iin: Iin) -> Self {
        Self::Iin(iin)
    }
}

impl From<Bin> for RecipientNumber {
    fn from(bin: Bin) -> Self {
        Self::Bin(bin)
    }
}

impl From<PersonName> for RecipientName {
    fn from(name: PersonName) -> Self {
        Self::Person(name)
    }
}

impl fmt::Display for RecipientNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Personal data stay out of logs: only the kind is shown.
impl fmt::Debug for RecipientNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Iin(iin) => iin.fmt(f),
            Self::Bin(bin) => bin.fmt(f),
        }
    }
}

/// Personal data stay out of logs: only the type is shown.
impl fmt::Debug for RecipientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecipientName(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, NumberFault>) {
        let read: Result<RecipientNumber, _> = text.parse();
        assert_eq!(read.map(|number| format!("{number:?}")), expected.map(str::to_owned), "{text}");
        if let Ok(number) = read {
            assert_eq!(number.to_string(), text.trim());
        }
    }

    #[test]
    fn the_fifth_digit_tells_an_organisation_from_a_person() {
        check("730412200015", Ok("Iin(..)"));
        check("500131100018", Err(NumberFault::CheckDigit));
        check("681109100022", Ok("Iin(..)"));
        check("910228200033", Ok("Iin(..)"));
        check("590731100042", Ok("Iin(..)"));
        check("991340000017", Ok("Bin(..)"));
        check(" 961141000023 ", Ok("Bin(..)"));
        check("991340000018", Err(NumberFault::CheckDigit));
        check("99134000001", Err(NumberFault::Length));
        check("99134000001x", Err(NumberFault::NotDigits));
        check("", Err(NumberFault::Length));
    }

    #[test]
    fn a_name_is_whole_and_stays_out_of_logs() {
        let organisation = Recipient {
            number: "991340000017".parse().unwrap(),
            name: RecipientName::Organisation("«Үлгі»  ЖШС".to_owned()),
        };
        assert_eq!(organisation.name.full(), "«Үлгі» ЖШС");
        assert_eq!(organisation.name.folded(), "«үлгі» жшс");
        assert_eq!(format!("{organisation:?}"), "Recipient { number: Bin(..), name: RecipientName(..) }");
    }
}
