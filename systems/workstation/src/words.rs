//! What an officer writes to a person: in both languages of documents, or not at all.

use crate::Refusal;
use crate::decision::LONGEST_TEXT;

/// A text in the two languages of documents.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BothWords {
    /// In Kazakh.
    pub(crate) kk: String,
    /// In Russian.
    pub(crate) ru: String,
}

impl BothWords {
    /// The same without outer spaces.
    pub(crate) fn trimmed(&self) -> Self {
        Self { kk: self.kk.trim().to_owned(), ru: self.ru.trim().to_owned() }
    }

    /// The same without outer spaces; refused as missing when a language is, and when a text is too long.
    pub(crate) fn checked(&self, missing: Refusal) -> Result<Self, Refusal> {
        let words = self.trimmed();
        let texts = [&words.kk, &words.ru];
        if texts.iter().any(|text| text.is_empty()) {
            return Err(missing);
        }
        texts.into_iter().try_for_each(|text| check_text(text))?;
        Ok(words)
    }

    /// The words as the journal commits to them.
    pub(crate) fn committed(&self) -> Vec<u8> {
        [self.kk.as_bytes(), b"\n", self.ru.as_bytes()].concat()
    }
}

/// A text that an officer adds of his own.
pub(crate) fn check_text(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Refusal::TooLong { limit: LONGEST_TEXT });
    }
    Ok(())
}

/// The same words in the contract between systems.
impl From<&BothWords> for kezek_messages::ReasonWords {
    fn from(words: &BothWords) -> Self {
        Self { kk: words.kk.clone(), ru: words.ru.clone() }
    }
}

/// What an officer wrote stays out of logs.
impl std::fmt::Debug for BothWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BothWords(..)")
    }
}
