//! A signed file taken apart, with everything that makes a reader doubt what was signed.

use lopdf::{Dictionary, Document, Object};

use super::PadesFault;
use super::reading::{catalog, open, resolved};

/// The most fields that are looked at, and how deep they may nest.
const MOST_FIELDS: usize = 256;
const DEEPEST_FIELD: usize = 8;

/// What a file says about its signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The signatures, in the order of what they cover.
    pub signatures: Vec<PdfSignature>,
    /// Faults of the file as a whole.
    pub findings: Vec<PdfFinding>,
}

/// One signature of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfSignature {
    /// The signed bytes: what the message digest in the CMS must be of.
    pub signed_bytes: Vec<u8>,
    /// The CMS in DER, without its padding.
    pub cms: Vec<u8>,
    /// Whether nothing of the file but the signature itself is left unsigned.
    pub covers_whole_file: bool,
    /// The signer's name as the file claims it.
    pub claimed_name: Option<String>,
    /// The time of signing as the file claims it.
    pub claimed_time: Option<String>,
    /// Faults of this signature's place in the file.
    pub findings: Vec<PdfFinding>,
    /// Where the second range ends, when the byte range could be read.
    end: Option<usize>,
}

/// A reason to doubt that the signature covers what the reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PdfFinding {
    /// The file has no signature.
    SignatureMissing,
    /// The last signature does not reach the end of the file: something was added after it.
    BytesAfterSignature,
    /// The byte range is not two rising ranges from the first byte of the file.
    ByteRangeMalformed,
    /// What the byte range leaves out is not exactly the signature.
    ByteRangeGap,
    /// The signature is not of a kind that this program checks.
    SubFilterUnknown,
    /// Behind the CMS stands something other than zeros.
    ContentsPadding,
    /// The signature does not begin with a DER sequence.
    ContentsMalformed,
}

impl PdfFinding {
    /// The code by which the finding is known outside.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignatureMissing => "signature-missing",
            Self::BytesAfterSignature => "bytes-after-signature",
            Self::ByteRangeMalformed => "byte-range-malformed",
            Self::ByteRangeGap => "byte-range-gap",
            Self::SubFilterUnknown => "sub-filter-unknown",
            Self::ContentsPadding => "contents-padding",
            Self::ContentsMalformed => "contents-malformed",
        }
    }
}

/// The signatures of a file; whether each CMS is genuine is for the signature check to say.
pub fn extract(pdf: &[u8]) -> Result<Extracted, PadesFault> {
    let document = open(pdf)?;
    let mut dictionaries = Vec::new();
    let (_, catalog) = catalog(&document)?;
    let fields = resolved(&document, catalog, b"AcroForm")
        .and_then(|form| form.as_dict().ok())
        .and_then(|form| resolved(&document, form, b"Fields"));
    if let Some(Object::Array(fields)) = fields {
        let mut left = MOST_FIELDS;
        collect(&document, fields, false, DEEPEST_FIELD, &mut left, &mut dictionaries);
    }
    let mut signatures: Vec<PdfSignature> =
        dictionaries.into_iter().map(|dictionary| signature(pdf, dictionary)).collect();
    signatures.sort_by_key(|signature| signature.end);
    let mut findings = Vec::new();
    match signatures.last() {
        None => findings.push(PdfFinding::SignatureMissing),
        Some(last) if last.end.is_some_and(|end| end != pdf.len()) => {
            findings.push(PdfFinding::BytesAfterSignature);
        }
        Some(_) => {}
    }
    Ok(Extracted { signatures, findings })
}

/// The XML file attached to a result document, or `None` when there is not exactly one.
pub fn attached_xml(pdf: &[u8]) -> Result<Option<Vec<u8>>, PadesFault> {
    let document = open(pdf)?;
    let (_, catalog) = catalog(&document)?;
    let Some(Object::Array(files)) = resolved(&document, catalog, b"AF") else { return Ok(None) };
    let [file] = files.as_slice() else { return Ok(None) };
    let content = document
        .dereference(file)
        .ok()
        .and_then(|(_, file)| file.as_dict().ok())
        .and_then(|file| resolved(&document, file, b"EF"))
        .and_then(|streams| streams.as_dict().ok())
        .and_then(|streams| resolved(&document, streams, b"F"))
        .and_then(|stream| stream.as_stream().ok())
        .and_then(|stream| stream.get_plain_content_with_limit(crate::result_xml::LARGEST_BYTES).ok());
    Ok(content)
}

/// The values of signature fields; the kind of a field is inherited by its kids.
fn collect<'a>(
    document: &'a Document,
    fields: &'a [Object],
    inherited: bool,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<&'a Dictionary>,
) {
    for field in fields {
        let Some(remaining) = left.checked_sub(1) else { return };
        *left = remaining;
        let Some(field) = document.dereference(field).ok().and_then(|(_, field)| field.as_dict().ok()) else {
            continue;
        };
        let is_signature = match resolved(document, field, b"FT") {
            Some(kind) => kind.as_name().is_ok_and(|kind| kind == b"Sig"),
            None => inherited,
        };
        if is_signature {
            found.extend(resolved(document, field, b"V").and_then(|value| value.as_dict().ok()));
        }
        if let (Some(Object::Array(kids)), Some(depth)) =
            (resolved(document, field, b"Kids"), depth.checked_sub(1))
        {
            collect(document, kids, is_signature, depth, left, found);
        }
    }
}

fn signature(pdf: &[u8], dictionary: &Dictionary) -> PdfSignature {
    let mut findings = Vec::new();
    let sub_filter = dictionary.get(b"SubFilter").and_then(Object::as_name).unwrap_or_default();
    if ![&b"ETSI.CAdES.detached"[..], b"adbe.pkcs7.detached"].contains(&sub_filter) {
        findings.push(PdfFinding::SubFilterUnknown);
    }
    let padded = dictionary.get(b"Contents").and_then(Object::as_str).unwrap_or_default();
    let cms = if let Some(length) = der_length(padded) {
        if padded.iter().skip(length).any(|byte| *byte != 0) {
            findings.push(PdfFinding::ContentsPadding);
        }
        padded.get(..length).unwrap_or_default().to_vec()
    } else {
        findings.push(PdfFinding::ContentsMalformed);
        Vec::new()
    };
    let claim = |key: &[u8]| dictionary.get(key).ok().and_then(|value| lopdf::decode_text_string(value).ok());
    let mut signature = PdfSignature {
        signed_bytes: Vec::new(),
        cms,
        covers_whole_file: false,
        claimed_name: claim(b"Name"),
        claimed_time: claim(b"M"),
        findings,
        end: None,
    };
    match byte_range(pdf, dictionary) {
        None => signature.findings.push(PdfFinding::ByteRangeMalformed),
        Some(range) => cover(pdf, &range, padded, &mut signature),
    }
    signature
}

/// First range, gap and second range of a signature, all inside the file.
struct Covered<'a> {
    first: &'a [u8],
    gap: &'a [u8],
    second: &'a [u8],
    end: usize,
}

fn byte_range<'a>(pdf: &'a [u8], dictionary: &Dictionary) -> Option<Covered<'a>> {
    let numbers = dictionary.get(b"ByteRange").and_then(Object::as_array).ok()?;
    let numbers: Vec<usize> =
        numbers.iter().map(|number| number.as_i64().ok()?.try_into().ok()).collect::<Option<_>>()?;
    let [0, first_length, second_start, second_length] = numbers[..] else { return None };
    let end = second_start.checked_add(second_length)?;
    Some(Covered {
        first: pdf.get(..first_length)?,
        gap: pdf.get(first_length..second_start)?,
        second: pdf.get(second_start..end)?,
        end,
    })
}

/// Notes what is covered; the gap must hold the hexadecimal string of this signature and not one byte more.
fn cover(pdf: &[u8], range: &Covered<'_>, padded: &[u8], signature: &mut PdfSignature) {
    let inside = range.gap.strip_prefix(b"<").and_then(|gap| gap.strip_suffix(b">"));
    let is_own = inside.is_some_and(|digits| {
        digits.len() == padded.len() * 2
            && digits.chunks_exact(2).zip(padded).all(|(pair, byte)| {
                std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())
                    == Some(*byte)
            })
    });
    if !is_own {
        signature.findings.push(PdfFinding::ByteRangeGap);
    }
    signature.signed_bytes = [range.first, range.second].concat();
    signature.covers_whole_file = is_own && range.end == pdf.len();
    signature.end = Some(range.end);
}

/// The length of the DER sequence at the beginning of these bytes, head included.
fn der_length(bytes: &[u8]) -> Option<usize> {
    let (&[0x30, first], rest) = bytes.split_first_chunk::<2>()? else { return None };
    let (head, length) = if first < 0x80 {
        (2, usize::from(first))
    } else {
        let count = usize::from(first & 0x7f);
        if count == 0 || count > 4 {
            return None;
        }
        let length =
            rest.get(..count)?.iter().fold(0_usize, |length, byte| (length << 8) | usize::from(*byte));
        (2 + count, length)
    };
    let total = head.checked_add(length)?;
    (total <= bytes.len()).then_some(total)
}
