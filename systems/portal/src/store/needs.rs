//! What a provider asks or tells an applicant, and waits for his answer: a line of the request's history, its words sealed.

use jiff::civil::Date;
use kezek_kernel::Instant;
use kezek_store::{Read, StoreError};

use super::inconsistent;
use super::notices::{self, Notice};

/// What a provider waits for.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum Need {
    /// The request is to be corrected.
    Correction {
        /// Documents of the Standard's list, by their codes.
        documents: Vec<String>,
        /// What the officer wrote in Kazakh; empty when he wrote nothing.
        kk: String,
        /// The same in Russian.
        ru: String,
    },
    /// The person is told a preliminary refusal and may object to it.
    Hearing {
        /// Its grounds.
        grounds: Vec<ToldGround>,
    },
}

/// A ground of a preliminary refusal.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct ToldGround {
    /// Its code in the edition.
    pub(crate) code: String,
    /// Ground and fact in Kazakh.
    pub(crate) kk: String,
    /// The same in Russian.
    pub(crate) ru: String,
}

impl Need {
    /// The key of the words that say where to answer, and what follows when nobody does.
    pub(crate) const fn where_to_answer(&self) -> &'static str {
        match self {
            Self::Correction { .. } => "need-where",
            Self::Hearing { .. } => "hearing-where",
        }
    }

    /// The name in lines of the history.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Correction { .. } => "correction",
            Self::Hearing { .. } => "hearing",
        }
    }
}

/// Personal data stay out of logs.
impl std::fmt::Debug for Need {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Need(..)")
    }
}

/// A need that is open.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    /// When the provider asked.
    pub(crate) asked: Instant,
    /// The provider's number of the case.
    pub(crate) case_number: String,
    /// The last day.
    pub(crate) until: Date,
    pub(crate) need: Need,
}

/// The need that is open after these lines: nothing has moved the case since.
pub(crate) fn open(read: &impl Read, history: &[Notice]) -> Result<Option<Open>, StoreError> {
    let Some(notice) = open_line(history) else { return Ok(None) };
    Ok(Some(Open {
        // A line of an older program does not say when it was asked.
        asked: notice.facts["at"].as_str().and_then(|at| at.parse().ok()).unwrap_or(notice.at),
        case_number: notice.facts["case"].as_str().unwrap_or_default().to_owned(),
        until: until(notice).ok_or_else(|| inconsistent("a need without a date"))?,
        need: notices::sealed(read, notice)?,
    }))
}

/// The line of the open need; word of the registration may come late and closes nothing, nor does an extension or a word about a
/// complaint.
pub(crate) fn open_line(history: &[Notice]) -> Option<&Notice> {
    let aside =
        |code: &str| matches!(code, "sent" | "registered" | "extended") || code.starts_with("complaint-");
    let last = history.iter().rev().find(|notice| !aside(&notice.code));
    last.filter(|notice| notice.code == "needs")
}

/// Whether a line tells a preliminary refusal.
pub(crate) fn is_hearing(notice: &Notice) -> bool {
    notice.facts["kind"].as_str() == Some("hearing")
}

/// The last day that a line names.
pub(crate) fn until(notice: &Notice) -> Option<Date> {
    notice.facts["until"].as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use kezek_kernel::{Instant, RequestId};

    use super::*;

    #[track_caller]
    fn check(codes: &[&str], expected: bool) {
        let notice = |code: &&str| Notice {
            request: RequestId::from_bytes([1; 16]),
            at: Instant::from_micros(0),
            code: (*code).to_owned(),
            facts: serde_json::Value::Null,
        };
        let history: Vec<Notice> = codes.iter().map(notice).collect();
        assert_eq!(open_line(&history).is_some(), expected, "{codes:?}");
    }

    #[test]
    fn a_need_is_open_until_the_case_moves() {
        check(&["sent", "needs"], true);
        check(&["sent", "needs", "registered", "complaint-sent", "extended"], true);
        check(&["sent", "needs", "moved"], false);
        check(&["sent", "complaint-sent"], false);
    }
}
