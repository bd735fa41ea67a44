//! Every Rust file begins with a sentence that says what it is for.

use super::{Finding, Source};

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .filter(|source| source.is("rs") && !source.text.starts_with("//! "))
        .map(|source| Finding {
            file: source.path.clone(),
            line: 1,
            text: "begin the file with `//!` and a sentence that says what it is for".into(),
        })
        .collect()
}
