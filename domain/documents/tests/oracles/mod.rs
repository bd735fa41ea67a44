//! Other people's readers: poppler, zbar, qpdf, pyHanko. A missing one fails the test and says how to get it.

mod authority;
mod barcodes;
mod signatures;
mod syntax;

use std::path::Path;
use std::process::Command;

/// Runs a program and gives what it printed; fails when it is missing or says no.
#[track_caller]
pub(crate) fn run(program: &str, package: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|fault| {
        panic!("this test needs the program {program}: install {package} ({fault})");
    });
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?} said no:\n{text}\n{errors}");
    text
}

/// A path as a program's argument.
pub(crate) fn argument(path: &Path) -> &str {
    path.to_str().expect("a temporary folder has a plain name")
}
