//! The NOTIFICATION of a rating: what the recipient answered to the questionnaire after the result.

use super::{Payload, collect};
use crate::ContractFault;
use crate::limits::{MAX_LIST, MAX_TOKEN};
use crate::xml::{Element, Sequence, Writer};

/// Answers to the questionnaire of the edition. Nothing but the number of the request travels with them.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseRating {
    /// The portal's number of the request.
    pub request_number: String,
    /// The answers, one to each question.
    pub answers: Vec<RatingAnswer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingAnswer {
    /// The question's code in the edition.
    pub question: String,
    /// The answer's code in the edition's list.
    pub choice: String,
}

impl Payload for CaseRating {
    const ROOT: &'static str = "caseRating";

    fn write(&self, w: &mut Writer) {
        w.leaf("requestNumber", &self.request_number);
        for answer in &self.answers {
            w.parent("answer", &[("question", &answer.question)], |w| w.leaf("choice", &answer.choice));
        }
    }

    fn read(sequence: &mut Sequence<'_>) -> Result<Self, ContractFault> {
        let request_number = sequence.text("requestNumber", MAX_TOKEN)?;
        let answers = collect(sequence.many("answer", MAX_LIST)?, RatingAnswer::read)?;
        if answers.is_empty() {
            return Err(ContractFault::Expected { expected: "answer" });
        }
        Ok(Self { request_number, answers })
    }
}

impl RatingAnswer {
    fn read(element: Element<'_>) -> Result<Self, ContractFault> {
        let mut sequence = element.sequence()?;
        let question = element.attribute("question", MAX_TOKEN)?;
        let answer = Self { question, choice: sequence.text("choice", MAX_TOKEN)? };
        sequence.end()?;
        Ok(answer)
    }
}

/// Who answered what stays out of logs: only the number is shown.
impl std::fmt::Debug for CaseRating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CaseRating({})", self.request_number)
    }
}
