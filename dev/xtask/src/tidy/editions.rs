//! A published edition is frozen: its files have the hash under which it was published.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::{Finding, Source};

const FOLDER: &str = "content/regulations/";
const LIST: &str = "content/regulations/published.lock";

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    let finding = |text: String| Finding { file: LIST.to_owned(), line: 1, text };
    let Some(list) = sources.iter().find(|source| source.path == LIST) else {
        return vec![finding("the list of published editions is missing".to_owned())];
    };
    let published: BTreeMap<String, String> = match toml::from_str(&list.text) {
        Ok(published) => published,
        Err(fault) => return vec![finding(fault.to_string())],
    };
    published
        .iter()
        .filter_map(|(edition, expected)| {
            let found = hash(sources, &format!("{FOLDER}{edition}/"))?;
            (found != *expected).then(|| {
                finding(format!(
                    "edition {edition} is published and has been changed (hash {found}): a correction is a new edition"
                ))
            })
        })
        .chain(
            published
                .keys()
                .filter(|edition| hash(sources, &format!("{FOLDER}{edition}/")).is_none())
                .map(|edition| finding(format!("the published edition {edition} is gone"))),
        )
        .collect()
}

/// The hash over names and texts of the files of an edition, in the order of their names, with those of the shared
/// folders that it names; none when there is no file.
fn hash(sources: &[Source], folder: &str) -> Option<String> {
    let below = |folder: String| {
        sources.iter().filter_map(move |source| {
            let name = source.path.strip_prefix(&folder)?;
            Some((source.path.as_str(), name, source.text.as_str()))
        })
    };
    let own: BTreeMap<&str, &str> = below(folder.to_owned()).map(|(_, name, text)| (name, text)).collect();
    let shared = own.get("edition.toml").map(|head| shared(head)).unwrap_or_default();
    let mut files = own;
    for name in shared {
        files.extend(below(format!("{FOLDER}common/{name}/")).map(|(path, _, text)| (path, text)));
    }
    let mut hasher = Sha256::new();
    for (name, text) in &files {
        for part in [name.as_bytes(), text.as_bytes()] {
            hasher.update(part.len().to_be_bytes());
            hasher.update(part);
        }
    }
    (!files.is_empty()).then(|| hex::encode(hasher.finalize()))
}

/// The shared folders that an edition names.
fn shared(head: &str) -> Vec<String> {
    let head: toml::Table = toml::from_str(head).unwrap_or_default();
    let names = head.get("common").and_then(toml::Value::as_array).into_iter().flatten();
    names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: format!("{FOLDER}{path}"), text: text.to_owned() }
    }

    #[track_caller]
    fn check(list: &str, text: &str, expected: &str) {
        let sources = [source("published.lock", list), source("club/2001/form.toml", text)];
        let found: Vec<String> = findings(&sources).iter().map(ToString::to_string).collect();
        assert!(found.concat().contains(expected), "{found:?}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{found:?}");
    }

    #[test]
    fn a_published_edition_stays_as_it_was() {
        let sources = [source("club/2001/form.toml", "a = 1")];
        let known = hash(&sources, &format!("{FOLDER}club/2001/")).unwrap_or_default();
        let list = format!("\"club/2001\" = \"{known}\"");
        check(&list, "a = 1", "");
        check(&list, "a = 2", "edition club/2001 is published and has been changed");
        check("\"club/2002\" = \"00\"", "a = 1", "the published edition club/2002 is gone");
        check("", "a = 2", "");
    }

    #[test]
    fn shared_files_are_frozen_with_the_edition() {
        let with = |text| {
            let head = source("club/2001/edition.toml", "common = ['ball']");
            hash(&[head, source("common/ball/form.toml", text)], &format!("{FOLDER}club/2001/"))
        };
        assert_ne!(with("a = 1"), with("a = 2"));
        assert_eq!(with("a = 1"), with("a = 1"));
    }
}
