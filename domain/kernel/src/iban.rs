//! Bank accounts: the twenty characters of a Kazakhstan IBAN (ЖСК / ИИК) with check digits after ISO 13616.
//!
//! `KZ`, two check digits, three digits of the bank, thirteen letters or digits of the account. The check: the first four
//! characters go to the end, letters become 10 to 35, and the number leaves the remainder 1 when divided by 97.

use std::fmt;
use std::str::FromStr;

const LENGTH: usize = 20;

/// A bank account in Kazakhstan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban([u8; LENGTH]);

/// Why a text is not an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IbanFault {
    /// Not twenty characters, or not beginning with `KZ`, digits and letters where they belong.
    #[error("an account has 20 characters: KZ, five digits, thirteen Latin letters or digits")]
    Form,
    /// The check digits belong to another account.
    #[error("the check digits of the account are wrong")]
    CheckDigits,
}

impl Iban {
    /// The twenty characters as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// In groups of four with spaces that do not break, as it is printed.
    pub fn grouped(&self) -> String {
        self.as_str().as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{a0}")
    }
}

/// Spaces and small letters are forgiven: people copy accounts from paper.
impl FromStr for Iban {
    type Err = IbanFault;
    fn from_str(text: &str) -> Result<Self, IbanFault> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes: [u8; LENGTH] =
            plain.to_ascii_uppercase().as_bytes().try_into().map_err(|_| IbanFault::Form)?;
        let [b'K', b'Z', rest @ ..] = &bytes else { return Err(IbanFault::Form) };
        let (digits, account) = rest.split_at(5);
        let formed = digits.iter().all(u8::is_ascii_digit)
            && account.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        if !formed {
            return Err(IbanFault::Form);
        }
        if remainder(&bytes) == 1 { Ok(Self(bytes)) } else { Err(IbanFault::CheckDigits) }
    }
}

/// The remainder of the whole, its first four characters at the end, divided by 97.
fn remainder(bytes: &[u8; LENGTH]) -> u32 {
    let (head, tail) = bytes.split_at(4);
    tail.iter().chain(head).fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.saturating_sub(b'A')) + 10) % 97,
    })
}

impl TryFrom<String> for Iban {
    type Error = IbanFault;
    fn try_from(text: String) -> Result<Self, IbanFault> {
        text.parse()
    }
}

impl From<Iban> for String {
    fn from(account: Iban) -> Self {
        account.as_str().to_owned()
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Personal data stay out of logs: only the type is shown.
impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iban(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, IbanFault>) {
        let read = text.parse::<Iban>().map(|account| account.to_string());
        assert_eq!(read.as_deref().map_err(|fault| *fault), expected, "{text}");
    }

    /// The example of Kazakhstan in the register of IBAN formats.
    #[test]
    fn the_example_of_the_register_is_an_account() {
        check("KZ86125KZT5004100100", Ok("KZ86125KZT5004100100"));
        check(" kz86 125k zt50 0410 0100", Ok("KZ86125KZT5004100100"));
        let account: Iban = "KZ86125KZT5004100100".parse().unwrap();
        assert_eq!(account.grouped().replace('\u{a0}', " "), "KZ86 125K ZT50 0410 0100");
        assert_eq!(format!("{account:?}"), "Iban(..)");
    }

    #[test]
    fn every_fault_has_its_name() {
        check("", Err(IbanFault::Form));
        check("KZ86125KZT500410010", Err(IbanFault::Form));
        check("DE86125KZT5004100100", Err(IbanFault::Form));
        check("KZ8612AKZT5004100100", Err(IbanFault::Form));
        check("KZ86125КZT500410010", Err(IbanFault::Form));
        check("KZ86125KZT500410010-", Err(IbanFault::Form));
        check("KZ87125KZT5004100100", Err(IbanFault::CheckDigits));
        check("KZ86125KZT5004100101", Err(IbanFault::CheckDigits));
        check("KZ86125KZT5004101000", Err(IbanFault::CheckDigits));
    }
}
