//! Every migration stands for both engines: `migrations/sqlite/NAME.sql` beside `migrations/postgres/NAME.sql`.

use std::collections::BTreeSet;

use super::{Finding, Source, has_extension};

const ENGINES: [&str; 2] = ["/migrations/sqlite/", "/migrations/postgres/"];

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    let is_migration = |path: &&str| has_extension(path, "sql") && path.contains("/migrations/");
    let paths: BTreeSet<&str> =
        sources.iter().map(|source| source.path.as_str()).filter(is_migration).collect();
    paths
        .iter()
        .filter(|path| twin(path).is_none_or(|twin| !paths.contains(twin.as_str())))
        .map(|path| Finding {
            file: (*path).to_owned(),
            line: 1,
            text: "its twin for the other engine is missing".into(),
        })
        .collect()
}

/// The same migration for the other engine.
fn twin(path: &str) -> Option<String> {
    let [sqlite, postgres] = ENGINES;
    if path.contains(sqlite) {
        Some(path.replace(sqlite, postgres))
    } else {
        path.contains(postgres).then(|| path.replace(postgres, sqlite))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_of_one_engine_is_found() {
        let source = |path: &str| Source { path: path.to_owned(), text: String::new() };
        let pair = [source("s/migrations/sqlite/0001_a.sql"), source("s/migrations/postgres/0001_a.sql")];
        assert!(findings(&pair).is_empty());
        assert_eq!(findings(&pair[..1]).len(), 1);
        assert_eq!(findings(&[source("s/migrations/0001_a.sql")]).len(), 1);
    }
}
