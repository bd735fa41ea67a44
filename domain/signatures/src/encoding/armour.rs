//! PEM armour (RFC 7468) and bare base64, as signers and command lines hand them over.
//!
//! NCALayer answers `-----BEGIN CMS-----`, older modules bare base64, openssl either PEM or DER.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::tlv::Malformed;

/// More blocks than any file of trusted certificates has.
const BLOCK_LIMIT: usize = 256;

/// One block of a PEM file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The word between `BEGIN` and the dashes, such as `CERTIFICATE`.
    pub label: String,
    /// The decoded octets.
    pub der: Vec<u8>,
}

/// Every block of a PEM file; binary input is one block with an empty label.
pub fn blocks(input: &[u8]) -> Result<Vec<Block>, Malformed> {
    let Some(mut rest) = text_of(input).filter(|text| text.contains("-----BEGIN ")) else {
        return der_of(input).map(|der| vec![Block { label: String::new(), der: der.into_owned() }]);
    };
    let mut found = Vec::new();
    while let Some((_, begun)) = rest.split_once("-----BEGIN ") {
        let (label, body) = begun.split_once("-----").ok_or(Malformed("armour"))?;
        let (body, after) = body.split_once(&format!("-----END {label}-----")).ok_or(Malformed("armour"))?;
        if found.len() == BLOCK_LIMIT {
            return Err(Malformed("armour of too many blocks"));
        }
        found.push(Block { label: label.to_owned(), der: base64_of(body)? });
        rest = after;
    }
    Ok(found)
}

/// The DER (or BER) of input that may be PEM of one block, bare base64, or binary already.
pub fn der_of(input: &[u8]) -> Result<Cow<'_, [u8]>, Malformed> {
    match text_of(input) {
        Some(text) if text.contains("-----BEGIN ") => {
            let first = blocks(input)?.into_iter().next().ok_or(Malformed("armour"))?;
            Ok(Cow::Owned(first.der))
        }
        Some(text) => base64_of(text).map(Cow::Owned),
        None => Ok(Cow::Borrowed(input)),
    }
}

/// The input as text; a DER sequence begins with an octet that no armour and no base64 of a sequence begins with.
fn text_of(input: &[u8]) -> Option<&str> {
    if input.first() == Some(&super::tag::SEQUENCE) {
        return None;
    }
    std::str::from_utf8(input).ok().filter(|text| !text.trim().is_empty())
}

fn base64_of(text: &str) -> Result<Vec<u8>, Malformed> {
    let compact: Vec<u8> = text.bytes().filter(|octet| !octet.is_ascii_whitespace()).collect();
    STANDARD.decode(compact).map_err(|_| Malformed("base64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: Result<&[u8], Malformed>) {
        assert_eq!(der_of(input.as_bytes()).as_deref(), expected.as_ref().copied(), "{input}");
    }

    #[test]
    fn every_wrapping_gives_the_same_octets() {
        check("-----BEGIN CMS-----\nMAMC\nAQU=\n-----END CMS-----\n", Ok(&[0x30, 3, 2, 1, 5]));
        check("MAMCAQU=", Ok(&[0x30, 3, 2, 1, 5]));
        assert_eq!(der_of(&[0x30, 3, 2, 1, 5]).as_deref(), Ok(&[0x30, 3, 2, 1, 5][..]));
    }

    #[test]
    fn broken_armour_is_refused() {
        check("-----BEGIN CMS-----\nMAMC", Err(Malformed("armour")));
        check("-----BEGIN CMS-----\n!\n-----END CMS-----", Err(Malformed("base64")));
        check("not base64 at all!", Err(Malformed("base64")));
    }
}
