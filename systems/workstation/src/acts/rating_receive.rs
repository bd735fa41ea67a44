//! The recipient of a result has answered the questionnaire: counted once for each case, without saying whose answers they are.
//!
//! Norm: annex 4 of act No 424. The case is noted as rated, the answers are stored apart from it, and they begin to count
//! when a group of them is full. The journal commits to the case and tells only the service.

use kezek_calendar::Month;
use kezek_casework::{Case, State, inconsistent, rows};
use kezek_exchange::{Arrival, Received, arrival};
use kezek_kernel::Scope;
use kezek_messages::CaseRating;
use kezek_regulations::Edition;
use kezek_store::{Act, Entry, Failure, Outcome, Read, StoreError, params};

use super::at_desk::Office;
use crate::indicators::ReleaseRules;
use crate::store::{decisions, ratings};

/// Why a rating was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub(crate) enum RatingRefusal {
    /// The message was taken before: acknowledge it and do nothing.
    Again,
    /// The message is older than the inbox remembers.
    TooOld,
    /// No request of this sender has this number.
    UnknownCase,
    /// The case has no result yet.
    NoResult,
    /// The case was rated before.
    RatedBefore,
    /// A question of the edition is not answered exactly once, or an answer is none of its list.
    AnswersWrong,
}

impl RatingRefusal {
    /// The finding that the sender gets.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Again => "message-taken-before",
            Self::TooOld => "message-older-than-memory",
            Self::UnknownCase => "case-unknown",
            Self::NoResult => "case-without-result",
            Self::RatedBefore => "case-rated-before",
            Self::AnswersWrong => "rating-answers-wrong",
        }
    }
}

/// Takes the rating.
pub(crate) fn rating_receive(
    act: &mut Act<'_>,
    office: &Office,
    release: &ReleaseRules,
    received: &Received,
    rating: &CaseRating,
) -> Outcome<(), RatingRefusal> {
    let refused = |refusal| Err(Failure::Refused(refusal));
    match arrival(act, received)? {
        Arrival::First => {}
        Arrival::Again => return refused(RatingRefusal::Again),
        Arrival::TooOld => return refused(RatingRefusal::TooOld),
    }
    let Some(case) = case_of(act, &received.message.info.sender.id, &rating.request_number)? else {
        return refused(RatingRefusal::UnknownCase);
    };
    if !has_result(act, &case)? {
        return refused(RatingRefusal::NoResult);
    }
    let edition = office.rules.edition(&case.edition).map_err(StoreError::from)?.clone();
    if !answers_every_question(&edition, rating) {
        return refused(RatingRefusal::AnswersWrong);
    }
    if !ratings::rate_once(act, &case)? {
        return refused(RatingRefusal::RatedBefore);
    }
    let zoned = act.now().timestamp().in_tz(&case.zone).map_err(|_| inconsistent("the zone of a case"))?;
    let (group, month) = (release.group_on(zoned.date()), Month::of(zoned.date()));
    let service = &edition.service.code;
    for answer in &rating.answers {
        ratings::add_answer(act, &case, service, &answer.question, &answer.choice)?;
        ratings::release(act, case.provider, service, &answer.question, group, month)?;
    }
    let entry = Entry::new("rating-receive").public("service", service.as_str());
    act.record(entry.private("case", case.number.as_bytes()))?;
    Ok(())
}

/// The case of a request that this system accepted.
fn case_of(act: &mut Act<'_>, sender: &str, request: &str) -> Result<Option<Case>, StoreError> {
    let sql = "SELECT case_id FROM cases WHERE request_number = ?1 AND sender = ?2";
    match act.optional(sql, &params![request, sender], |row| row.get(0))? {
        Some(case) => rows::find(act, &Scope::System, case),
        None => Ok(None),
    }
}

/// Whether the answer to the request has left.
fn has_result(act: &mut Act<'_>, case: &Case) -> Result<bool, StoreError> {
    if matches!(case.state, State::Ended(_)) {
        return Ok(true);
    }
    Ok(decisions::document(act, case.id)?.is_some_and(|document| document.sent_at.is_some()))
}

/// Whether each question of the edition has exactly one answer, and that from its list.
fn answers_every_question(edition: &Edition, rating: &CaseRating) -> bool {
    let answered = |question: &kezek_regulations::Question| {
        let mut answers = rating.answers.iter().filter(|answer| answer.question == question.id);
        let Some(answer) = answers.next() else { return false };
        let known = edition
            .list(&question.list)
            .is_some_and(|list| list.choices.iter().any(|choice| choice.id == answer.choice));
        known && answers.next().is_none()
    };
    rating.answers.len() == edition.questions.len() && edition.questions.iter().all(answered)
}
