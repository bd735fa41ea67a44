//! What an officer wrote to a person, in the two languages of documents.

use kezek_kernel::Language;
use kezek_messages::ReasonWords;

/// The words.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Said {
    pub(crate) kk: String,
    pub(crate) ru: String,
}

impl Said {
    /// The words for a reader of this language.
    pub(crate) fn to(&self, language: Language) -> &str {
        if language == Language::Kk { &self.kk } else { &self.ru }
    }
}

impl From<ReasonWords> for Said {
    fn from(words: ReasonWords) -> Self {
        Self { kk: words.kk, ru: words.ru }
    }
}

/// Personal data stay out of logs.
impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said(..)")
    }
}
