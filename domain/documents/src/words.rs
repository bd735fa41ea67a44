//! The words of result documents, as they stand in `content/documents/kk.toml` and `ru.toml`.

use kezek_kernel::Language;
use serde::Deserialize;

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

/// Words of the notification.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueuedWords {
    /// The decision as a sentence.
    pub decision: String,
    /// Label of the place.
    pub place: String,
    /// Label of the list.
    pub list: String,
    /// Label of the locality.
    pub locality: String,
    /// Label of the moment by which the order is decided.
    pub order_moment: String,
    /// What the place means and where it can be seen later.
    pub note: String,
}

/// Words of the notification that housing assistance is assigned.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssistedWords {
    /// The decision as a sentence.
    pub decision: String,
    /// Label of what is paid a month.
    pub monthly: String,
    /// A sum of money, with `{sum}`.
    pub sum: String,
    /// Label of the months for which it is assigned.
    pub period: String,
    /// Label of the account.
    pub account: String,
    /// Label of the locality.
    pub locality: String,
    /// What follows for the person.
    pub note: String,
}

/// Words of the certificate of having or not having a dwelling.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifiedWords {
    /// Label of what is certified.
    pub answer: String,
    /// There is a dwelling, in a few words.
    pub yes: String,
    /// There is none, in a few words.
    pub no: String,
    /// The sentence that the person has a dwelling from the communal fund.
    pub communal: String,
    /// The sentence that the person has a dwelling that the local executive body rents.
    pub rented: String,
    /// The sentence that the person has neither.
    pub neither: String,
    /// Label of the dwelling's address.
    pub address: String,
    /// Label of what it is used on.
    pub basis: String,
    /// Label of the locality.
    pub locality: String,
    /// Label of the family members.
    pub members: String,
    /// Instead of members, where the applicant named none.
    pub alone: String,
    /// Label of the enterprise or institution.
    pub institution: String,
    /// For what the certificate is good.
    pub note: String,
}

/// Words of the office's receipts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptWords {
    /// Label of the recipient's name.
    pub recipient: String,
    /// Label of his address and telephone.
    pub contact: String,
    /// Label of the moment of acceptance.
    pub accepted: String,
    /// Heading of the accepted documents.
    pub documents: String,
    /// Until when a document is valid, with `{date}`.
    pub valid_until: String,
    /// Label of the day of the result.
    pub result_day: String,
    /// Label of the place where it is given.
    pub result_place: String,
    /// The provider's office, where the result is given.
    pub office: String,
    /// What to bring for the result.
    pub bring: String,
    /// That acceptance is refused, and under which law.
    pub refusal: String,
    /// Heading of the documents that are missing or expired.
    pub lacking: String,
    /// In how many copies it is made.
    pub made: String,
    /// Whose copy it is: the recipient's, the provider's.
    pub copies: [String; 2],
    /// Label of the officer's signature.
    pub officer: String,
    /// Label of the recipient's signature.
    pub received: String,
    /// Under which entry of the journal it is found and where to ask, with `{index}`, `{phone}`.
    pub journal: String,
}

/// Words of the refusal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedWords {
    /// The decision as a sentence.
    pub decision: String,
    /// Heading of one ground, with `{number}`.
    pub ground: String,
    /// Label of the act and clause.
    pub norm: String,
    /// Label of the established fact.
    pub fact: String,
    /// Label of what the person can do.
    pub cure: String,
    /// Label of the term.
    pub term: String,
    /// What the person can do after the faults are mended.
    pub again: String,
    /// Heading of the order of complaint.
    pub complaint: String,
    /// The order of complaint in sentences.
    pub complaint_order: String,
    /// Label of the body that considers the complaint.
    pub complaint_body: String,
}

/// Words of the answer to a complaint.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredWords {
    /// The name of the document.
    pub title: String,
    /// Label of the decision.
    pub outcome: String,
    /// Label of the complaint's number.
    pub complaint: String,
    /// Label of the moment of its registration.
    pub registered: String,
    /// Label of the norm under which it is answered.
    pub norm: String,
    /// Label of the contested case.
    pub case: String,
    /// Heading of the reasons.
    pub reasons: String,
    /// Heading of what the person can do next.
    pub next: String,
}

/// Words of the protocol of a commission.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolWords {
    /// Label of the meeting's number.
    pub meeting: String,
    /// Label of the place.
    pub place: String,
    /// Label of the opening.
    pub opened: String,
    /// Label of the end of the voting.
    pub closed: String,
    /// Label of the one who presides.
    pub chair: String,
    /// Label of the secretary.
    pub secretary: String,
    /// Heading of the members, with `{present}`, `{all}`.
    pub present: String,
    /// Label of the members present.
    pub members: String,
    /// Label of the members absent.
    pub absent: String,
    /// Heading of the agenda.
    pub agenda: String,
    /// Heading of a case, with `{line}`, `{number}`.
    pub case: String,
    /// Label of the recipient.
    pub recipient: String,
    /// Label of the votes for.
    pub votes_for: String,
    /// Label of the votes against.
    pub votes_against: String,
    /// Label of the abstentions.
    pub votes_abstained: String,
    /// Where nobody voted so.
    pub nobody: String,
    /// Label of the conclusion.
    pub conclusion: String,
    /// The conclusion for the registration.
    pub in_favour: String,
    /// The conclusion against it.
    pub against_it: String,
    /// Where no majority came about.
    pub no_conclusion: String,
    /// Label of the secretary's words.
    pub reasons: String,
    /// Heading of those who sign.
    pub signers: String,
    /// How the protocol is signed and where the signatures are.
    pub signatures: String,
}

/// Words of the signature block.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureWords {
    /// Heading.
    pub heading: String,
    /// Label of the signer's name.
    pub signer: String,
    /// Label of the position.
    pub position: String,
    /// Label of the certificate's serial number.
    pub certificate: String,
    /// Label of the certificate's issuer.
    pub issuer: String,
    /// Label of the certificate's term.
    pub validity: String,
    /// Label of the date and time of the signature.
    pub signed: String,
    /// The statement of article 7, in the words of the law.
    pub statement: String,
}

/// Words around the barcodes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckWords {
    /// Heading.
    pub heading: String,
    /// How to check the document on the portal.
    pub order: String,
    /// Label of the portal's address.
    pub address: String,
    /// What the barcodes hold.
    pub barcodes: String,
    /// Text instead of a barcode's picture, with `{part}`, `{parts}`.
    pub barcode: String,
    /// Description of the attached file.
    pub attachment: String,
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
    /// A sentence that does not name what it must, with the name.
    fn missing_name(&self) -> Option<(&str, &'static str)> {
        let sentences: [(&str, &[&'static str]); 11] = [
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
        let kk = include_str!("../../../content/documents/kk.toml");
        assert!(kk.contains(from), "{from}");
        let ru = include_str!("../../../content/documents/ru.toml");
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
