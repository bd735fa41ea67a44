//! The provider says what happened to a complaint: registered, extended, answered, or sent to the higher body.
//!
//! A word may come twice or late: the inbox takes each message once, an ended complaint stays as it ended, and a registration that
//! comes after an extension changes nothing.

use jiff::civil::Date;
use kezek_exchange::{Arrival, Received, arrival};
use kezek_kernel::Instant;
use kezek_store::{Act, Entry, Failure, Outcome, Read as _};
use serde_json::json;

use super::notification_receive::ReceiveRefusal;
use crate::store::complaints::{self, ComplaintState};
use crate::store::results::ResultDocument;
use crate::store::said::Said;
use crate::store::{inconsistent, notices, requests};

/// One word about a complaint; the bytes of an answer already lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct ComplaintTold {
    pub(crate) number: String,
    pub(crate) registered_number: String,
    pub(crate) at: Instant,
    pub(crate) news: ComplaintNews,
}

/// What the word is about.
#[derive(Debug, Clone)]
pub(crate) enum ComplaintNews {
    /// Registered, with the last day for the answer.
    Registered(Date),
    /// Extended until a day, and why.
    Extended(Date, Said),
    /// Answered.
    Answered { outcome: String, document_number: String, pdf: [u8; 32], xml: [u8; 32] },
    /// Sent to the higher body: which, and why.
    SentUp { outcome: String, reason: Said },
}

/// Takes the word.
pub(crate) fn complaint_told(
    act: &mut Act<'_>,
    received: &Received,
    told: &ComplaintTold,
) -> Outcome<(), ReceiveRefusal> {
    match arrival(act, received)? {
        Arrival::First => {}
        Arrival::Again => return Err(Failure::Refused(ReceiveRefusal::Again)),
        Arrival::TooOld => return Err(Failure::Refused(ReceiveRefusal::TooOld)),
    }
    let found = complaints::by_number(act, &told.number)?;
    let complaint = found.ok_or(Failure::Refused(ReceiveRefusal::UnknownRequest))?;
    let request = requests::by_id(act, complaint.request)?;
    let request = request.ok_or_else(|| inconsistent("a complaint about no request"))?;
    if !complaint.state.is_running() {
        return Err(Failure::Refused(ReceiveRefusal::Again));
    }
    let registered_number = told.registered_number.clone();
    let (code, state, due) = match &told.news {
        ComplaintNews::Registered(_) if complaint.state != ComplaintState::Sent => {
            return Err(Failure::Refused(ReceiveRefusal::Again));
        }
        ComplaintNews::Registered(due) => {
            let state = ComplaintState::Registered { registered_number, due: *due, extended: None };
            ("complaint-registered", state, Some(*due))
        }
        ComplaintNews::Extended(due, reason) => {
            let extended = Some(reason.clone());
            let state = ComplaintState::Registered { registered_number, due: *due, extended };
            ("complaint-extended", state, Some(*due))
        }
        ComplaintNews::Answered { outcome, document_number, pdf, xml } => {
            let (outcome, document_number) = (outcome.clone(), document_number.clone());
            let answer = ResultDocument {
                document_number: document_number.clone(),
                pdf: *pdf,
                xml: *xml,
                received_at: act.now(),
            };
            complaints::put_answer(act, complaint.id, &answer)?;
            let state = ComplaintState::Answered { registered_number, outcome, document_number, at: told.at };
            ("complaint-answered", state, None)
        }
        ComplaintNews::SentUp { outcome, reason } => {
            let (outcome, reason) = (outcome.clone(), reason.clone());
            let state = ComplaintState::SentUp { registered_number, outcome, reason, at: told.at };
            ("complaint-sent-up", state, None)
        }
    };
    complaints::set_state(act, complaint.id, &state)?;
    let facts = json!({ "complaint": complaint.number, "due": due });
    notices::add(act, request.account, request.id, code, &facts)?;
    let entry = Entry::new("complaint-told").effective(told.at);
    act.record(entry.public("complaint", complaint.number.as_str()).public("event", code))?;
    Ok(())
}
