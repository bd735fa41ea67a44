//! Sums of money in whole tiyn; a tenge has a hundred of them.

use std::fmt;
use std::str::FromStr;

/// A sum that is not negative, in tiyn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Money(u64);

/// The text or number is not a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sum is tenge with at most two digits of tiyn, up to {} tenge", Money::LARGEST_TIYN / Money::TIYN)]
pub struct MoneyFault;

impl Money {
    /// The tiyn of a tenge.
    const TIYN: u64 = 100;
    /// The largest sum: no payment of a housing service comes near it.
    const LARGEST_TIYN: u64 = 10_000_000_000_000;

    /// The sum of so many tiyn.
    pub const fn from_tiyn(tiyn: u64) -> Option<Self> {
        if tiyn <= Self::LARGEST_TIYN { Some(Self(tiyn)) } else { None }
    }

    /// In tiyn.
    pub const fn tiyn(self) -> u64 {
        self.0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// As people type it: `12345`, `12 345,6` or `12345.60` tenge.
impl FromStr for Money {
    type Err = MoneyFault;
    fn from_str(text: &str) -> Result<Self, MoneyFault> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (tenge, tiyn) = plain.split_once([',', '.']).unwrap_or((&plain, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(tenge) || !digits(tiyn) || tiyn.len() > 2 {
            return Err(MoneyFault);
        }
        let tenge: u64 = tenge.parse().map_err(|_| MoneyFault)?;
        let tiyn: u64 = format!("{tiyn:0<2}").parse().map_err(|_| MoneyFault)?;
        let sum = tenge.checked_mul(Self::TIYN).and_then(|sum| sum.checked_add(tiyn)).ok_or(MoneyFault)?;
        Self::from_tiyn(sum).ok_or(MoneyFault)
    }
}

/// In tenge as people read it, thousands apart by a space that does not break: `12 345`, `12 345,60`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tenge, tiyn) = ((self.0 / Self::TIYN).to_string(), self.0 % Self::TIYN);
        for (index, digit) in tenge.chars().enumerate() {
            if index > 0 && (tenge.len() - index).is_multiple_of(3) {
                f.write_str("\u{a0}")?;
            }
            write!(f, "{digit}")?;
        }
        if tiyn == 0 { Ok(()) } else { write!(f, ",{tiyn:02}") }
    }
}

impl TryFrom<u64> for Money {
    type Error = MoneyFault;
    fn try_from(tiyn: u64) -> Result<Self, MoneyFault> {
        Self::from_tiyn(tiyn).ok_or(MoneyFault)
    }
}

impl From<Money> for u64 {
    fn from(money: Money) -> Self {
        money.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, tiyn: u64, shown: &str) {
        let money: Money = typed.parse().unwrap();
        assert_eq!((money.tiyn(), money.to_string().as_str()), (tiyn, shown), "{typed}");
        assert_eq!(money.to_string().parse(), Ok(money));
    }

    #[test]
    fn comma_and_point_part_the_tiyn() {
        check("0", 0, "0");
        check("12345", 1_234_500, "12\u{a0}345");
        check(" 12 345,6 ", 1_234_560, "12\u{a0}345,60");
        check("12345.60", 1_234_560, "12\u{a0}345,60");
        check("0,05", 5, "0,05");
        check("1000000", 100_000_000, "1\u{a0}000\u{a0}000");
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        for text in [
            "",
            " ",
            ",",
            "5,",
            ",5",
            "1,234",
            "1,2,3",
            "-5",
            "+5",
            "5 тг",
            "100000000001",
            "9".repeat(30).as_str(),
        ] {
            assert_eq!(text.parse::<Money>(), Err(MoneyFault), "{text}");
        }
    }
}
