//! The provider says what happened to a request: the cabinet learns its state, its number and its due date.
//!
//! A notification may come twice or late: the inbox takes each message once, and an answered request stays answered.

use jiff::civil::Date;
use kezek_exchange::{Arrival, Received, arrival};
use kezek_kernel::Instant;
use kezek_store::{Act, Entry, Failure, Outcome};
use serde_json::json;

use crate::store::needs::Need;
use crate::store::notices;
use crate::store::requests::{self, RequestState};
use crate::store::said::Said;

/// One word from the provider.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) request_number: String,
    pub(crate) case_number: String,
    pub(crate) at: Instant,
    pub(crate) news: News,
}

/// What the word is about.
#[derive(Debug, Clone)]
pub(crate) enum News {
    /// Registered, with the day on which the result is due.
    Registered {
        /// The end of the day on which the result is due.
        due: Option<Instant>,
    },
    /// The case stands at another place of its process.
    Moved {
        /// The place as the edition names it.
        position: String,
    },
    /// The provider waits for a correction.
    Needs {
        /// The last day.
        until: Date,
        /// What is to be corrected.
        need: Need,
    },
    /// A term of the case was extended.
    Extended {
        /// Its last day now.
        date: Date,
        /// The end of the day on which the result is due now, where the term is that of the result.
        result: Option<Instant>,
        /// Why.
        reason: Said,
    },
    /// The answer lies with the case.
    Answered,
    /// The answer was not taken, for this reason.
    AnswerRefused(String),
}

/// Why a message was not taken now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ReceiveRefusal {
    /// It was taken before: acknowledge it and do nothing.
    #[error("the message was taken before")]
    Again,
    /// It is older than the inbox remembers.
    #[error("the message is older than the inbox remembers")]
    TooOld,
    /// The portal knows no request with this number.
    #[error("no such request")]
    UnknownRequest,
}

/// Takes a message in: the request it is about, once.
pub(crate) fn request_of(
    act: &mut Act<'_>,
    received: &Received,
    number: &str,
) -> Result<requests::Request, Failure<ReceiveRefusal>> {
    match arrival(act, received)? {
        Arrival::First => {}
        Arrival::Again => return Err(Failure::Refused(ReceiveRefusal::Again)),
        Arrival::TooOld => return Err(Failure::Refused(ReceiveRefusal::TooOld)),
    }
    requests::by_number(act, number)?.ok_or(Failure::Refused(ReceiveRefusal::UnknownRequest))
}

/// Takes the word.
pub(crate) fn notification_receive(
    act: &mut Act<'_>,
    received: &Received,
    told: &Told,
) -> Outcome<(), ReceiveRefusal> {
    let request = request_of(act, received, &told.request_number)?;
    let (code, facts) = match &told.news {
        News::Registered { due } => {
            if request.state == RequestState::Sent {
                let state = RequestState::Registered {
                    case_number: told.case_number.clone(),
                    at: told.at,
                    due: *due,
                };
                requests::set_state(act, &request, &state)?;
            }
            ("registered", json!({ "case": told.case_number, "at": told.at, "due": due }))
        }
        News::Needs { until, need } => {
            let sealed = notices::seal(act, need)?;
            let kind = need.kind();
            let facts = json!({ "case": told.case_number, "at": told.at, "until": until, "sealed": sealed,
                                "kind": kind });
            ("needs", facts)
        }
        News::Extended { date, result, reason } => {
            // Word of the registration may come later than this one, and changes nothing then.
            let registered_at = match &request.state {
                RequestState::Sent => Some(told.at),
                RequestState::Registered { at, .. } => Some(*at),
                RequestState::Granted { .. } | RequestState::Refused { .. } => None,
            };
            if let Some((due, at)) = result.zip(registered_at) {
                let case_number = told.case_number.clone();
                requests::set_state(
                    act,
                    &request,
                    &RequestState::Registered { case_number, at, due: Some(due) },
                )?;
            }
            let sealed = notices::seal(act, reason)?;
            let facts = json!({ "case": told.case_number, "at": told.at, "until": date, "sealed": sealed });
            ("extended", facts)
        }
        News::Answered => ("answer-taken", json!({ "case": told.case_number })),
        News::AnswerRefused(reason) => {
            ("answer-refused", json!({ "case": told.case_number, "reason": reason }))
        }
        News::Moved { position } => ("moved", json!({ "case": told.case_number, "position": position })),
    };
    notices::add(act, request.account, request.id, code, &facts)?;
    let entry = Entry::new("notification-receive").effective(told.at);
    act.record(entry.public("request", request.number.as_str()).public("event", code))?;
    Ok(())
}
