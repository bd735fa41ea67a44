//! What others say of a result document: poppler's `pdfsig` with the demo's authorities in its store.

use std::path::Path;
use std::process::Command;

use kezek_e2e::Demo;

/// The document is signed as a whole by a certificate that leads to the demo's root.
pub(crate) fn assert_signed(pdf: &[u8], demo: &Demo, folder: &Path) {
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
}

fn run(command: &mut Command) -> String {
    let shown = format!("{command:?}");
    let output = command.output().unwrap_or_else(|error| panic!("{shown}: {error}; see `cargo xtask test`"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{shown}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}
