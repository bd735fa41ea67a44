//! What others say of a result document: poppler's `pdfsig` with the demo's authorities in its store, and the words
//! that its `pdftotext` reads.

use std::path::Path;
use std::process::Command;

use kezek_e2e::Demo;

/// The document is signed as a whole by a certificate that leads to the demo's root. Gives its words, with every run
/// of spaces and line ends as one space.
pub(crate) fn assert_signed(pdf: &[u8], demo: &Demo, folder: &Path) -> String {
    let file = folder.join("result.pdf");
    std::fs::write(&file, pdf).unwrap();
    let store = folder.join("nss");
    std::fs::create_dir_all(&store).unwrap();
    let database = format!("sql:{}", store.display());
    run(Command::new("certutil").args(["-N", "--empty-password", "-d", &database]));
    for (name, trust) in [("trust", "C,C,C"), ("intermediate", ",,")] {
        let certificate = demo.data().join(format!("keys/{name}.pem"));
        let add = ["-A", "-n", name, "-t", trust, "-d", &database, "-i"];
        run(Command::new("certutil").args(add).arg(certificate));
    }
    let said = run(Command::new("pdfsig").arg("-nssdir").arg(&store).arg(&file));
    for sentence in ["Signature is Valid", "Certificate is Trusted", "Total document signed"] {
        assert!(said.contains(sentence), "{sentence}:\n{said}");
    }
    let words = run(Command::new("pdftotext").arg(&file).arg("-"));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The document's own number among its words: fourteen digits after the sign, as at the foot of every page.
pub(crate) fn number(words: &str) -> String {
    let after = words.split('№').skip(1).filter_map(|rest| rest.split_whitespace().next());
    let mut numbers = after.filter(|word| word.len() == 14 && word.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.next().unwrap_or_else(|| panic!("no number in the document:\n{words}")).to_owned()
}

fn run(command: &mut Command) -> String {
    let shown = format!("{command:?}");
    let output = command.output().unwrap_or_else(|error| panic!("{shown}: {error}; see `cargo xtask test`"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{shown}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}
