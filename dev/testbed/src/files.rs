//! Files that are whole or absent: written beside their place, synced, then moved into it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Everybody.
    All,
    /// Only the owner: private keys and passwords.
    Owner,
}

/// Writes a file in one step, so that a power cut leaves the old one or the new one.
pub(crate) fn write(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    restrict(&mut options, readers);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// The bytes of a file, or `None` when it does not exist.
pub(crate) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn restrict(options: &mut OpenOptions, readers: Readers) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(if readers == Readers::Owner { 0o600 } else { 0o644 });
}

#[cfg(not(unix))]
fn restrict(_options: &mut OpenOptions, _readers: Readers) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_private_files_stay_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/one");
        assert_eq!(read(&path).unwrap(), None);
        write(&path, b"first", Readers::Owner).unwrap();
        write(&path, b"second", Readers::Owner).unwrap();
        assert_eq!(read(&path).unwrap().unwrap(), b"second");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(folder.path().join("keys")).unwrap().count(), 1);
    }
}
