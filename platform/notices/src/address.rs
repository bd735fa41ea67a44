//! Where a person is reached: an e-mail address, a mobile number of Kazakhstan. Read once, written in one form.

use std::fmt;
use std::str::FromStr;

/// The longest address of RFC 5321, with its domain.
const LONGEST_ADDRESS: usize = 254;
/// The longest part before the `@`.
const LONGEST_NAME: usize = 64;

/// An e-mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

/// A mobile number: `+77` and nine digits.
#[derive(Clone, PartialEq, Eq)]
pub struct MobileNumber(String);

/// The text is no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address of this kind")]
pub struct AddressFault;

impl EmailAddress {
    /// The address as it is written to a server.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl MobileNumber {
    /// The number as it is dialled, with `+7`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EmailAddress {
    type Err = AddressFault;
    fn from_str(text: &str) -> Result<Self, AddressFault> {
        let text = text.trim();
        let (name, domain) = text.rsplit_once('@').ok_or(AddressFault)?;
        let plain = |part: &str, more: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
                && part.chars().all(|each| each.is_ascii_alphanumeric() || more.contains(each))
        };
        let labels = domain.split('.').all(|label| !label.starts_with('-') && !label.ends_with('-'));
        let sound = text.len() <= LONGEST_ADDRESS
            && name.len() <= LONGEST_NAME
            && plain(name, "!#$%&'*+-/=?^_`{|}~.")
            && plain(domain, "-.")
            && domain.contains('.')
            && labels;
        if sound { Ok(Self(format!("{name}@{}", domain.to_ascii_lowercase()))) } else { Err(AddressFault) }
    }
}

impl FromStr for MobileNumber {
    type Err = AddressFault;
    fn from_str(text: &str) -> Result<Self, AddressFault> {
        let digits: String = text.chars().filter(|each| !matches!(each, ' ' | '-' | '(' | ')')).collect();
        let rest = digits.strip_prefix("+7").or_else(|| digits.strip_prefix('8')).ok_or(AddressFault)?;
        // Codes of mobile networks begin with 7; every other number is a landline.
        let sound =
            rest.len() == 10 && rest.starts_with('7') && rest.bytes().all(|each| each.is_ascii_digit());
        if sound { Ok(Self(format!("+7{rest}"))) } else { Err(AddressFault) }
    }
}

/// Personal data stay out of logs.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(..)")
    }
}

/// Personal data stay out of logs.
impl fmt::Debug for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MobileNumber(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_email(text: &str, expected: Option<&str>) {
        assert_eq!(text.parse::<EmailAddress>().ok().as_ref().map(EmailAddress::as_str), expected, "{text}");
    }

    #[track_caller]
    fn check_mobile(text: &str, expected: Option<&str>) {
        assert_eq!(text.parse::<MobileNumber>().ok().as_ref().map(MobileNumber::as_str), expected, "{text}");
    }

    #[test]
    fn an_address_has_one_form() {
        check_email(" Aisulu@Example.KZ ", Some("Aisulu@example.kz"));
        check_email("a.b+c@mail.example.kz", Some("a.b+c@mail.example.kz"));
        let long = format!("{}@example.kz", "a".repeat(65));
        for bad in [
            "",
            "a",
            "@example.kz",
            "a@",
            "a@b",
            "a b@example.kz",
            ".a@example.kz",
            "a..b@example.kz",
            "a@-b.kz",
        ] {
            check_email(bad, None);
        }
        for bad in
            ["a@example..kz", "a@example.kz\r\nBcc: b@example.kz", "<a@example.kz>", "ә@example.kz", &long]
        {
            check_email(bad, None);
        }
    }

    #[test]
    fn a_mobile_number_has_one_form() {
        check_mobile("8 (701) 000-00-00", Some("+77010000000"));
        check_mobile("+7 701 000 00 00", Some("+77010000000"));
        for bad in
            ["", "701 000 00 00", "+7 272 000 00 00", "+1 701 000 00 00", "+7 495 000 00 00", "+7701000000x"]
        {
            check_mobile(bad, None);
        }
    }
}
