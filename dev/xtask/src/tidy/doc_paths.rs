//! Every path named in the documents exists: prose drifts, so a test holds it.
//!
//! A path is an inline code span with a slash whose first part is a top-level folder of the repository.

use std::path::Path;

use super::{Finding, Source};

pub(super) fn findings(root: &Path, sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .filter(|source| source.is("md"))
        .flat_map(|source| {
            source.text.lines().enumerate().flat_map(move |(index, line)| {
                code_spans(line).filter(|span| is_missing(root, span)).map(move |span| Finding {
                    file: source.path.clone(),
                    line: index + 1,
                    text: format!("`{span}` does not exist"),
                })
            })
        })
        .collect()
}

/// The odd pieces between back quotes.
fn code_spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_missing(root: &Path, span: &str) -> bool {
    let plain = span.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let Some((first, _)) = span.split_once('/') else { return false };
    plain && !first.is_empty() && root.join(first).is_dir() && !root.join(span).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_known_folders_are_checked() {
        let root = crate::root();
        assert!(is_missing(&root, "docs/no-such-file.md"));
        assert!(!is_missing(&root, "docs/architecture.toml"));
        assert!(!is_missing(&root, "application/json"));
        assert!(!is_missing(&root, "docs/decisions/NNNN-*.md"));
        assert_eq!(code_spans("a `b` c `d/e`").collect::<Vec<_>>(), ["b", "d/e"]);
    }
}
