//! IIN and BIN: the 12-digit numbers of persons and organisations.
//!
//! The check digit follows the rules approved for both registers: weights 1 to 11, and when the remainder is ten a
//! second pass with weights 3 to 11, 1, 2; a number with remainder ten twice is never issued. Since Government
//! decree No 853 of 26 August 2013 the digits are not tied to personal data, so birth date and sex are not checked.

use std::fmt;
use std::str::FromStr;

const FIRST_PASS: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_PASS: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/// Individual identification number (ЖСН / ИИН) with a valid check digit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iin([u8; 12]);

/// Business identification number (БСН / БИН) with a valid check digit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Bin([u8; 12]);

/// Why a text is not an identification number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// The text does not have exactly 12 characters.
    #[error("an identification number has 12 digits")]
    Length,
    /// A character is not a digit.
    #[error("an identification number has digits only")]
    NotDigits,
    /// The check digit differs from the computed one, or none exists for this prefix.
    #[error("the check digit is wrong")]
    CheckDigit,
}

impl Iin {
    /// The twelve digits as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Bin {
    /// The twelve digits as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn parse(text: &str) -> Result<[u8; 12], NumberFault> {
    let bytes: [u8; 12] = text.trim().as_bytes().try_into().map_err(|_| NumberFault::Length)?;
    if !bytes.iter().all(u8::is_ascii_digit) {
        return Err(NumberFault::NotDigits);
    }
    let check = check_digit(&bytes).ok_or(NumberFault::CheckDigit)?;
    if u32::from(bytes[11] - b'0') == check { Ok(bytes) } else { Err(NumberFault::CheckDigit) }
}

/// The check digit that belongs to the first eleven digits, or `None` for a prefix that is never issued.
fn check_digit(digits: &[u8; 12]) -> Option<u32> {
    [FIRST_PASS, SECOND_PASS].into_iter().find_map(|weights| {
        let sum: u32 =
            weights.iter().zip(digits).map(|(weight, digit)| weight * u32::from(digit - b'0')).sum();
        (sum % 11 < 10).then_some(sum % 11)
    })
}

macro_rules! number_traits {
    ($name:ident) => {
        impl FromStr for $name {
            type Err = NumberFault;
            fn from_str(text: &str) -> Result<Self, NumberFault> {
                parse(text).map(Self)
            }
        }
        impl TryFrom<String> for $name {
            type Error = NumberFault;
            fn try_from(text: String) -> Result<Self, NumberFault> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.as_str().to_owned()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
        /// Personal data stay out of logs: only the type is shown.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

number_traits!(Iin);
number_traits!(Bin);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(), NumberFault>) {
        assert_eq!(text.parse::<Iin>().map(|_| ()), expected, "{text}");
        assert_eq!(text.parse::<Bin>().map(|_| ()), expected, "{text}");
    }

    #[test]
    fn check_digits_of_the_first_pass() {
        for number in
            ["500101100000", "601231200018", "990228199992", "000301100073", "750615200429", "441005100038"]
        {
            check(number, Ok(()));
        }
    }

    #[test]
    fn check_digits_of_the_second_pass() {
        for number in ["500101100106", "500101100118", "500101100131", "961141000023"] {
            check(number, Ok(()));
        }
    }

    #[test]
    fn every_fault_has_its_name() {
        check("", Err(NumberFault::Length));
        check("50010110000", Err(NumberFault::Length));
        check("5001011000000", Err(NumberFault::Length));
        check("50010110000a", Err(NumberFault::NotDigits));
        check("500101100001", Err(NumberFault::CheckDigit));
        for last in 0..10 {
            check(&format!("50010110012{last}"), Err(NumberFault::CheckDigit));
        }
    }

    #[test]
    fn debug_output_hides_the_number() {
        let iin: Iin = "500101100000".parse().unwrap();
        assert_eq!(format!("{iin:?}"), "Iin(..)");
    }
}
