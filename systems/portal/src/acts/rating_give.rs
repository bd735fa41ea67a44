//! A person rates the service after its result: every question of the edition, once for each request, of his own free will.
//!
//! Norm: annex 4 of act No 424. The answers go to the provider through the gateway under the number of the request alone. The
//! journal commits to both and tells neither.

use kezek_exchange::Dispatch;
use kezek_messages::{CaseRating, Data, MessageType, RatingAnswer};
use kezek_regulations::Edition;
use kezek_store::{Act, Entry, Failure, Outcome};

use crate::store::requests::Request;
use crate::store::{inconsistent, ratings};

/// Why a rating was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RatingRefusal {
    /// The request has no result yet.
    #[error("the request has no result yet")]
    NoResult,
    /// It was rated before.
    #[error("the request was rated before")]
    RatedBefore,
    /// A question is not answered exactly once, or an answer is none of its list.
    #[error("the answers are not those of the questionnaire")]
    AnswersWrong,
}

impl RatingRefusal {
    /// The code that programs read.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::NoResult => "request-without-result",
            Self::RatedBefore => "request-rated-before",
            Self::AnswersWrong => "rating-answers-wrong",
        }
    }
}

/// Whether an answer is one of those that the edition offers to a question.
pub(crate) fn offers(edition: &Edition, question: &str, choice: &str) -> bool {
    let found = edition.questions.iter().find(|each| each.id == question);
    let list = found.and_then(|found| edition.list(&found.list));
    list.is_some_and(|list| list.choices.iter().any(|each| each.id == choice))
}

/// Takes the rating; the caller has found the request among the person's own.
pub(crate) fn rating_give(
    act: &mut Act<'_>,
    request: &Request,
    edition: &Edition,
    answers: &[(String, String)],
) -> Outcome<(), RatingRefusal> {
    if request.state.is_running() {
        return Err(Failure::Refused(RatingRefusal::NoResult));
    }
    let once = |id: &str| answers.iter().filter(|(question, _)| question == id).count() == 1;
    let complete = edition.questions.iter().all(|question| once(&question.id));
    let known = answers.iter().all(|(question, choice)| offers(edition, question, choice));
    if answers.is_empty() || !complete || !known {
        return Err(Failure::Refused(RatingRefusal::AnswersWrong));
    }
    if !ratings::put(act, request.id, answers)? {
        return Err(Failure::Refused(RatingRefusal::RatedBefore));
    }
    let rating = CaseRating {
        request_number: request.number.clone(),
        answers: answers
            .iter()
            .map(|(question, choice)| RatingAnswer { question: question.clone(), choice: choice.clone() })
            .collect(),
    };
    let dispatch = Dispatch {
        message_type: MessageType::Notification,
        service: request.service.clone(),
        chain: request.number.clone(),
        route: None,
        locality: request.locality,
        edition: request.edition.clone(),
        data: Data::of(&rating).map_err(|_| inconsistent("a rating cannot be written"))?,
    };
    let body = serde_json::to_vec(answers).map_err(|_| inconsistent("answers do not serialise"))?;
    let entry = Entry::new("rating-give").private("request", request.number.as_bytes());
    act.record(entry.private("answers", body))?;
    act.enqueue(dispatch.outgoing())?;
    Ok(())
}
