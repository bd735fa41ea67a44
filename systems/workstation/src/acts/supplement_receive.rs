//! The applicant has answered what he was asked or told: the answer lies with the case, which goes on at that moment.
//!
//! Norm: `docs/decisions/0026-the-clock-runs-while-a-case-waits.md`. What counts is when the accepting system took the answer: one
//! that came in time and was delivered late is taken as long as nobody has decided. What is not taken leaves a line in the
//! journal and a word to the applicant, nothing else.

use kezek_casework::{Case, Suspension, WaitsFor, inconsistent, rows};
use kezek_exchange::{Arrival, Received, arrival};
use kezek_kernel::{RecipientNumber, Scope};
use kezek_messages::Stance;
use kezek_regulations::Verb;
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::messages;
use crate::store::requests::{self, AttachmentRow};
use crate::store::supplements::{self, SupplementRow};

/// An answer whose message was verified and whose parts lie in the blob table.
#[derive(Clone)]
pub(crate) struct SupplementReceive {
    pub(crate) request_number: String,
    pub(crate) applicant: RecipientNumber,
    pub(crate) stance: Stance,
    pub(crate) row: SupplementRow,
    pub(crate) files: Vec<AttachmentRow>,
    /// What the check of the signature and of the papers found.
    pub(crate) checked: Result<(), NotTaken>,
}

/// Why an answer is not kept with the case; the applicant is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotTaken {
    /// The signature is not confirmed by its evidence, or the papers are not the signed ones.
    NotConfirmed,
    /// The time to answer had run out.
    TooLate,
    /// The case does not wait for this answer.
    NotWaiting,
    /// It was answered before.
    AnsweredBefore,
}

impl NotTaken {
    /// The name in messages and in the journal.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::NotConfirmed => "not-confirmed",
            Self::TooLate => "too-late",
            Self::NotWaiting => "not-waiting",
            Self::AnsweredBefore => "answered-before",
        }
    }
}

/// Why a message was not worked off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SupplementRefusal {
    /// It was worked off before: it is acknowledged again.
    #[error("the message was received before")]
    Again,
    /// It is older than the inbox remembers.
    #[error("the message is older than the memory of the inbox")]
    TooOld,
    /// There is no such request of this sender and this person.
    #[error("no such request")]
    UnknownRequest,
}

/// Takes the answer, or tells the applicant why not.
pub(crate) fn supplement_receive(
    act: &mut Act<'_>,
    office: &Office,
    received: &Received,
    input: &SupplementReceive,
) -> Outcome<(), SupplementRefusal> {
    match arrival(act, received)? {
        Arrival::First => {}
        Arrival::Again => return Err(Failure::Refused(SupplementRefusal::Again)),
        Arrival::TooOld => return Err(Failure::Refused(SupplementRefusal::TooOld)),
    }
    let (sender, person) = (&received.message.info.sender.id, act.lookup_key(input.applicant.as_str()));
    let case = rows::find_by_request(act, &Scope::System, &input.request_number)?
        .filter(|case| case.sender == *sender && case.person_key == person)
        .ok_or(Failure::Refused(SupplementRefusal::UnknownRequest))?;
    match standing(act, office, &case, input)? {
        Ok(()) => Ok(take(act, office, &case, input)?),
        Err(reason) => {
            let entry = at_desk::entry("supplement-refuse", &case, &case).public("reason", reason.code());
            act.record(entry.private("document", input.row.document))?;
            Ok(messages::answer_refused(act, &office.rules, &case, reason.code())?)
        }
    }
}

/// Whether the case waits for this answer, or would have if the message had come as soon as it was given.
fn standing(
    act: &mut Act<'_>,
    office: &Office,
    case: &Case,
    input: &SupplementReceive,
) -> Result<Result<(), NotTaken>, StoreError> {
    if input.checked.is_err() {
        return Ok(input.checked);
    }
    let SupplementRow { asked, accepted, .. } = input.row;
    if supplements::is_answered(act, case.id, asked)? {
        return Ok(Err(NotTaken::AnsweredBefore));
    }
    let last = case.terms.suspensions.last();
    let Some(suspension) = last.filter(|suspension| suspension.from == asked) else {
        return Ok(Err(NotTaken::NotWaiting));
    };
    if !fits(&suspension.waits_for, input.stance) {
        return Ok(Err(NotTaken::NotWaiting));
    }
    if suspension.answer_until().instant <= accepted {
        return Ok(Err(NotTaken::TooLate));
    }
    if suspension.ended_at.is_none() {
        return Ok(Ok(()));
    }
    let examined = office.rules.asked(case)?.is_some_and(|asked| asked.work.verb == Verb::Examine);
    Ok(match ran_out(suspension) {
        true if examined => Ok(()),
        true => Err(NotTaken::TooLate),
        false => Err(NotTaken::NotWaiting),
    })
}

/// Whether this is said to what the case waits for.
const fn fits(waits_for: &WaitsFor, stance: Stance) -> bool {
    match waits_for {
        WaitsFor::Correction { .. } => matches!(stance, Stance::Correction),
        WaitsFor::Hearing { .. } => matches!(stance, Stance::Objection | Stance::NothingToAdd),
    }
}

fn ran_out(suspension: &Suspension) -> bool {
    suspension.ended_at == Some(suspension.until.instant)
}

fn take(
    act: &mut Act<'_>,
    office: &Office,
    case: &Case,
    input: &SupplementReceive,
) -> Result<(), StoreError> {
    let answered = input.row.accepted.min(act.now()).max(input.row.asked);
    let moved = Moved::at(office.rules.resumed(case.clone(), answered)?);
    let entry = at_desk::entry("supplement-receive", case, &moved.case)
        .effective(input.row.accepted)
        .public("stance", input.stance.code())
        .public("request-index", input.row.portal_index)
        .public("request-leaf", hex::encode(input.row.portal_leaf))
        .private("document", input.row.document);
    let facts = [("stance", input.stance.code().to_owned())];
    let closed = at_desk::close_by_itself(act, office, case, &moved, entry, &facts);
    let index = closed.map_err(|failure| match failure {
        Failure::Refused(refusal) => inconsistent(&refusal.to_string()),
        Failure::Store(error) => error,
    })?;
    supplements::insert(act, case, index, &input.row)?;
    requests::attach(act, case, &input.files, Some(index))?;
    messages::answered(act, &office.rules, case)
}
