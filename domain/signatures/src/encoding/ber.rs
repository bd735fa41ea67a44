//! BER to DER (ITU-T X.690, 8.1.3 and 10.1): definite shortest lengths, octet strings in one piece.
//!
//! RFC 5652 allows BER around the signed parts, and libraries of the Bouncy Castle family write indefinite lengths.
//! The signed parts themselves are DER by rule, so they come out unchanged.

use super::tlv::{Malformed, Reader, header, tag};

/// Deeper nesting than any CMS message with certificates needs.
const DEPTH_LIMIT: usize = 24;
const CONSTRUCTED: u8 = 0x20;
const END_OF_CONTENTS: [u8; 2] = [0, 0];

/// The same element with definite lengths everywhere; what follows it is an error.
pub(crate) fn to_der(bytes: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut out = Vec::with_capacity(bytes.len());
    let used = element(bytes, DEPTH_LIMIT, &mut out)?;
    if used == bytes.len() { Ok(out) } else { Err(Malformed("octets after the message")) }
}

/// Writes the first element of `bytes` to `out` and says how many octets it took.
fn element(bytes: &[u8], depth: usize, out: &mut Vec<u8>) -> Result<usize, Malformed> {
    let (tag, length, head) = header(bytes)?;
    let depth = depth.checked_sub(1).ok_or(Malformed("nesting"))?;
    let rest = bytes.get(head..).ok_or(Malformed("length"))?;
    if tag & CONSTRUCTED == 0 {
        let length = length.ok_or(Malformed("indefinite length"))?;
        let value = rest.get(..length).ok_or(Malformed("length beyond the end"))?;
        write(tag, value, out)?;
        return head.checked_add(length).ok_or(Malformed("length"));
    }
    let mut inner = Vec::new();
    let body = match length {
        Some(length) => {
            let value = rest.get(..length).ok_or(Malformed("length beyond the end"))?;
            children(value, depth, false, &mut inner)?
        }
        None => children(rest, depth, true, &mut inner)?,
    };
    if tag == tag::OCTET_STRING | CONSTRUCTED {
        write(tag::OCTET_STRING, &joined(&inner)?, out)?;
    } else {
        write(tag, &inner, out)?;
    }
    head.checked_add(body).ok_or(Malformed("length"))
}

/// Writes elements until the slice, or the end-of-contents mark, ends; says how many octets they took.
fn children(bytes: &[u8], depth: usize, marked: bool, out: &mut Vec<u8>) -> Result<usize, Malformed> {
    let mut at = 0_usize;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        if marked && rest.starts_with(&END_OF_CONTENTS) {
            return at.checked_add(END_OF_CONTENTS.len()).ok_or(Malformed("length"));
        }
        if rest.is_empty() {
            return if marked { Err(Malformed("end of contents")) } else { Ok(at) };
        }
        at = at.checked_add(element(rest, depth, out)?).ok_or(Malformed("length"))?;
    }
}

/// The pieces of a constructed octet string, one after another.
fn joined(pieces: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut reader = Reader::new(pieces);
    let mut whole = Vec::with_capacity(pieces.len());
    while !reader.is_empty() {
        whole.extend_from_slice(reader.expect(tag::OCTET_STRING, "octet string in pieces")?.value);
    }
    Ok(whole)
}

fn write(tag: u8, value: &[u8], out: &mut Vec<u8>) -> Result<(), Malformed> {
    out.push(tag);
    let length = u32::try_from(value.len()).map_err(|_| Malformed("length"))?;
    if let Ok(short @ 0..=0x7f) = u8::try_from(length) {
        out.push(short);
    } else {
        let octets: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
        out.push(0x80 | u8::try_from(octets.len()).map_err(|_| Malformed("length"))?);
        out.extend_from_slice(&octets);
    }
    out.extend_from_slice(value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ber: &[u8], der: Result<&[u8], Malformed>) {
        assert_eq!(to_der(ber).as_deref(), der.as_ref().copied(), "{ber:02x?}");
    }

    #[test]
    fn indefinite_lengths_and_pieces_become_definite() {
        check(&[0x30, 0x03, 0x02, 0x01, 0x05], Ok(&[0x30, 0x03, 0x02, 0x01, 0x05]));
        check(&[0x30, 0x80, 0x02, 0x01, 0x05, 0, 0], Ok(&[0x30, 0x03, 0x02, 0x01, 0x05]));
        check(&[0x24, 0x80, 0x04, 0x01, 0x61, 0x04, 0x01, 0x62, 0, 0], Ok(&[0x04, 0x02, 0x61, 0x62]));
        check(&[0x30, 0x81, 0x02, 0x05, 0x00], Ok(&[0x30, 0x02, 0x05, 0x00]));
    }

    #[test]
    fn hostile_lengths_and_depths_are_refused() {
        check(&[0x30, 0x80, 0x02, 0x01, 0x05], Err(Malformed("end of contents")));
        check(&[0x04, 0x80, 0x61, 0, 0], Err(Malformed("indefinite length")));
        check(&[0x30, 0x00, 0x00], Err(Malformed("octets after the message")));
        check(&[0x30, 0x80].repeat(40), Err(Malformed("nesting")));
    }
}
