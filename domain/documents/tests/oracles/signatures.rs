//! pdfsig and pyHanko accept our signatures, and see what was done to a file afterwards.

use kezek_documents::pades::{SignatureField, extract, prepare};
use kezek_documents::{ResultFacts, compose};

use super::authority::Authority;
use super::{argument, run};
use crate::samples;

const CHECK: &str = "
import sys
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
root, path = sys.argv[1:]
with open(path, 'rb') as file:
    reader = PdfFileReader(file)
    context = ValidationContext(trust_roots=[load_cert_from_pemder(root)], allow_fetching=False)
    for signature in reader.embedded_signatures:
        status = validate_pdf_signature(signature, context)
        kind = signature.sig_object['/SubFilter']
        print(status.intact, status.valid, status.trusted, status.coverage.name, status.bottom_line, kind)
";

fn signed(authority: &Authority, facts: &ResultFacts) -> Vec<u8> {
    let words = samples::words();
    let document = compose(facts, &words).unwrap();
    let prepared = prepare(&document.pdf, &SignatureField::of(facts, &words)).unwrap();
    prepared.embed(&authority.sign(&prepared.signed_parts().concat())).unwrap()
}

#[track_caller]
fn check_pyhanko(authority: &Authority, pdf: &[u8], expected: &str) {
    let path = authority.file("signed.pdf");
    std::fs::write(&path, pdf).unwrap();
    let python = std::env::var("KEZEK_PYTHON").unwrap_or_else(|_| "python3".into());
    let root = authority.file("root.pem");
    let text = run(&python, "PyPI's pyhanko", &["-c", CHECK, argument(&root), argument(&path)]);
    assert_eq!(text.trim(), expected);
}

#[track_caller]
fn check_pdfsig(authority: &Authority, pdf: &[u8], expected: &[&str]) {
    let (path, trust) = (authority.file("signed.pdf"), authority.file("nss"));
    std::fs::write(&path, pdf).unwrap();
    if !trust.exists() {
        std::fs::create_dir(&trust).unwrap();
        let (store, root) = (format!("sql:{}", argument(&trust)), authority.file("root.pem"));
        let tools = "Debian's libnss3-tools";
        run("certutil", tools, &["-N", "-d", &store, "--empty-password"]);
        run("certutil", tools, &["-A", "-d", &store, "-n", "root", "-t", "C,C,C", "-i", argument(&root)]);
    }
    let text = run("pdfsig", "Debian's poppler-utils", &["-nssdir", argument(&trust), argument(&path)]);
    for line in expected {
        assert!(text.contains(line), "pdfsig does not say {line:?}:\n{text}");
    }
}

#[test]
fn every_sample_is_accepted_once_signed() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new(folder.path());
    for (_, facts) in samples::samples() {
        let pdf = signed(&authority, &facts);
        check_pyhanko(&authority, &pdf, "True True True ENTIRE_FILE True /ETSI.CAdES.detached");
        let expected = [
            "Signature Type: ETSI.CAdES.detached",
            "Total document signed",
            "Signature Validation: Signature is Valid.",
            "Certificate Validation: Certificate is Trusted.",
        ];
        check_pdfsig(&authority, &pdf, &expected);
    }
}

#[test]
fn a_changed_byte_breaks_the_signature_for_everybody() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new(folder.path());
    let mut pdf = signed(&authority, &samples::notification());
    // A digit of the embedded number in the document's metadata.
    let at = pdf.windows(14).position(|window| window == b"10100412345678").unwrap();
    pdf[at + 13] = b'9';
    check_pyhanko(&authority, &pdf, "False True False ENTIRE_FILE False /ETSI.CAdES.detached");
    check_pdfsig(&authority, &pdf, &["Signature Validation: Digest Mismatch."]);
}

#[test]
fn an_addition_after_the_signature_is_seen_by_us_as_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new(folder.path());
    let facts = samples::notification();
    let once = signed(&authority, &facts);
    let field = SignatureField::of(&facts, &samples::words());
    let added = prepare(&once, &field).unwrap();
    let twice = added.embed(&authority.sign(&added.signed_parts().concat())).unwrap();
    let ours: Vec<bool> =
        extract(&twice).unwrap().signatures.iter().map(|one| one.covers_whole_file).collect();
    assert_eq!(ours, [false, true]);
    check_pdfsig(&authority, &twice, &["Not total document signed", "Total document signed"]);
}
