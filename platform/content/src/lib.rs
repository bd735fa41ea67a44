//! What lawyers, translators and designers edit: regulations, calendars, locales, static files, demo people.
//!
//! The folder `content/` is embedded in the program; `--content-dir` puts another folder in its place, file by file.

mod rules;

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

pub use rules::RulesFault;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content");

/// The largest file that an override folder may hold, in bytes.
const LARGEST_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The content in use: the embedded files, or those of a folder that replaces them.
#[derive(Debug, Clone, Default)]
pub struct Content {
    folder: Option<PathBuf>,
}

/// One text file with its path inside the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Path with forward slashes, such as `locales/kk/portal.ftl`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl Content {
    /// The files inside the program.
    pub const fn embedded() -> Self {
        Self { folder: None }
    }

    /// Files of `folder`; those it does not have come from the program.
    pub fn overridden_by(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()) }
    }

    /// The bytes of one file, or `None` when neither place has it.
    pub fn bytes(&self, path: &str) -> io::Result<Option<Cow<'static, [u8]>>> {
        if !is_plain(path) {
            return Ok(None);
        }
        if let Some(folder) = &self.folder {
            match read_bounded(&folder.join(path)) {
                Ok(bytes) => return Ok(Some(Cow::Owned(bytes))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(EMBEDDED.get_file(path).map(|file| Cow::Borrowed(file.contents())))
    }

    /// All text files below `under` with this extension, sorted by path.
    pub fn texts(&self, under: &str, extension: &str) -> io::Result<Vec<TextFile>> {
        let mut paths = Vec::new();
        if let Some(dir) = EMBEDDED.get_dir(under) {
            collect_embedded(dir, extension, &mut paths);
        }
        if let Some(folder) = &self.folder {
            collect_folder(folder, &folder.join(under), extension, &mut paths)?;
        }
        paths.sort();
        paths.dedup();
        paths.into_iter().map(|path| self.text(path)).collect()
    }

    fn text(&self, path: String) -> io::Result<TextFile> {
        let bytes = self.bytes(&path)?.ok_or(io::ErrorKind::NotFound)?;
        let text = String::from_utf8(bytes.into_owned())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, format!("{path} is not UTF-8")))?;
        Ok(TextFile { path, text })
    }
}

/// A relative path that cannot leave the folder.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'))
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.len() > LARGEST_FILE_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, format!("{} is too large", path.display())));
    }
    std::fs::read(path)
}

fn collect_embedded(dir: &Dir<'_>, extension: &str, paths: &mut Vec<String>) {
    for file in dir.files() {
        if file.path().extension().is_some_and(|found| found == extension) {
            paths.push(file.path().to_string_lossy().into_owned());
        }
    }
    for below in dir.dirs() {
        collect_embedded(below, extension, paths);
    }
}

fn collect_folder(root: &Path, dir: &Path, extension: &str, paths: &mut Vec<String>) -> io::Result<()> {
    if !dir.is_dir() {
        return Ok(());
    }
    for item in std::fs::read_dir(dir)? {
        let path = item?.path();
        if path.is_dir() {
            collect_folder(root, &path, extension, paths)?;
        } else if path.extension().is_some_and(|found| found == extension)
            && let Ok(inside) = path.strip_prefix(root)
        {
            paths.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_overrides_file_by_file() {
        let folder = std::env::temp_dir().join(format!("kezek-content-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("locales/xx")).unwrap();
        std::fs::write(folder.join("locales/xx/a.ftl"), "greeting = Salem").unwrap();
        let content = Content::overridden_by(&folder);
        assert_eq!(
            content.bytes("locales/xx/a.ftl").unwrap().as_deref(),
            Some(b"greeting = Salem".as_slice())
        );
        assert!(content.texts("locales", "ftl").unwrap().iter().any(|file| file.path == "locales/xx/a.ftl"));
        assert!(Content::embedded().bytes("locales/xx/a.ftl").unwrap().is_none());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn paths_cannot_leave_the_folder() {
        for bad in ["../Cargo.toml", "/etc/passwd", "a/../b", "", "a//b"] {
            assert!(Content::overridden_by("/").bytes(bad).unwrap().is_none(), "{bad}");
        }
    }
}
