//! The words of result documents, as they stand in `content/documents/kk.toml` and `ru.toml`.

mod papers;
mod results;
mod seals;

use kezek_kernel::{Language, RecipientNumber};
use serde::Deserialize;

use papers::{ProtocolWords, ReceiptWords};
use results::{AnsweredWords, AssistedWords, CertifiedWords, QueuedWords, RefusedWords};
use seals::{CheckWords, SignatureWords};

use crate::facts::Bilingual;

/// The words in both languages of a document.
#[derive(Debug, Clone)]
pub struct DocumentWords {
    /// Kazakh.
    pub kk: LanguageWords,
    /// Russian.
    pub ru: LanguageWords,
}

/// A file of words does not have the expected shape.
#[derive(Debug, thiserror::Error)]
#[error("the words of documents in {language}: {detail}")]
pub struct WordsFault {
    language: Language,
    detail: String,
}

/// The words in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageWords {
    /// Names of the months as they stand in a date.
    pub months: [String; 12],
    /// Names of the months as they stand alone.
    pub month_names: [String; 12],
    /// A date, with `{year}`, `{month}`, `{day}`.
    pub date: String,
    /// A moment, with `{date}`, `{time}`, `{offset}`.
    pub moment: String,
    /// A month, with `{year}`, `{month}`.
    pub month: String,
    /// A span of dates or months, with `{from}`, `{until}`.
    pub validity: String,
    /// Labels beside facts.
    pub labels: Labels,
    /// The notification that a person stands in the queue.
    pub queued: QueuedWords,
    /// The notification that housing assistance is assigned.
    pub assisted: AssistedWords,
    /// The certificate of having or not having a dwelling.
    pub certified: CertifiedWords,
    /// The motivated refusal.
    pub refused: RefusedWords,
    /// The answer to a complaint.
    pub answered: AnsweredWords,
    /// The receipts of the office.
    pub receipt: ReceiptWords,
    /// The protocol of a commission.
    pub protocol: ProtocolWords,
    /// The block that names the signer.
    pub signature: SignatureWords,
    /// What surrounds the barcodes and the check of the document.
    pub check: CheckWords,
}

/// Labels beside facts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Unique number of the document.
    pub number: String,
    /// The person to whom the document is addressed.
    pub addressee: String,
    /// The number of a person.
    pub iin: String,
    /// The number of an organisation.
    pub bin: String,
    /// Name of the service.
    pub service: String,
    /// The act by which it is provided.
    pub act: String,
    /// Number of the request.
    pub request: String,
    /// The moment of acceptance of the complete application.
    pub accepted: String,
    /// The notice on documents of a practice edition.
    pub practice: String,
}

impl DocumentWords {
    /// Reads the two files of words; a sentence that lacks one of its names is a fault.
    pub fn parse(kk: &str, ru: &str) -> Result<Self, WordsFault> {
        Ok(Self { kk: read(Language::Kk, kk)?, ru: read(Language::Ru, ru)? })
    }

    /// The name of an answer to a complaint.
    pub fn answer_title(&self) -> Bilingual {
        Bilingual { kk: self.kk.answered.title.clone(), ru: self.ru.answered.title.clone() }
    }

    /// The words in one of the two languages; Kazakh stands for any other.
    pub(crate) fn of(&self, language: Language) -> &LanguageWords {
        match language {
            Language::Ru => &self.ru,
            Language::Kk | Language::En => &self.kk,
        }
    }
}

fn read(language: Language, text: &str) -> Result<LanguageWords, WordsFault> {
    let fault = |detail: String| WordsFault { language, detail };
    let words: LanguageWords = toml::from_str(text).map_err(|error| fault(error.to_string()))?;
    match words.missing_name() {
        Some((sentence, name)) => Err(fault(format!("the sentence {sentence:?} does not say {name}"))),
        None => Ok(words),
    }
}

impl LanguageWords {
    /// What a recipient's number is called.
    pub(crate) fn number_name(&self, number: RecipientNumber) -> &str {
        match number {
            RecipientNumber::Iin(_) => &self.labels.iin,
            RecipientNumber::Bin(_) => &self.labels.bin,
        }
    }

    /// A sentence that does not name what it must, with the name.
    fn missing_name(&self) -> Option<(&str, &'static str)> {
        let sentences: [(&str, &[&'static str]); 12] = [
            (&self.date, &["{year}", "{month}", "{day}"]),
            (&self.month, &["{year}", "{month}"]),
            (&self.assisted.sum, &["{sum}"]),
            (&self.moment, &["{date}", "{time}", "{offset}"]),
            (&self.validity, &["{from}", "{until}"]),
            (&self.refused.ground, &["{number}"]),
            (&self.receipt.valid_until, &["{date}"]),
            (&self.receipt.journal, &["{index}", "{phone}"]),
            (&self.protocol.present, &["{present}", "{all}"]),
            (&self.protocol.case, &["{line}", "{number}"]),
            (&self.check.barcode, &["{part}", "{parts}"]),
            (&self.check.order, &["{number_name}"]),
        ];
        sentences.into_iter().find_map(|(sentence, names)| {
            names.iter().find(|name| !sentence.contains(**name)).map(|name| (sentence, *name))
        })
    }
}

/// The sentence with its `{names}` replaced.
pub(crate) fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(sentence.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_wherever_they_stand() {
        assert_eq!(fill("{a} және {b}, {a}", &[("a", "бір"), ("b", "екі")]), "бір және екі, бір");
    }

    #[track_caller]
    fn check_fault(from: &str, to: &str, expected: &str) {
        let kk = include_str!("../../../../content/documents/kk.toml");
        assert!(kk.contains(from), "{from}");
        let ru = include_str!("../../../../content/documents/ru.toml");
        let fault = DocumentWords::parse(&kk.replace(from, to), ru).unwrap_err().to_string();
        assert!(fault.contains(expected), "{fault}");
    }

    #[test]
    fn a_missing_word_is_named() {
        check_fault("position =", "positions =", "the words of documents in kk: ");
        check_fault("position =", "positions =", "unknown field `positions`");
        check_fault("{day} ", "", "does not say {day}");
        check_fault("№ {number}", "№", "does not say {number}");
        check_fault("{part}-", "", "does not say {part}");
    }
}
