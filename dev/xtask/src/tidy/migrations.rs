//! Every migration stands for both engines: `0001_name.sqlite.sql` beside `0001_name.postgres.sql`.

use std::collections::BTreeSet;

use super::{Finding, Source, has_extension};

const ENGINES: [&str; 2] = [".sqlite.sql", ".postgres.sql"];

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    let paths: BTreeSet<&str> = sources
        .iter()
        .map(|s| s.path.as_str())
        .filter(|p| p.contains("/migrations/") && has_extension(p, "sql"))
        .collect();
    paths
        .iter()
        .filter_map(|path| {
            let twin = twin(path)?;
            (!paths.contains(twin.as_str())).then(|| Finding {
                file: (*path).to_owned(),
                line: 1,
                text: format!("its twin {twin} is missing"),
            })
        })
        .collect()
}

/// The same migration for the other engine; a file named otherwise stands for both.
fn twin(path: &str) -> Option<String> {
    let [sqlite, postgres] = ENGINES;
    path.strip_suffix(sqlite)
        .map(|stem| format!("{stem}{postgres}"))
        .or_else(|| path.strip_suffix(postgres).map(|stem| format!("{stem}{sqlite}")))
}
