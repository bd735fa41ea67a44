//! The signature inside the PDF: PAdES, `ETSI.CAdES.detached`, added as an incremental update so that the composed
//! bytes stay a prefix of the signed file.
//!
//! Signing has three steps: [`prepare`] leaves room for the signature and computes the digest that the officer signs;
//! the CMS over that digest is made elsewhere; [`Prepared::embed`] puts it into its place. [`extract`] takes a signed
//! file apart again and reports everything that makes a reader doubt what was signed.

mod extract;
mod incremental;
mod prepare;
mod reading;

pub use extract::{Extracted, PdfFinding, PdfSignature, attached_xml, extract};
pub use prepare::{Prepared, SignatureField, prepare};

/// Bytes kept free for the CMS with its certificates: a chain of three and revocation answers fit several times.
pub const CMS_ROOM_BYTES: usize = 24 * 1024;

/// The largest PDF that is read, in bytes.
pub const LARGEST_PDF_BYTES: usize = 32 * 1024 * 1024;

/// Why a PDF cannot be prepared, filled or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PadesFault {
    /// The bytes are not a PDF that this crate reads.
    #[error("the file is not a PDF of the expected form: {0}")]
    NotReadable(String),
    /// The file is larger than a document may be.
    #[error("the file is larger than a signed document may be")]
    TooLarge,
    /// The CMS is empty or larger than the room kept for it.
    #[error("the signature does not fit into the room kept for it")]
    CmsSize,
    /// The file has no room that waits for a signature.
    #[error("the file does not wait for a signature")]
    NotPrepared,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compose, testing};

    fn prepared() -> (Vec<u8>, Prepared) {
        let facts = testing::notification();
        let document = compose(&facts, &testing::words()).unwrap();
        let prepared = prepare(&document.pdf, &SignatureField::of(&facts, &testing::words())).unwrap();
        (document.pdf, prepared)
    }

    /// A DER sequence of this many content bytes, in place of a CMS.
    fn der(content_bytes: u16) -> Vec<u8> {
        let mut der = vec![0x30, 0x82];
        der.extend(content_bytes.to_be_bytes());
        der.resize(usize::from(content_bytes) + 4, 0x5a);
        der
    }

    #[test]
    fn the_composed_bytes_stay_a_prefix() {
        let (original, prepared) = prepared();
        let signed = prepared.embed(&der(3000)).unwrap();
        assert!(signed.starts_with(&original));
        assert_eq!(signed.len(), prepared.pdf().len());
    }

    #[test]
    fn what_was_embedded_comes_out_and_covers_everything() {
        let (_, prepared) = prepared();
        let signed = prepared.embed(&der(3000)).unwrap();
        let extracted = extract(&signed).unwrap();
        assert_eq!(extracted.findings, []);
        let [signature] = extracted.signatures.as_slice() else { panic!("one signature") };
        assert_eq!(signature.cms, der(3000));
        assert_eq!(signature.findings, []);
        assert!(signature.covers_whole_file);
        assert_eq!(reading::sha256(&[&signature.signed_bytes]), prepared.digest());
        assert_eq!(signature.claimed_time.as_deref(), Some("D:20261122143005+05'00'"));
    }

    #[test]
    fn a_stored_prepared_file_can_be_filled_later() {
        let (_, prepared) = prepared();
        let reopened = Prepared::reopen(prepared.pdf().to_vec()).unwrap();
        assert_eq!(reopened, prepared);
        let signed = prepared.embed(&der(10)).unwrap();
        assert_eq!(Prepared::reopen(signed), Err(PadesFault::NotPrepared));
    }

    #[test]
    fn too_large_and_empty_signatures_are_refused() {
        let (_, prepared) = prepared();
        assert_eq!(prepared.embed(&[]), Err(PadesFault::CmsSize));
        assert_eq!(prepared.embed(&vec![0x30; CMS_ROOM_BYTES + 1]), Err(PadesFault::CmsSize));
        assert!(prepared.embed(&vec![0x30; CMS_ROOM_BYTES]).is_ok());
    }

    #[test]
    fn a_second_signature_covers_the_first() {
        let (_, prepared_once) = prepared();
        let once = prepared_once.embed(&der(100)).unwrap();
        let field = SignatureField::of(&testing::notification(), &testing::words());
        let twice = prepare(&once, &field).unwrap().embed(&der(200)).unwrap();
        let extracted = extract(&twice).unwrap();
        assert_eq!(extracted.findings, []);
        let covers: Vec<bool> =
            extracted.signatures.iter().map(|signature| signature.covers_whole_file).collect();
        assert_eq!(covers, [false, true]);
        assert_eq!(extracted.signatures[0].cms, der(100));
    }

    #[test]
    fn the_result_comes_out_of_the_signed_file() {
        let facts = testing::notification();
        let (_, prepared) = prepared();
        let signed = prepared.embed(&der(100)).unwrap();
        assert_eq!(attached_xml(&signed), Ok(Some(crate::result_xml::write(&facts))));
    }

    #[track_caller]
    fn check_tampered(change: impl FnOnce(&mut Vec<u8>), expected: &[&str]) {
        let (_, prepared) = prepared();
        let mut signed = prepared.embed(&der(3000)).unwrap();
        change(&mut signed);
        let codes: Vec<&str> = match extract(&signed) {
            Ok(extracted) => {
                let own = extracted.signatures.iter().flat_map(|signature| &signature.findings);
                extracted.findings.iter().chain(own).map(|finding| finding.code()).collect()
            }
            Err(fault) => panic!("{fault}"),
        };
        assert_eq!(codes, expected);
    }

    fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
        assert_eq!(from.len(), to.len());
        let at = bytes.windows(from.len()).rposition(|window| window == from).unwrap();
        bytes[at..at + to.len()].copy_from_slice(to);
    }

    #[test]
    fn every_way_around_the_signature_is_a_finding() {
        check_tampered(|pdf| pdf.extend_from_slice(b"\n"), &["bytes-after-signature"]);
        check_tampered(append_update, &["bytes-after-signature"]);
        check_tampered(|pdf| replace(pdf, b"/ByteRange [0", b"/ByteRange [9"), &["byte-range-malformed"]);
        check_tampered(|pdf| replace(pdf, b"/ByteRange [0 ", b"/ByteRange [0."), &["byte-range-malformed"]);
        check_tampered(|pdf| replace(pdf, b"ETSI.CAdES", b"ETSI.cades"), &["sub-filter-unknown"]);
        check_tampered(|pdf| shrink_second_range(pdf), &["bytes-after-signature"]);
        check_tampered(|pdf| widen_gap(pdf), &["byte-range-gap"]);
        check_tampered(|pdf| fill_padding(pdf), &["contents-padding"]);
        check_tampered(|pdf| replace(pdf, b"/SigFlags 3", b"/SigFlags 0"), &[]);
        check_tampered(|pdf| replace(pdf, b"/FT/Sig", b"/FT/Btn"), &["signature-missing"]);
    }

    /// A further revision that does nothing but point back: content slipped in after the signature looks like this.
    fn append_update(pdf: &mut Vec<u8>) {
        let text = String::from_utf8_lossy(pdf).into_owned();
        let last = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().to_owned();
        let trailer_at = text.rfind("trailer").unwrap();
        let trailer = text[trailer_at..].split("startxref").next().unwrap().to_owned();
        let before_prev = trailer.split("/Prev").next().unwrap().to_owned();
        let offset = pdf.len();
        let update = format!("xref\n0 0\n{before_prev}/Prev {last}>>\nstartxref\n{offset}\n%%EOF\n");
        pdf.extend_from_slice(update.as_bytes());
    }

    fn byte_range(pdf: &[u8]) -> (usize, [usize; 4]) {
        let key = b"/ByteRange [";
        let at = pdf.windows(key.len()).rposition(|window| window == key).unwrap() + key.len();
        let end = at + pdf[at..].iter().position(|byte| *byte == b']').unwrap();
        let numbers: Vec<usize> = std::str::from_utf8(&pdf[at..end])
            .unwrap()
            .split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect();
        (at, numbers.try_into().unwrap())
    }

    fn write_byte_range(pdf: &mut [u8], range: [usize; 4]) {
        let (at, _) = byte_range(pdf);
        let end = at + pdf[at..].iter().position(|byte| *byte == b']').unwrap();
        let mut text = range.map(|number| number.to_string()).join(" ");
        text = format!("{text:width$}", width = end - at);
        pdf[at..end].copy_from_slice(text.as_bytes());
    }

    fn shrink_second_range(pdf: &mut [u8]) {
        let (_, [a, b, c, d]) = byte_range(pdf);
        write_byte_range(pdf, [a, b, c, d - 10]);
    }

    fn widen_gap(pdf: &mut [u8]) {
        let (_, [a, b, c, d]) = byte_range(pdf);
        write_byte_range(pdf, [a, b - 5, c, d]);
    }

    fn fill_padding(pdf: &mut [u8]) {
        let (_, [_, _, c, _]) = byte_range(pdf);
        pdf[c - 20] = b'7';
    }

    #[test]
    fn no_flipped_or_lost_byte_goes_unnoticed() {
        let (_, prepared) = prepared();
        let signed = prepared.embed(&der(3000)).unwrap();
        let room_end = signed.len() - prepared.signed_parts()[1].len();
        let covered = prepared.signed_parts()[0].len();
        for step in 0..150 {
            let at = step * signed.len() / 150;
            let mut flipped = signed.clone();
            flipped[at] ^= 1;
            let in_room = (covered..room_end).contains(&at);
            let digests = extract(&flipped).map(|extracted| {
                extracted
                    .signatures
                    .iter()
                    .map(|one| reading::sha256(&[&one.signed_bytes]))
                    .collect::<Vec<_>>()
            });
            let unnoticed = !in_room && digests.is_ok_and(|digests| digests.contains(&prepared.digest()));
            assert!(!unnoticed, "byte {at}");
            let lost = extract(&signed[..at]);
            let whole = lost.is_ok_and(|lost| lost.signatures.iter().any(|one| one.covers_whole_file));
            assert!(!whole, "cut at {at}");
        }
    }

    #[test]
    fn other_files_are_refused_with_a_reason() {
        for bytes in [&b""[..], b"%PDF-1.7\n", b"<html>"] {
            assert!(matches!(extract(bytes), Err(PadesFault::NotReadable(_))), "{bytes:?}");
        }
        assert_eq!(extract(&vec![0; LARGEST_PDF_BYTES + 1]).err(), Some(PadesFault::TooLarge));
        let (original, _) = prepared();
        assert_eq!(extract(&original).unwrap().findings, [PdfFinding::SignatureMissing]);
    }
}
