//! What a clerk enters while a person stands at the counter, and whether the set of papers is complete.

use jiff::civil::Date;
use kezek_messages::{Brought, HandedIn, ShownIdentity};
use kezek_regulations::{Answers, Document, Edition, RefusalGround};

/// The longest number of an identity document, in characters.
const LONGEST_NUMBER: usize = 40;

/// The kinds of identity document that are known (Law No 73-V of 29 January 2013 "On identity documents", article 6).
pub(crate) const IDENTITY_KINDS: [&str; 5] =
    ["identity-card", "passport", "residence-permit", "stateless-person", "refugee"];

/// An application as far as it is entered.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub(crate) struct Filled {
    /// The answers to the edition's form.
    pub(crate) answers: Answers,
    /// The identity document that was shown.
    pub(crate) identity: Identity,
    /// The documents that were marked.
    pub(crate) documents: Vec<Mark>,
}

/// An identity document that was shown; empty when none was.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Identity {
    /// `identity-card`, `passport`, `residence-permit`, `stateless-person` or `refugee`.
    pub(crate) kind: String,
    /// Its number.
    pub(crate) number: String,
}

/// One document of the list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mark {
    /// The document's code in the edition.
    pub(crate) document: String,
    /// `yes`, `no` or `not-concerned`.
    pub(crate) brought: String,
    /// The last day of its validity; empty when it has none.
    #[serde(default)]
    pub(crate) expires: String,
}

/// A fault of a mark or of the identity document: which one, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct MarkFault {
    /// The document's code; empty for the identity document that was shown.
    pub(crate) document: String,
    /// `not-marked`, `concerns-this-person`, `not-a-date`, `identity-missing` or `identity-wrong`.
    pub(crate) code: &'static str,
}

/// Why a set of papers is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// The document is missing.
    Missing,
    /// It has expired.
    Expired,
}

/// A document for whose sake the application is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shortcoming {
    /// The document's code in the edition.
    pub(crate) document: String,
    /// What is wrong with it.
    pub(crate) lack: Lack,
}

impl Lack {
    /// The ground on which acceptance is refused: the edition's own for this lack, else its first.
    pub(crate) fn ground(self, edition: &Edition) -> Option<&RefusalGround> {
        let code = match self {
            Self::Missing => "document-missing",
            Self::Expired => "document-expired",
        };
        let mut grounds = edition.grounds.iter().filter(|ground| ground.at_acceptance);
        let first = grounds.clone().next();
        grounds.find(|ground| ground.id == code).or(first)
    }
}

impl Filled {
    /// Everything that is wrong with the marks and the identity document.
    pub(crate) fn mark_faults(&self, edition: &Edition) -> Vec<MarkFault> {
        let documents = edition.documents.iter();
        let marks = documents.filter_map(|document| {
            let code = self.mark_fault(document)?;
            Some(MarkFault { document: document.id.clone(), code })
        });
        marks.chain(self.identity_fault(edition)).collect()
    }

    fn mark_fault(&self, document: &Document) -> Option<&'static str> {
        let Some(mark) = self.mark(&document.id) else { return Some("not-marked") };
        match Brought::from_code(&mark.brought) {
            None => Some("not-marked"),
            Some(Brought::NotConcerned) if document.required && document.applies(&self.answers) => {
                Some("concerns-this-person")
            }
            Some(_) => {
                let is_date = mark.expires.is_empty() || mark.expires.parse::<Date>().is_ok();
                (!is_date).then_some("not-a-date")
            }
        }
    }

    fn identity_fault(&self, edition: &Edition) -> Option<MarkFault> {
        let Identity { kind, number } = &self.identity;
        let code = match (kind.is_empty(), number.is_empty()) {
            (true, true) if self.all_brought(edition) => "identity-missing",
            (true, true) => return None,
            (true, false) | (false, true) => "identity-wrong",
            _ if !IDENTITY_KINDS.contains(&kind.as_str()) => "identity-wrong",
            _ if number.chars().count() > LONGEST_NUMBER => "identity-wrong",
            _ => return None,
        };
        Some(MarkFault { document: String::new(), code })
    }

    /// Whether every document that this person must bring is marked as brought.
    fn all_brought(&self, edition: &Edition) -> bool {
        let brought = |id: &str| self.mark(id).is_some_and(|mark| mark.brought == Brought::Yes.code());
        let mut needed = edition.documents.iter().filter(|document| document.required);
        needed.all(|document| !document.applies(&self.answers) || brought(&document.id))
    }

    /// The mark of a document.
    pub(crate) fn mark(&self, document: &str) -> Option<&Mark> {
        self.documents.iter().find(|mark| mark.document == document)
    }

    /// The documents as they are signed, in the edition's order.
    pub(crate) fn handed_in(&self, edition: &Edition) -> Vec<HandedIn> {
        let documents = edition.documents.iter();
        documents
            .filter_map(|document| {
                let mark = self.mark(&document.id)?;
                Some(HandedIn {
                    document: document.id.clone(),
                    brought: Brought::from_code(&mark.brought)?,
                    expires: mark.expires.parse().ok(),
                })
            })
            .collect()
    }

    /// The identity document as it is signed.
    pub(crate) fn shown(&self) -> Option<ShownIdentity> {
        let Identity { kind, number } = &self.identity;
        (!kind.is_empty()).then(|| ShownIdentity { kind: kind.clone(), number: number.clone() })
    }
}

/// The documents for whose sake an application is not accepted on that day: a required one is missing, or one of those
/// brought has expired. A document is valid on its last day.
pub(crate) fn shortcomings(
    edition: &Edition,
    answers: &Answers,
    handed_in: &[HandedIn],
    today: Date,
) -> Vec<Shortcoming> {
    let found = |document: &Document| {
        let handed = handed_in.iter().find(|each| each.document == document.id);
        let brought = handed.filter(|each| each.brought == Brought::Yes);
        match brought {
            Some(each) if each.expires.is_some_and(|last| last < today) => Some(Lack::Expired),
            Some(_) => None,
            None => (document.required && document.applies(answers)).then_some(Lack::Missing),
        }
    };
    let documents = edition.documents.iter();
    documents
        .filter_map(|document| Some(Shortcoming { document: document.id.clone(), lack: found(document)? }))
        .collect()
}

/// Personal data stay out of logs: only the number of documents is shown.
impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Filled({} documents)", self.documents.len())
    }
}

/// The number of an identity document stays out of logs.
impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.kind)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use kezek_content::Content;

    use super::*;

    fn edition() -> Arc<Edition> {
        let key = "east-kazakhstan-2015-247-certificate/2017-04-12".parse().unwrap();
        Arc::clone(Content::embedded().library().unwrap().edition(&key).unwrap())
    }

    fn filled(represented: &str, marks: &[(&str, &str, &str)]) -> Filled {
        let mark = |(document, brought, expires): &(&str, &str, &str)| Mark {
            document: (*document).to_owned(),
            brought: (*brought).to_owned(),
            expires: (*expires).to_owned(),
        };
        let answers = Answers::from_pairs([("represented", represented)]);
        Filled { answers, documents: marks.iter().map(mark).collect(), ..Filled::default() }
    }

    #[track_caller]
    fn check(represented: &str, marks: &[(&str, &str, &str)], expected: &[(&str, Lack)]) {
        let (edition, filled) = (edition(), filled(represented, marks));
        let handed_in = filled.handed_in(&edition);
        let found = shortcomings(&edition, &filled.answers, &handed_in, date(2026, 11, 23));
        let found: Vec<_> = found.iter().map(|each| (each.document.as_str(), each.lack)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_set_is_complete_when_nothing_required_is_missing_or_expired() {
        let set = |identity, other| {
            [
                ("application", "yes", ""),
                ("identity", "yes", identity),
                ("power", "not-concerned", ""),
                ("other", other, ""),
            ]
        };
        check("no", &set("2026-11-23", "no"), &[]);
        check("no", &set("2026-11-22", "no"), &[("identity", Lack::Expired)]);
        check("yes", &set("", "yes"), &[("power", Lack::Missing)]);
        let missing = [("application", Lack::Missing), ("identity", Lack::Missing)];
        check("no", &[("application", "no", "")], &missing);
        check("no", &[("other", "yes", "2020-01-01")], &[&missing[..], &[("other", Lack::Expired)]].concat());
    }

    #[track_caller]
    fn check_faults(filled: &Filled, expected: &[(&str, &str)]) {
        let found = filled.mark_faults(&edition());
        let found: Vec<_> = found.iter().map(|fault| (fault.document.as_str(), fault.code)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_that_cannot_be_are_named() {
        let marks = [
            ("application", "not-concerned", ""),
            ("identity", "yes", "2026-02-30"),
            ("power", "perhaps", ""),
        ];
        let mut wrong = filled("no", &marks);
        wrong.identity.kind = "library-card".to_owned();
        let expected = [
            ("application", "concerns-this-person"),
            ("identity", "not-a-date"),
            ("power", "not-marked"),
            ("other", "not-marked"),
            ("", "identity-wrong"),
        ];
        check_faults(&wrong, &expected);
    }

    #[test]
    fn a_complete_set_names_the_identity_document_that_was_shown() {
        let marks = |application| {
            [
                ("application", application, ""),
                ("identity", "yes", ""),
                ("power", "no", ""),
                ("other", "no", ""),
            ]
        };
        check_faults(&filled("no", &marks("yes")), &[("", "identity-missing")]);
        check_faults(&filled("no", &marks("no")), &[]);
    }

    #[test]
    fn the_edition_names_the_ground_of_each_lack() {
        let edition = edition();
        let ground = |lack: Lack| lack.ground(&edition).unwrap().id.clone();
        assert_eq!([ground(Lack::Missing), ground(Lack::Expired)], ["document-missing", "document-expired"]);
    }
}
