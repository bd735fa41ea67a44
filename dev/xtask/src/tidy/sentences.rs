//! Every sentence that a page asks for exists, and every sentence that exists is asked for.

use std::collections::BTreeSet;

use super::{Finding, Source};

/// The language whose keys are compared; that all languages have the same keys is a rule of its own.
const KEYS_OF: &str = "content/locales/kk/";
/// Where pages are made.
const PAGES: [&str; 4] = [
    "systems/portal/src/pages/",
    "systems/portal/src/routes/",
    "systems/workstation/src/pages/",
    "platform/web/src/",
];
/// What stands before a key in a template.
const IN_TEMPLATES: [&str; 2] = ["ui.t(\"", "ui.with(\""];
/// What stands before a key in Rust.
const IN_RUST: [&str; 3] = ["Phrase::key(\"", ".line(\"", ".hint(\""];

pub(super) fn findings(sources: &[Source]) -> Vec<Finding> {
    let keys: BTreeSet<&str> = keys(sources).map(|(_, _, key)| key).collect();
    let mut findings = asked_for(sources, &keys);
    findings.extend(never_asked_for(sources));
    findings
}

/// Each key of the sentences with its file and line.
fn keys(sources: &[Source]) -> impl Iterator<Item = (&Source, usize, &str)> {
    sources.iter().filter(|source| source.path.starts_with(KEYS_OF)).flat_map(|source| {
        source.text.lines().enumerate().filter_map(move |(index, line)| {
            let key = line.split_once('=')?.0.trim();
            let is_key = line.starts_with(|c: char| c.is_ascii_lowercase());
            is_key.then_some((source, index + 1, key))
        })
    })
}

fn asked_for(sources: &[Source], keys: &BTreeSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let marks: &[&str] = if source.is("html") {
            &IN_TEMPLATES
        } else if PAGES.iter().any(|folder| source.path.starts_with(folder)) {
            &IN_RUST
        } else {
            continue;
        };
        // Tests of the page shell say sentences of their own.
        let shipped = source.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (index, line) in shipped.lines().enumerate() {
            let named = marks.iter().flat_map(|mark| after(line, mark));
            findings.extend(named.filter(|key| !keys.contains(key)).map(|key| Finding {
                file: source.path.clone(),
                line: index + 1,
                text: format!("the sentence `{key}` does not exist"),
            }));
        }
    }
    findings
}

/// The literals that follow each mark, up to their closing quote.
fn after<'a>(line: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(mark).filter_map(move |(at, _)| line.get(at + mark.len()..)?.split('"').next())
}

fn never_asked_for(sources: &[Source]) -> Vec<Finding> {
    let asking = |source: &&Source| ["rs", "html", "js", "ftl"].iter().any(|kind| source.is(kind));
    let mut whole = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    for source in sources.iter().filter(asking) {
        if source.is("ftl") {
            whole.extend(after(&source.text, "{ ").filter_map(|rest| rest.split(' ').next()));
        } else {
            whole.extend(source.text.split('"'));
            let composed = after(&source.text, "format!(\"").chain(after(&source.text, "format!(\n"));
            beginnings.extend(
                composed
                    .filter_map(|text| text.trim_start_matches([' ', '"']).split_once('{'))
                    .map(|(b, _)| b),
            );
        }
    }
    beginnings.retain(|beginning| beginning.ends_with('-'));
    let asked =
        |key: &str| whole.contains(key) || beginnings.iter().any(|beginning| key.starts_with(beginning));
    keys(sources)
        .filter(|(_, _, key)| !asked(key))
        .map(|(source, line, key)| Finding {
            file: source.path.clone(),
            line,
            text: format!("nothing asks for the sentence `{key}`"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sources: &[(&str, &str)], expected: &[&str]) {
        let source =
            |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
        let sources: Vec<Source> = sources.iter().map(source).collect();
        let found: Vec<String> = findings(&sources).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn missing_and_needless_sentences_are_found() {
        let sentences =
            ("content/locales/kk/x.ftl", "a-b = x { c-d }\nc-d = y\ne-f = z\ng-1 = z\n    t = no key");
        check(
            &[
                sentences,
                ("content/templates/x.html", "{{ ui.t(\"a-b\") }}\n{{ ui.t(\"h-i\") }}"),
                ("systems/portal/src/pages/x.rs", "Phrase::key(format!(\"g-{number}\"))"),
            ],
            &[
                "content/templates/x.html:2: the sentence `h-i` does not exist",
                "content/locales/kk/x.ftl:3: nothing asks for the sentence `e-f`",
            ],
        );
    }
}
