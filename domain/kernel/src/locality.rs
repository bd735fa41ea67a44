//! Localities by their KATO code (classifier of administrative-territorial objects).

use std::fmt;
use std::str::FromStr;

/// A nine-digit KATO code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kato([u8; 9]);

/// The text is not a KATO code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a KATO code has nine digits")]
pub struct KatoFault;

impl Kato {
    /// The nine digits as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Kato {
    type Err = KatoFault;
    fn from_str(text: &str) -> Result<Self, KatoFault> {
        let bytes: [u8; 9] = text.as_bytes().try_into().map_err(|_| KatoFault)?;
        if bytes.iter().all(u8::is_ascii_digit) { Ok(Self(bytes)) } else { Err(KatoFault) }
    }
}

impl TryFrom<String> for Kato {
    type Error = KatoFault;
    fn try_from(text: String) -> Result<Self, KatoFault> {
        text.parse()
    }
}

impl From<Kato> for String {
    fn from(code: Kato) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for Kato {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_digits_and_nothing_else() {
        assert_eq!("191010000".parse::<Kato>().unwrap().to_string(), "191010000");
        for bad in ["", "19101000", "1910100000", "19101000x"] {
            assert_eq!(bad.parse::<Kato>(), Err(KatoFault), "{bad}");
        }
    }
}
