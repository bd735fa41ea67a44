//! The sentences of `content/locales`, in three languages with the same keys.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use kezek_content::{Content, TextFile};
use kezek_kernel::Language;

/// All sentences; a key that is missing in one language does not load.
pub struct Locales {
    bundles: [FluentBundle<FluentResource>; 3],
}

/// Why the sentences do not load.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocaleFault {
    /// A file cannot be read.
    #[error("the locales cannot be read: {0}")]
    Unreadable(String),
    /// A file is not Fluent.
    #[error("{path}: {detail}")]
    Syntax {
        /// The file inside the content folder.
        path: String,
        /// What the parser says.
        detail: String,
    },
    /// The languages do not have the same keys with the same variables.
    #[error("the languages differ: {}", .0.join("; "))]
    Different(Vec<String>),
}

type Keys = BTreeMap<String, BTreeSet<String>>;

impl Locales {
    /// The sentences of this content.
    pub fn load(content: &Content) -> Result<Self, LocaleFault> {
        let mut bundles = Vec::new();
        let mut keys = Vec::new();
        for language in Language::ALL {
            let folder = format!("locales/{language}");
            let files =
                content.texts(&folder, "ftl").map_err(|error| LocaleFault::Unreadable(error.to_string()))?;
            keys.push((language, files.iter().flat_map(|file| keys_of(&file.text)).collect::<Keys>()));
            bundles.push(bundle(language, files)?);
        }
        let differences = differences(&keys);
        if !differences.is_empty() {
            return Err(LocaleFault::Different(differences));
        }
        let bundles = bundles.try_into().map_err(|_| LocaleFault::Unreadable("languages".to_owned()))?;
        Ok(Self { bundles })
    }

    /// Whether there is a sentence with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundles.iter().all(|bundle| bundle.has_message(key))
    }

    /// The sentence, or the key in white brackets where it is missing: visible, and found by the tests.
    pub fn format<'a>(
        &'a self,
        language: Language,
        key: &str,
        arguments: Option<&FluentArgs<'_>>,
    ) -> Cow<'a, str> {
        let [kk, ru, en] = &self.bundles;
        let bundle = match language {
            Language::Kk => kk,
            Language::Ru => ru,
            Language::En => en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, %language, "a sentence is missing");
            return Cow::Owned(format!("⟦{key}⟧"));
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut faults);
        if faults.is_empty() {
            return text.into_owned().into();
        }
        tracing::error!(key, %language, "a sentence lacks an argument");
        Cow::Owned(format!("⟦{key}⟧"))
    }
}

impl std::fmt::Debug for Locales {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Locales(..)")
    }
}

fn bundle(language: Language, files: Vec<TextFile>) -> Result<FluentBundle<FluentResource>, LocaleFault> {
    let locale = language.tag().parse().map_err(|_| LocaleFault::Unreadable(language.tag().to_owned()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // All three languages run left to right, so no isolating marks are needed around arguments.
    bundle.set_use_isolating(false);
    for TextFile { path, text } in files {
        let resource = FluentResource::try_new(text).map_err(|(_, faults)| LocaleFault::Syntax {
            path: path.clone(),
            detail: format!("{faults:?}"),
        })?;
        bundle
            .add_resource(resource)
            .map_err(|faults| LocaleFault::Syntax { path, detail: format!("{faults:?}") })?;
    }
    Ok(bundle)
}

/// The messages of one file with the variables that each uses.
fn keys_of(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic())
            && let Some((key, _)) = line.split_once('=')
        {
            found.push((key.trim().to_owned(), BTreeSet::new()));
        }
        if let Some((_, variables)) = found.last_mut() {
            variables.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|next| next.is_ascii_alphanumeric() || *next == '-')
                    .collect::<String>()
            }));
        }
    }
    found
}

fn differences(keys: &[(Language, Keys)]) -> Vec<String> {
    let all: BTreeSet<&String> = keys.iter().flat_map(|(_, keys)| keys.keys()).collect();
    let mut found = Vec::new();
    for key in all {
        let variables: Vec<_> = keys.iter().map(|(language, keys)| (language, keys.get(key))).collect();
        for (language, set) in &variables {
            if set.is_none() {
                found.push(format!("{key} is missing in {language}"));
            }
        }
        let present: BTreeSet<_> = variables.iter().filter_map(|(_, set)| *set).collect();
        if present.len() > 1 {
            found.push(format!("{key} has different variables"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kk: &str, ru: &str, expected: &[&str]) {
        let keys = [kk, ru].map(|text| keys_of(text).into_iter().collect::<Keys>());
        let [kk, ru] = keys;
        assert_eq!(differences(&[(Language::Kk, kk), (Language::Ru, ru)]), expected);
    }

    #[test]
    fn the_sentences_in_use_load_with_the_same_keys() {
        let locales = Locales::load(&Content::embedded()).unwrap();
        assert!(locales.has("language-name"));
    }

    #[test]
    fn differences_between_languages_are_named() {
        check("a = Салем, { $name }", "a = Привет, { $name }", &[]);
        check("a = x\nb = y", "a = x", &["b is missing in ru"]);
        check("a = { $name }", "a = { $date }", &["a has different variables"]);
        check("a =\n    { $n ->\n        [one] x\n       *[other] y\n    }", "a = { $n }", &[]);
    }

    #[test]
    fn a_missing_sentence_is_seen() {
        let locales = Locales::load(&Content::embedded()).unwrap();
        assert_eq!(locales.format(Language::Kk, "no-such-key", None), "⟦no-such-key⟧");
    }
}
