//! Telling a person outside the portal what happened to his request: errands in the outbox, the worker that does them, words.
//!
//! An errand is a reference (`docs/decisions/0012-the-outbox-holds-a-reference.md`): address, language and words are looked up
//! when it is done, so that nothing goes to an address that was taken away in between. A code is the exception: it lies
//! in the errand, sealed, because nothing else knows it.

#[cfg(test)]
mod tests;
mod words;
mod worker;

use kezek_kernel::{AccountId, RequestId};
use kezek_regulations::Position;
use kezek_store::{Act, Outgoing, StoreError};

use crate::store::contacts::{self, ContactKind};
use crate::store::notices::Notice;

pub use worker::Telling;

/// The destination of everything that goes to a person himself.
const PERSON: &str = "person";

/// What is to be told, and how.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
#[serde(tag = "errand", rename_all = "kebab-case")]
enum Errand {
    /// A line of a request's history.
    Notice {
        /// The request.
        request: RequestId,
        /// The number of the line.
        sequence: i64,
        /// The way.
        kind: ContactKind,
    },
    /// The code that confirms an address.
    Code {
        /// Whose address.
        account: AccountId,
        /// The way.
        kind: ContactKind,
        /// The code.
        code: String,
    },
}

/// Whether a line of the history is worth a letter. What the person did himself a moment ago is not, nor is another
/// work of the step that he was told of.
pub(crate) fn is_news(before: Option<&Notice>, added: &Notice) -> bool {
    let node = |notice: &Notice| notice.facts["position"].as_str().and_then(|at| at.parse::<Position>().ok());
    let same_step = || {
        let (before, added) = (before.and_then(node), node(added));
        before.zip(added).is_some_and(|(before, added)| before.node() == added.node())
    };
    match added.code.as_str() {
        "sent" | "answered" | "complaint-sent" => false,
        "moved" => !same_step(),
        _ => true,
    }
}

/// Puts an errand into the outbox for every address at which the account is told at present.
pub(crate) fn enqueue_notice(
    act: &mut Act<'_>,
    account: AccountId,
    request: RequestId,
    sequence: i64,
) -> Result<(), StoreError> {
    for kind in contacts::kinds_in_use(act, account)? {
        enqueue(act, kind, &Errand::Notice { request, sequence, kind })?;
    }
    Ok(())
}

/// Puts the errand of a code into the outbox.
pub(crate) fn enqueue_code(
    act: &mut Act<'_>,
    account: AccountId,
    kind: ContactKind,
    code: String,
) -> Result<(), StoreError> {
    enqueue(act, kind, &Errand::Code { account, kind, code })
}

fn enqueue(act: &mut Act<'_>, kind: ContactKind, errand: &Errand) -> Result<(), StoreError> {
    let body = serde_json::to_vec(errand).unwrap_or_default();
    let outgoing = Outgoing { destination: PERSON.to_owned(), kind: kind.code().to_owned(), body };
    act.enqueue(outgoing).map(drop)
}

#[cfg(test)]
mod news {
    use kezek_kernel::Instant;
    use serde_json::json;

    use super::*;

    fn notice((code, position): (&str, &str)) -> Notice {
        Notice {
            request: RequestId::from_bytes([1; 16]),
            at: Instant::from_micros(0),
            code: code.to_owned(),
            facts: json!({ "position": position }),
        }
    }

    #[track_caller]
    fn check(before: Option<(&str, &str)>, added: (&str, &str), expected: bool) {
        assert_eq!(is_news(before.map(notice).as_ref(), &notice(added)), expected, "{before:?} {added:?}");
    }

    #[test]
    fn each_step_is_told_once() {
        check(None, ("sent", ""), false);
        check(Some(("sent", "")), ("registered", ""), true);
        check(Some(("registered", "")), ("moved", "P6.1"), true);
        check(Some(("moved", "P6.1")), ("moved", "P6.2"), false);
        check(Some(("moved", "P6.2")), ("moved", "P7.1"), true);
        check(Some(("moved", "P7.1")), ("granted", ""), true);
        check(Some(("moved", "P7.1")), ("needs", ""), true);
        check(Some(("needs", "")), ("answered", ""), false);
        check(Some(("moved", "P7.1")), ("extended", ""), true);
        check(Some(("answered", "")), ("answer-taken", ""), true);
        check(Some(("answered", "")), ("answer-refused", ""), true);
        check(Some(("moved", "P7.1")), ("complaint-sent", ""), false);
        check(Some(("complaint-sent", "")), ("complaint-answered", ""), true);
    }
}
