//! A person has signed his answer to what the provider asked or told him: it is kept and goes to the provider.
//!
//! Form, files and signature were checked before. The act looks again whether the request still asks, and whether in time. One
//! transaction: answer, journal entry, message, a line of the history.

use jiff::tz::TimeZone;
use kezek_kernel::{AccountId, AnswerId, Instant, RecipientNumber, RequestId};
use kezek_messages::Stance;
use kezek_store::{Act, Entry, Failure, IdempotencyKey, Outcome, Outgoing, Read as _};
use serde_json::json;

use crate::store::answers::{self, AnswerState};
use crate::store::drafts::Attachment;
use crate::store::requests::{self, Papers};
use crate::store::{inconsistent, needs, notices};

/// The kind of the message in the outbox.
pub(crate) const SUPPLEMENT: &str = "case-supplement";

/// A checked answer; the bytes of its attachments lie in the blob table.
#[derive(Debug, Clone)]
pub(crate) struct AnswerSend {
    pub(crate) request: RequestId,
    pub(crate) account: AccountId,
    pub(crate) applicant: RecipientNumber,
    /// When the provider asked.
    pub(crate) asked: Instant,
    pub(crate) stance: Stance,
    /// The zone whose days count.
    pub(crate) zone: TimeZone,
    pub(crate) document_hash: [u8; 32],
    pub(crate) papers: Papers,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) idempotency: Option<IdempotencyKey>,
}

/// An answer that was sent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct AnswerSent {
    pub(crate) accepted_at: Instant,
    pub(crate) journal_index: u64,
}

/// Why an answer was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SendRefusal {
    /// Nothing is asked of the person, or something else than he answers.
    #[error("nothing is asked that this would answer")]
    NotAsked,
    /// The last day has passed.
    #[error("the last day has passed")]
    TooLate,
    /// It was answered before.
    #[error("it was answered before")]
    AnsweredBefore,
    /// The same answer was sent before under its key.
    #[error("the same answer was sent before")]
    Again(AnswerSent),
}

impl SendRefusal {
    /// The code that programs read and pages say.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::NotAsked => "not-waiting",
            Self::TooLate => "too-late",
            Self::AnsweredBefore | Self::Again(_) => "answered-before",
        }
    }
}

/// Sends the answer.
pub(crate) fn answer_send(act: &mut Act<'_>, input: &AnswerSend) -> Outcome<AnswerSent, SendRefusal> {
    let key = input.idempotency.as_ref();
    if let Some(answer) = key.map(|key| act.idempotent(key)).transpose()?.flatten() {
        let sent = serde_json::from_str(&answer).map_err(|_| inconsistent("a remembered answer"))?;
        return Err(Failure::Refused(SendRefusal::Again(sent)));
    }
    let request = requests::by_id(act, input.request)?.filter(|request| request.state.is_running());
    let request = request.ok_or(Failure::Refused(SendRefusal::NotAsked))?;
    let id = answerable(act, input)?;
    let entry = Entry::new("answer-send")
        .public("request", request.number.as_str())
        .public("stance", input.stance.code())
        .private("document", input.document_hash)
        .private("applicant", act.lookup_key(input.applicant.as_str()));
    let journal_index = act.record(entry)?;
    answers::send(act, id, journal_index, &input.papers, &input.attachments)?;
    notices::add(act, input.account, request.id, "answered", &json!({ "stance": input.stance.code() }))?;
    act.enqueue(Outgoing {
        destination: "gateway".to_owned(),
        kind: SUPPLEMENT.to_owned(),
        body: id.as_bytes().to_vec(),
    })?;
    let sent = AnswerSent { accepted_at: act.now(), journal_index };
    if let Some(key) = key {
        act.remember_answer(key, &serde_json::to_string(&sent).unwrap_or_default())?;
    }
    Ok(sent)
}

/// The answer that may be sent now.
fn answerable(act: &mut Act<'_>, input: &AnswerSend) -> Outcome<AnswerId, SendRefusal> {
    let answered = answers::find(act, input.request, input.asked)?;
    if answered.is_some_and(|answer| matches!(answer.state, AnswerState::Sent)) {
        return Err(Failure::Refused(SendRefusal::AnsweredBefore));
    }
    let history = notices::of_request(act, input.request)?;
    let open = needs::open(act, &history)?.filter(|open| open.asked == input.asked);
    let open = open.ok_or(Failure::Refused(SendRefusal::NotAsked))?;
    if act.now().timestamp().to_zoned(input.zone.clone()).date() > open.until {
        return Err(Failure::Refused(SendRefusal::TooLate));
    }
    Ok(answers::begin(act, input.request, input.asked)?)
}
