//! Writing an incremental update: changed objects after the old bytes, with a table that points back.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, StringFormat, Writer};

use super::PadesFault;
use super::reading::{expected, sha256};

/// An update in growth.
pub(super) struct Update {
    bytes: Vec<u8>,
    offsets: BTreeMap<ObjectId, usize>,
    next_number: u32,
    previous_table: usize,
}

impl Update {
    /// An update after these bytes, whose highest object number is `max_number`.
    pub(super) fn after(pdf: &[u8], max_number: u32) -> Result<Self, PadesFault> {
        let previous_table = last_table(pdf)?;
        let mut bytes = pdf.to_vec();
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        Ok(Self { bytes, offsets: BTreeMap::new(), next_number: max_number + 1, previous_table })
    }

    /// A number that no object has yet.
    pub(super) fn new_id(&mut self) -> ObjectId {
        let number = self.next_number;
        self.next_number += 1;
        (number, 0)
    }

    /// Writes an object.
    pub(super) fn write(&mut self, id: ObjectId, dictionary: Dictionary) -> Result<(), PadesFault> {
        let mut text = Vec::new();
        Writer::write_object(&mut text, &Object::Dictionary(dictionary))
            .map_err(|fault| PadesFault::NotReadable(fault.to_string()))?;
        self.write_text(id, &text);
        Ok(())
    }

    /// Writes an object given in PDF's own syntax, and says where that text begins.
    pub(super) fn write_text(&mut self, id: ObjectId, text: &[u8]) -> usize {
        self.offsets.insert(id, self.bytes.len());
        self.bytes.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text);
        self.bytes.extend_from_slice(b"\nendobj\n");
        start
    }

    /// Closes the update with its table and trailer.
    pub(super) fn finish(mut self, trailer: &Dictionary) -> Result<Vec<u8>, PadesFault> {
        let table_at = self.bytes.len();
        let mut table = String::from("xref\n");
        for run in runs(&self.offsets) {
            let first = run.first().map_or(0, |((number, _), _)| *number);
            let head = format!("{first} {}\n", run.len());
            table.push_str(&head);
            for ((_, generation), offset) in run {
                let entry = format!("{offset:010} {generation:05} n\r\n");
                table.push_str(&entry);
            }
        }
        self.bytes.extend_from_slice(table.as_bytes());
        let trailer = self.trailer(trailer)?;
        self.bytes.extend_from_slice(b"trailer\n");
        Writer::write_object(&mut self.bytes, &Object::Dictionary(trailer))
            .map_err(|fault| PadesFault::NotReadable(fault.to_string()))?;
        self.bytes.extend_from_slice(format!("\nstartxref\n{table_at}\n%%EOF\n").as_bytes());
        Ok(self.bytes)
    }

    /// The old trailer with the new size, the way back, and a new second identifier derived from the content.
    fn trailer(&self, old: &Dictionary) -> Result<Dictionary, PadesFault> {
        let mut trailer = Dictionary::new();
        for key in [&b"Root"[..], b"Info"] {
            if let Ok(value) = old.get(key) {
                trailer.set(key, value.clone());
            }
        }
        trailer.set("Size", i64::from(self.next_number));
        let identifiers =
            old.get(b"ID").and_then(Object::as_array).map_err(|_| expected("the file identifier"))?;
        let first = identifiers.first().cloned().ok_or_else(|| expected("the file identifier"))?;
        let second = Object::String(sha256(&[&self.bytes])[..16].to_vec(), StringFormat::Hexadecimal);
        trailer.set("ID", Object::Array(vec![first, second]));
        let previous = i64::try_from(self.previous_table).map_err(|_| PadesFault::TooLarge)?;
        trailer.set("Prev", previous);
        Ok(trailer)
    }
}

type Entry = (ObjectId, usize);

/// The objects in runs of consecutive numbers, as the table wants them.
fn runs(offsets: &BTreeMap<ObjectId, usize>) -> Vec<Vec<Entry>> {
    let mut runs: Vec<Vec<Entry>> = Vec::new();
    for (id, offset) in offsets {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|((last, _), _)| last + 1 == id.0) => {
                run.push((*id, *offset));
            }
            _ => runs.push(vec![(*id, *offset)]),
        }
    }
    runs
}

/// Where the last table of the file begins; a table in a stream is not of our making and is refused.
fn last_table(pdf: &[u8]) -> Result<usize, PadesFault> {
    let key = b"startxref";
    let at = pdf.windows(key.len()).rposition(|window| window == key).ok_or_else(|| expected("startxref"))?;
    let offset: usize = pdf[at + key.len()..]
        .split(u8::is_ascii_whitespace)
        .find(|word| !word.is_empty())
        .and_then(|word| std::str::from_utf8(word).ok()?.parse().ok())
        .ok_or_else(|| expected("the place of the table"))?;
    match pdf.get(offset..) {
        Some(table) if table.starts_with(b"xref") => Ok(offset),
        _ => Err(expected("a plain cross-reference table")),
    }
}
