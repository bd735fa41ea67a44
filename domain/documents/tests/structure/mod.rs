//! What PDF/A-3a and PDF/UA-1 ask of the structure, read from the finished bytes.
//!
//! The writer's own validators for both standards run in every composition; this reads the result again without them.

use std::collections::BTreeMap;

use kezek_documents::pades::{SignatureField, prepare};
use kezek_documents::{ReceiptOutcome, compose, compose_receipt};
use lopdf::{Dictionary, Document, Object};

use crate::samples;

fn signed(sample: &str) -> Document {
    let (_, facts) = samples::samples().into_iter().find(|(name, _)| *name == sample).unwrap();
    let words = samples::words();
    let document = compose(&facts, &words).unwrap();
    let prepared = prepare(&document.pdf, &SignatureField::of(&facts, &words)).unwrap();
    Document::load_mem(&prepared.embed(&[0x30, 0]).unwrap()).unwrap()
}

fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

#[test]
fn metadata_claims_both_standards_and_names_the_document() {
    let document = signed("notification");
    let catalog = document.catalog().unwrap();
    let metadata = get(&document, catalog, "Metadata").as_stream().unwrap();
    let xmp = String::from_utf8(metadata.get_plain_content().unwrap()).unwrap();
    for claim in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Тұрғын үй алу кезегіне қойылғаны туралы хабарлама / Уведомление о постановке в очередь на жильё № 10100412345678",
    ] {
        assert!(xmp.contains(claim), "{claim} is not in\n{xmp}");
    }
    assert_eq!(get(&document, catalog, "Lang").as_str().unwrap(), b"kk");
    let preferences = get(&document, catalog, "ViewerPreferences").as_dict().unwrap();
    assert_eq!(preferences.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
    let mark_info = get(&document, catalog, "MarkInfo").as_dict().unwrap();
    assert_eq!(mark_info.get(b"Marked").unwrap(), &Object::Boolean(true));
}

#[test]
fn the_result_is_attached_as_the_source() {
    let document = signed("refusal");
    let files = get(&document, document.catalog().unwrap(), "AF").as_array().unwrap();
    let [file] = files.as_slice() else { panic!("one attachment") };
    let file = document.dereference(file).unwrap().1.as_dict().unwrap();
    assert_eq!(file.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    assert_eq!(file.get(b"F").unwrap().as_str().unwrap(), b"10100412345678.xml");
}

/// Acceptance is one sheet; the refusal to accept has as many for each side.
#[test]
fn receipts_are_sheets_without_a_signature_field() {
    let words = samples::words();
    let receipts = samples::receipts();
    for (name, facts) in &receipts {
        let pdf = compose_receipt(facts, &words).unwrap();
        let document = Document::load_mem(&pdf).unwrap();
        let sheets = document.get_pages().len();
        match facts.outcome {
            ReceiptOutcome::Accepted { .. } => assert_eq!(sheets, 1),
            ReceiptOutcome::NotAccepted { .. } => assert_eq!(sheets % 2, 0, "{sheets}"),
        }
        let catalog = document.catalog().unwrap();
        assert!(catalog.get(b"AcroForm").is_err() && catalog.get(b"AF").is_err(), "{name}");
        let metadata = get(&document, catalog, "Metadata").as_stream().unwrap();
        let xmp = String::from_utf8(metadata.get_plain_content().unwrap()).unwrap();
        assert!(xmp.contains(&facts.title.kk) && xmp.contains(&facts.number), "{xmp}");
    }
}

/// Counts structure elements by kind, and by kind and language for sections.
fn census(document: &Document, element: &Object, counts: &mut BTreeMap<String, usize>) {
    let (_, element) = document.dereference(element).unwrap();
    match element {
        Object::Array(children) => children.iter().for_each(|child| census(document, child, counts)),
        Object::Dictionary(element) if element.has(b"S") => {
            let kind = String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
            let language = element
                .get(b"Lang")
                .ok()
                .map(|lang| String::from_utf8_lossy(lang.as_str().unwrap()).into_owned());
            if kind == "Figure" {
                assert!(element.has(b"Alt"), "a figure without a text that stands for it");
            }
            *counts.entry(format!("{kind} {}", language.unwrap_or_default())).or_default() += 1;
            if let Ok(children) = element.get(b"K") {
                census(document, children, counts);
            }
        }
        _ => {}
    }
}

/// The census of one language; the two sections must tell the same.
#[track_caller]
fn check_census(sample: &str, expected: &[(&str, usize)], figures: usize) {
    let document = signed(sample);
    let root = get(&document, document.catalog().unwrap(), "StructTreeRoot").as_dict().unwrap();
    let mut counts = BTreeMap::new();
    census(&document, root.get(b"K").unwrap(), &mut counts);
    for (kind, count) in expected {
        for language in ["kk", "ru"] {
            assert_eq!(
                counts.get(&format!("{kind} {language}")),
                Some(count),
                "{sample}: {kind} in {language}"
            );
        }
    }
    assert_eq!(counts.get("Figure kk"), Some(&figures), "{sample}: {counts:?}");
}

#[test]
fn both_languages_have_the_same_structure() {
    let rows = 15;
    let notification = [("H1", 1), ("H2", 2), ("Table", 4), ("TR", rows), ("TH", rows), ("TD", rows)];
    check_census("notification", &notification, 3);
    let rows = 16;
    let assistance = [("H1", 1), ("H2", 2), ("Table", 4), ("TR", rows), ("TH", rows), ("TD", rows)];
    check_census("assistance", &assistance, 3);
    let rows = 15;
    let refusal = [("H1", 1), ("H2", 4), ("Table", 4), ("TR", rows), ("TH", rows), ("TD", rows)];
    check_census("refusal", &refusal, 3);
}

#[test]
fn pages_with_fields_are_tabbed_in_the_order_of_the_structure() {
    let document = signed("notification");
    for (_, page) in document.get_pages() {
        let page = document.get_dictionary(page).unwrap();
        assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
    }
    let form = get(&document, document.catalog().unwrap(), "AcroForm").as_dict().unwrap();
    let fields = get(&document, form, "Fields").as_array().unwrap();
    let field = document.dereference(&fields[0]).unwrap().1.as_dict().unwrap();
    // An empty rectangle, printed, not hidden: what PDF/A allows without an appearance, and outside every page for PDF/UA.
    assert_eq!(field.get(b"F").unwrap(), &Object::Integer(132));
    assert_eq!(field.get(b"Rect").unwrap(), &Object::Array(vec![Object::Integer(0); 4]));
    assert!(field.has(b"TU"));
}
