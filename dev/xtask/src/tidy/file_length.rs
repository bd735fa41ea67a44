//! No Rust file over 600 lines: a longer one holds more than one thing.

use super::{Finding, Source};

const MOST_LINES: usize = 600;

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .filter(|source| source.is("rs"))
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > MOST_LINES).then(|| Finding {
                file: source.path.clone(),
                line: MOST_LINES,
                text: format!("{lines} lines; split it, at most {MOST_LINES} are allowed"),
            })
        })
        .collect()
}
