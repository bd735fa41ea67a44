//! Reads the data of the content folder and of the tests.

use std::path::Path;

use kezek_regulations::{Fault, Library, SourceFile};

/// All TOML files below a folder, named relative to `root`.
pub(crate) fn read(root: &Path, under: &str) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut open = vec![root.join(under)];
    while let Some(folder) = open.pop() {
        for item in std::fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                files.push(SourceFile::new(name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// The folder `content/` of the project.
pub(crate) fn content() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// The folder with the data of these tests.
pub(crate) fn tests_data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

/// A loaded library; faults stop the test with their list.
#[track_caller]
pub(crate) fn load(files: &[SourceFile]) -> Library {
    Library::load(files).unwrap_or_else(|faults| panic!("{}", list(&faults)))
}

/// Faults, one a line.
pub(crate) fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
