//! zbar reads the codes from the picture of the page, and the result comes back byte for byte.

use kezek_documents::{compose, join_barcodes};

use super::{argument, run};
use crate::samples;

#[test]
fn the_printed_codes_give_the_result_back() {
    for (name, facts) in samples::samples() {
        let folder = tempfile::tempdir().unwrap();
        let document = compose(&facts, &samples::words()).unwrap();
        let path = folder.path().join("document.pdf");
        std::fs::write(&path, &document.pdf).unwrap();
        let pages = folder.path().join("page");
        let arguments = ["-r", "200", "-gray", "-png", argument(&path), argument(&pages)];
        run("pdftoppm", "Debian's poppler-utils", &arguments);
        let mut elements = Vec::new();
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let page = entry.unwrap().path();
            if page.extension().is_some_and(|extension| extension == "png") {
                elements.extend(codes(argument(&page)));
            }
        }
        assert_eq!(join_barcodes(&elements).as_ref(), Ok(&document.xml), "{name}");
    }
}

/// The texts of the codes in one picture; zbar answers 4 for a picture without any.
fn codes(page: &str) -> Vec<String> {
    let output = std::process::Command::new("zbarimg")
        .args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable", page])
        .output()
        .unwrap_or_else(|fault| panic!("this test needs zbarimg: install Debian's zbar-tools ({fault})"));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}
