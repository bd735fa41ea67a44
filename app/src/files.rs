//! Files that a command is given: read whole, within a bound, or a misuse.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::answer::Fault;

/// The largest file that is read; revocation lists of a country fit.
const LARGEST_BYTES: u64 = 64 * 1024 * 1024;

/// The bytes of one file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let fault = |error: std::io::Error| Fault::Misuse(format!("{}: {error}", path.display()));
    let file = std::fs::File::open(path).map_err(fault)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(Fault::Misuse(format!("{}: larger than {LARGEST_BYTES} bytes", path.display())));
    }
    Ok(bytes)
}

/// The bytes of several files.
pub(crate) fn read_all(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Fault> {
    paths.iter().map(|path| read(path)).collect()
}

/// The text of one file.
pub(crate) fn read_text(path: &Path) -> Result<String, Fault> {
    String::from_utf8(read(path)?).map_err(|_| Fault::Misuse(format!("{}: not UTF-8", path.display())))
}
