//! Packing into elements, and back.

use std::io::{Cursor, Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::DocumentNumber;

const NAMESPACE: &str = "http://barcodes.pdf.shep.nitec.kz/";

/// Bytes of the archive in one element.
const BLOCK_BYTES: usize = 650;

/// The most elements that one document carries; more would not be scanned by anybody.
const MOST_ELEMENTS: usize = 24;

/// The largest XML that is unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 1024 * 1024;

/// Why a series cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BarcodeFault {
    /// The result needs more codes than a document carries.
    #[error("the result needs more barcodes than a document carries")]
    TooLarge,
    /// The archive cannot be written or read.
    #[error("the packed result cannot be written or read")]
    Archive,
    /// An element is not of the expected form.
    #[error("a barcode element is not of the expected form")]
    Element,
    /// The elements are not one complete series.
    #[error("the barcode elements are not one complete series")]
    Incomplete,
}

/// The elements of a series, in order, each the text of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarcodeSeries {
    elements: Vec<String>,
}

impl BarcodeSeries {
    /// Packs the result; `created` is RFC 3339 with milliseconds and offset.
    pub fn pack(number: DocumentNumber, created: &str, xml: &[u8]) -> Result<Self, BarcodeFault> {
        let archive = archive(number, xml)?;
        let blocks: Vec<&[u8]> = archive.chunks(BLOCK_BYTES).collect();
        if blocks.len() > MOST_ELEMENTS {
            return Err(BarcodeFault::TooLarge);
        }
        let elements = blocks
            .iter()
            .enumerate()
            .map(|(index, block)| {
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><BarcodeElement xmlns=\"{NAMESPACE}\">\
                     <creationDate>{created}</creationDate><elementData>{}</elementData>\
                     <elementNumber>{}</elementNumber><elementsAmount>{}</elementsAmount>\
                     <FavorID>{number}</FavorID></BarcodeElement>",
                    STANDARD.encode(block),
                    index + 1,
                    blocks.len()
                )
            })
            .collect();
        Ok(Self { elements })
    }

    /// The texts of the codes.
    pub fn elements(&self) -> &[String] {
        &self.elements
    }
}

/// The result XML from the scanned texts, in any order.
pub fn join(elements: &[impl AsRef<str>]) -> Result<Vec<u8>, BarcodeFault> {
    if elements.is_empty() || elements.len() > MOST_ELEMENTS {
        return Err(BarcodeFault::Incomplete);
    }
    let mut parts = elements.iter().map(|text| element(text.as_ref())).collect::<Result<Vec<_>, _>>()?;
    parts.sort_by_key(|part| part.number);
    let complete = parts.iter().enumerate().all(|(index, part)| {
        part.number == index + 1 && part.amount == parts.len() && part.favor_id == parts[0].favor_id
    });
    if !complete {
        return Err(BarcodeFault::Incomplete);
    }
    unpack(parts.into_iter().flat_map(|part| part.data).collect())
}

struct Part {
    number: usize,
    amount: usize,
    favor_id: String,
    data: Vec<u8>,
}

fn element(text: &str) -> Result<Part, BarcodeFault> {
    let document = roxmltree::Document::parse(text).map_err(|_| BarcodeFault::Element)?;
    let root = document.root_element();
    let value = |name: &str| {
        root.children()
            .find(|node| node.has_tag_name((NAMESPACE, name)))
            .and_then(|node| node.text())
            .ok_or(BarcodeFault::Element)
    };
    let count = |name: &str| value(name)?.parse().map_err(|_| BarcodeFault::Element);
    if !root.has_tag_name((NAMESPACE, "BarcodeElement")) {
        return Err(BarcodeFault::Element);
    }
    Ok(Part {
        number: count("elementNumber")?,
        amount: count("elementsAmount")?,
        favor_id: value("FavorID")?.to_owned(),
        data: STANDARD.decode(value("elementData")?.trim()).map_err(|_| BarcodeFault::Element)?,
    })
}

/// A ZIP archive with one file; no clock goes into it, so equal results give equal codes.
fn archive(number: DocumentNumber, xml: &[u8]) -> Result<Vec<u8>, BarcodeFault> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(format!("{number}.xml"), options).map_err(|_| BarcodeFault::Archive)?;
    writer.write_all(xml).map_err(|_| BarcodeFault::Archive)?;
    Ok(writer.finish().map_err(|_| BarcodeFault::Archive)?.into_inner())
}

fn unpack(archive: Vec<u8>) -> Result<Vec<u8>, BarcodeFault> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(|_| BarcodeFault::Archive)?;
    let file = archive.by_index(0).map_err(|_| BarcodeFault::Archive)?;
    let mut xml = Vec::new();
    file.take(LARGEST_UNPACKED).read_to_end(&mut xml).map_err(|_| BarcodeFault::Archive)?;
    Ok(xml)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{result_xml, testing};

    fn series(xml: &[u8]) -> BarcodeSeries {
        let number = "10100412345678".parse().unwrap();
        BarcodeSeries::pack(number, "2026-11-22T14:30:05.000+05:00", xml).unwrap()
    }

    #[test]
    fn elements_in_any_order_give_the_result_back() {
        for (name, facts) in testing::samples() {
            let xml = result_xml::write(&facts);
            let mut elements = series(&xml).elements().to_vec();
            assert!(elements.len() > 1, "{name}");
            elements.reverse();
            assert_eq!(join(&elements), Ok(xml), "{name}");
        }
    }

    #[test]
    fn the_first_block_begins_with_the_signature_of_an_archive() {
        let series = series(b"<x/>");
        assert_eq!(element(&series.elements()[0]).unwrap().data[..4], *b"PK\x03\x04");
    }

    #[test]
    fn a_lost_foreign_or_doubled_element_is_noticed() {
        let elements = series(&result_xml::write(&testing::refusal())).elements().to_vec();
        let mut doubled = elements.clone();
        doubled[1] = doubled[0].clone();
        let mut foreign = elements.clone();
        foreign[0] = foreign[0].replace("10100412345678", "10100412345679");
        let cases = [elements[1..].to_vec(), doubled, foreign, Vec::new()];
        for case in cases {
            assert_eq!(join(&case), Err(BarcodeFault::Incomplete));
        }
        assert_eq!(join(&["<x/>"]), Err(BarcodeFault::Element));
    }

    #[test]
    fn too_large_a_result_is_refused() {
        // A linear congruence gives bytes that do not compress.
        let noise: Vec<u8> = (0..60_000_u32)
            .flat_map(|i| i.wrapping_mul(2_654_435_761).rotate_left(i % 31).to_le_bytes())
            .collect();
        let number = "10100412345678".parse().unwrap();
        assert_eq!(BarcodeSeries::pack(number, "", &noise).err(), Some(BarcodeFault::TooLarge));
    }
}
