//! Every message stands in Kazakh, Russian and English.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Source, has_extension};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    let mut keys: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for source in sources {
        if let Some((language, file)) = locale(&source.path) {
            keys.entry(file).or_default().insert(language, message_keys(&source.text));
        }
    }
    keys.into_iter().flat_map(|(file, by_language)| missing(file, &by_language)).collect()
}

/// Language and file name of a locale file.
fn locale(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("content/locales/")?.split_once('/').filter(|(_, file)| has_extension(file, "ftl"))
}

/// Identifiers at the beginning of a line: `key = text` or `-term = text`.
fn message_keys(text: &str) -> BTreeSet<&str> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase() || c == '-'))
        .filter_map(|line| Some(line.split_once('=')?.0.trim()))
        .collect()
}

fn missing(file: &str, by_language: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<Finding> {
    let all: BTreeSet<&str> = by_language.values().flatten().copied().collect();
    let none = BTreeSet::new();
    LANGUAGES
        .into_iter()
        .flat_map(|language| {
            let present = by_language.get(language).unwrap_or(&none);
            all.difference(present).map(move |key| Finding {
                file: format!("content/locales/{language}/{file}"),
                line: 1,
                text: format!("message `{key}` is missing"),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_missing_in_one_language_is_found() {
        let source = |language: &str, text: &str| Source {
            path: format!("content/locales/{language}/x.ftl"),
            text: text.to_owned(),
        };
        let found =
            findings(&[source("kk", "a = 1\nb = 2"), source("ru", "a = 1"), source("en", "a = 1\nb =\n  2")]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].to_string(), "content/locales/ru/x.ftl:1: message `b` is missing");
    }
}
