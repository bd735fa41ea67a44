//! Room for a signature, and the digest that is signed.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::incremental::Update;
use super::reading::{catalog, expected, open, resolved, sha256};
use super::{CMS_ROOM_BYTES, PadesFault};
use crate::dates::OfficeZone;
use crate::facts::ResultFacts;
use crate::words::DocumentWords;

/// Ten digits hold every offset in a file of the size that is read.
const OFFSET_PLACEHOLDER: u64 = 9_999_999_999;

/// What the signature dictionary says about the signature; claims, not proofs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureField {
    /// The signer's name.
    pub signer: String,
    /// The words by which assistive technology announces the field.
    pub label: String,
    /// The time of signing as PDF writes it.
    pub time: String,
}

/// A PDF with room for a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    pdf: Vec<u8>,
    /// First and last byte of the room, with its angle brackets.
    room: (usize, usize),
}

impl SignatureField {
    /// The field of a document with these facts.
    pub fn of(facts: &ResultFacts, words: &DocumentWords) -> Self {
        let time = OfficeZone::named(&facts.zone).map(|zone| zone.local(facts.prepared));
        Self {
            signer: facts.signer.name.full(),
            label: format!("{} / {}", words.kk.signature.heading, words.ru.signature.heading),
            time: time.map_or_else(String::new, |time| pdf_time(&time)),
        }
    }
}

/// `D:20261122143005+05'00'`.
fn pdf_time(time: &jiff::Zoned) -> String {
    let offset = time.strftime("%:z").to_string().replace(':', "'");
    format!("D:{}{offset}'", time.strftime("%Y%m%d%H%M%S"))
}

/// Adds a signature field whose contents are still empty.
pub fn prepare(pdf: &[u8], field: &SignatureField) -> Result<Prepared, PadesFault> {
    let document = open(pdf)?;
    let (catalog_id, catalog) = catalog(&document)?;
    let page_id = *document.get_pages().values().next_back().ok_or_else(|| expected("a page"))?;
    let mut update = Update::after(pdf, document.max_id)?;
    let (signature_id, widget_id) = (update.new_id(), update.new_id());

    let fields = fields(&document, catalog);
    let widget = widget(field, signature_id, page_id, fields.len() + 1);
    let mut catalog = catalog.clone();
    catalog.set("AcroForm", form(&document, &catalog, fields, widget_id));
    let page = page_with(&document, page_id, widget_id)?;

    update.write(catalog_id, catalog)?;
    update.write(page_id, page)?;
    update.write(widget_id, widget)?;
    let signature_at = update.write_text(signature_id, signature(field).as_bytes());
    finish(update.finish(&document.trailer)?, signature_at)
}

impl Prepared {
    /// A prepared file that was stored in the meantime.
    pub fn reopen(pdf: Vec<u8>) -> Result<Self, PadesFault> {
        let zeros = vec![b'0'; CMS_ROOM_BYTES * 2];
        let room = room(&pdf, 0).ok_or(PadesFault::NotPrepared)?;
        let empty = pdf.get(room.0 + 1..room.1) == Some(zeros.as_slice());
        if empty { Ok(Self { pdf, room }) } else { Err(PadesFault::NotPrepared) }
    }

    /// The file as it is stored until the signature comes.
    pub fn pdf(&self) -> &[u8] {
        &self.pdf
    }

    /// The signed bytes: everything but the room for the signature.
    pub fn signed_parts(&self) -> [&[u8]; 2] {
        [self.pdf.get(..self.room.0).unwrap_or_default(), self.pdf.get(self.room.1 + 1..).unwrap_or_default()]
    }

    /// SHA-256 of the signed bytes: what the officer's signature covers.
    pub fn digest(&self) -> [u8; 32] {
        sha256(&self.signed_parts())
    }

    /// The signed file: the CMS in DER in its room.
    pub fn embed(&self, cms: &[u8]) -> Result<Vec<u8>, PadesFault> {
        if cms.is_empty() || cms.len() > CMS_ROOM_BYTES {
            return Err(PadesFault::CmsSize);
        }
        let mut signed = self.pdf.clone();
        let start = self.room.0 + 1;
        for (byte, place) in cms.iter().zip(signed.get_mut(start..).unwrap_or_default().chunks_exact_mut(2)) {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            place.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        Ok(signed)
    }
}

/// Writes the real ranges over the placeholder.
fn finish(mut pdf: Vec<u8>, signature_at: usize) -> Result<Prepared, PadesFault> {
    let room = room(&pdf, signature_at).ok_or(PadesFault::NotPrepared)?;
    let placeholder = placeholder();
    let at = find(&pdf, placeholder.as_bytes(), signature_at).ok_or(PadesFault::NotPrepared)?;
    let after = room.1 + 1;
    let range = format!("[0 {} {after} {}", room.0, pdf.len() - after);
    let range = format!("{range:width$}]", width = placeholder.len() - 1);
    pdf[at..at + placeholder.len()].copy_from_slice(range.as_bytes());
    Ok(Prepared { pdf, room })
}

/// The room behind the last `/Contents` after `from` that could hold a signature.
fn room(pdf: &[u8], from: usize) -> Option<(usize, usize)> {
    let key = b"/Contents <";
    let at = pdf.get(from..)?.windows(key.len()).rposition(|window| window == key)? + from;
    let start = at + key.len() - 1;
    let end = start + 1 + CMS_ROOM_BYTES * 2;
    (pdf.get(end) == Some(&b'>')).then_some((start, end))
}

fn find(bytes: &[u8], pattern: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(pattern.len()).position(|window| window == pattern).map(|at| at + from)
}

/// The signature dictionary, written by hand because its ranges and its room are filled in place.
fn signature(field: &SignatureField) -> String {
    let name = field.signer.encode_utf16().fold(String::new(), |name, unit| format!("{name}{unit:04X}"));
    let room = "0".repeat(CMS_ROOM_BYTES * 2);
    format!(
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/ByteRange {}\n\
         /Name <FEFF{name}> /M ({})\n/Contents <{room}> >>",
        placeholder(),
        field.time
    )
}

/// As long as the longest range that replaces it.
fn placeholder() -> String {
    format!("[0 {OFFSET_PLACEHOLDER} {OFFSET_PLACEHOLDER} {OFFSET_PLACEHOLDER}]")
}

/// The field and its widget in one. The rectangle is empty, so nothing is drawn over the page and PDF/A asks for no
/// appearance; the signer's block is printed in the page itself. Flags: print and locked.
fn widget(field: &SignatureField, signature: ObjectId, page: ObjectId, number: usize) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal(format!("Signature{number}")),
        "TU" => text_string(&field.label),
        "V" => signature,
        "F" => 132,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
        "P" => page,
    }
}

/// The fields that the document has already.
fn fields(document: &Document, catalog: &Dictionary) -> Vec<Object> {
    resolved(document, catalog, b"AcroForm")
        .and_then(|form| form.as_dict().ok())
        .and_then(|form| resolved(document, form, b"Fields"))
        .and_then(|fields| fields.as_array().ok())
        .cloned()
        .unwrap_or_default()
}

fn form(document: &Document, catalog: &Dictionary, mut fields: Vec<Object>, widget: ObjectId) -> Dictionary {
    let old = resolved(document, catalog, b"AcroForm").and_then(|form| form.as_dict().ok()).cloned();
    let mut form = old.unwrap_or_default();
    fields.push(widget.into());
    form.set("Fields", fields);
    form.set("SigFlags", 3);
    form
}

/// The page with the widget among its annotations.
fn page_with(document: &Document, page_id: ObjectId, widget: ObjectId) -> Result<Dictionary, PadesFault> {
    let mut page = document.get_dictionary(page_id).map_err(|_| expected("a page"))?.clone();
    let mut annotations = resolved(document, &page, b"Annots")
        .and_then(|annotations| annotations.as_array().ok())
        .cloned()
        .unwrap_or_default();
    annotations.push(widget.into());
    page.set("Annots", annotations);
    page.set("Tabs", "S");
    Ok(page)
}
