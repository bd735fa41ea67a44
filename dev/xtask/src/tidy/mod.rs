//! Rules of the house that the compiler does not know; each file here is one rule.

mod doc_paths;
mod edges;
mod editions;
mod file_length;
mod locales;
mod log_fields;
mod migrations;
mod module_heads;
mod sentences;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One broken rule.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The file, relative to the root.
    pub(crate) file: String,
    /// The line, 1 for the whole file.
    pub(crate) line: usize,
    /// What is wrong and what to do.
    pub(crate) text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// One tracked text file.
pub(crate) struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        has_extension(&self.path, extension)
    }
}

/// Whether the path's last part ends in this extension.
fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// All findings of all rules.
pub(crate) fn findings(root: &Path) -> Vec<Finding> {
    let sources = sources(root);
    let mut findings = Vec::new();
    findings.extend(module_heads::findings(&sources));
    findings.extend(file_length::findings(&sources));
    findings.extend(doc_paths::findings(root, &sources));
    findings.extend(edges::findings(root));
    findings.extend(editions::findings(&sources));
    findings.extend(locales::findings(&sources));
    findings.extend(sentences::findings(&sources));
    findings.extend(migrations::findings(&sources));
    findings.extend(log_fields::findings(&sources));
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings
}

/// Tracked and not ignored files that are text.
fn sources(root: &Path) -> Vec<Source> {
    let listing = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    listing
        .lines()
        .filter_map(|path| {
            let text = std::fs::read_to_string(root.join(PathBuf::from(path))).ok()?;
            Some(Source { path: path.to_owned(), text })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        let findings = super::findings(&crate::root());
        let listing: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(listing.is_empty(), "\n{}", listing.join("\n"));
    }
}
