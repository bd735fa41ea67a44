//! A reader of DER (ITU-T X.690) that cuts one element after another and never copies.
//!
//! A signature covers exact bytes, so the parts it covers are cut out of what was received and never encoded again.

/// The bytes are not the structure that was expected; the text names the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed {0}")]
pub struct Malformed(pub &'static str);

/// Tags of the structures read here.
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
    pub(crate) const ENUMERATED: u8 = 0x0a;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;
    pub(crate) const CONTEXT_0: u8 = 0xa0;
    pub(crate) const CONTEXT_1: u8 = 0xa1;
    pub(crate) const CONTEXT_2: u8 = 0xa2;
    pub(crate) const CONTEXT_0_PRIMITIVE: u8 = 0x80;
}

/// One element: tag, value, and the whole of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tlv<'a> {
    /// The identifier octet.
    pub(crate) tag: u8,
    /// The contents octets.
    pub(crate) value: &'a [u8],
    /// Identifier, length and contents.
    pub(crate) raw: &'a [u8],
}

/// Reads elements from the front of a slice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader over all of `bytes`.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether nothing is left.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next element, whatever it is.
    pub(crate) fn any(&mut self) -> Result<Tlv<'a>, Malformed> {
        let (tag, length, header) = header(self.rest)?;
        let length = length.ok_or(Malformed("indefinite length"))?;
        let end = header.checked_add(length).ok_or(Malformed("length"))?;
        let raw = self.rest.get(..end).ok_or(Malformed("length beyond the end"))?;
        let value = raw.get(header..).ok_or(Malformed("length"))?;
        self.rest = self.rest.get(end..).unwrap_or_default();
        Ok(Tlv { tag, value, raw })
    }

    /// The next element, which must have this tag.
    pub(crate) fn expect(&mut self, tag: u8, place: &'static str) -> Result<Tlv<'a>, Malformed> {
        self.optional(tag)?.ok_or(Malformed(place))
    }

    /// The next element if it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Result<Option<Tlv<'a>>, Malformed> {
        if self.rest.first() == Some(&tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// Nothing may be left.
    pub(crate) const fn finish(self, place: &'static str) -> Result<(), Malformed> {
        if self.rest.is_empty() { Ok(()) } else { Err(Malformed(place)) }
    }

    /// The only element of the slice, which must have this tag.
    pub(crate) fn only(bytes: &'a [u8], tag: u8, place: &'static str) -> Result<Tlv<'a>, Malformed> {
        let mut reader = Self::new(bytes);
        let element = reader.expect(tag, place)?;
        reader.finish(place)?;
        Ok(element)
    }
}

/// Tag, length (`None`: indefinite) and size of the header at the front of `bytes`.
pub(crate) fn header(bytes: &[u8]) -> Result<(u8, Option<usize>, usize), Malformed> {
    let (&tag, &first) = bytes.first().zip(bytes.get(1)).ok_or(Malformed("element"))?;
    if tag & 0x1f == 0x1f {
        return Err(Malformed("tag of many octets"));
    }
    match first {
        0..=0x7f => Ok((tag, Some(usize::from(first)), 2)),
        0x80 => Ok((tag, None, 2)),
        0x81..=0x84 => {
            let end = usize::from(first & 0x7f).saturating_add(2);
            let octets = bytes.get(2..end).ok_or(Malformed("length"))?;
            let length = octets.iter().fold(0_usize, |sum, &octet| (sum << 8) | usize::from(octet));
            Ok((tag, Some(length), end))
        }
        _ => Err(Malformed("length of many octets")),
    }
}

/// The contents of an element that must be an OCTET STRING and nothing else.
pub(crate) fn octet_string<'a>(bytes: &'a [u8], place: &'static str) -> Result<&'a [u8], Malformed> {
    Reader::only(bytes, tag::OCTET_STRING, place).map(|element| element.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&[u8], Malformed>) {
        assert_eq!(Reader::new(bytes).any().map(|element| element.value), expected, "{bytes:02x?}");
    }

    #[test]
    fn elements_and_their_faults() {
        check(&[0x04, 0x02, 1, 2, 9], Ok(&[1, 2]));
        check(&[0x04, 0x81, 0x02, 1, 2], Ok(&[1, 2]));
        check(&[], Err(Malformed("element")));
        check(&[0x04], Err(Malformed("element")));
        check(&[0x04, 0x03, 1, 2], Err(Malformed("length beyond the end")));
        check(&[0x30, 0x80, 0, 0], Err(Malformed("indefinite length")));
        check(&[0x1f, 0x81, 0x01, 0x00], Err(Malformed("tag of many octets")));
        check(&[0x04, 0x85, 0, 0, 0, 0, 1, 7], Err(Malformed("length of many octets")));
        check(&[0x04, 0x84, 0xff, 0xff, 0xff, 0xff, 7], Err(Malformed("length beyond the end")));
        check(&[0x04, 0x82, 0x01], Err(Malformed("length")));
    }
}
