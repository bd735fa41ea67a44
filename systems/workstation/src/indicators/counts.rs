//! What is counted of one service in one month, and the shares that follow from it.

use std::ops::AddAssign;

use super::Share;

/// By what the timeliness of a service is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    /// Answers that left within the term of the service.
    Service,
    /// Steps that officers did within their terms, where the act sets no term of the service.
    Steps,
}

/// Answers to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Answers {
    pub(crate) given: u64,
    pub(crate) satisfied: u64,
}

/// Everything that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// Requests registered.
    pub(crate) requests: u64,
    /// Of these, requests that came by the portal.
    pub(crate) electronic: u64,
    /// Cases that ended with the service given.
    pub(crate) results: u64,
    /// Cases that ended with a motivated refusal.
    pub(crate) refusals: u64,
    /// Results and refusals whose service had a term.
    pub(crate) answers_with_term: u64,
    /// Of these, those that left before it had run out.
    pub(crate) answers_in_time: u64,
    /// Passages through works of officers that had a term.
    pub(crate) works_with_term: u64,
    /// Of these, those that were in time.
    pub(crate) works_in_time: u64,
    /// Answers about the process and the result.
    pub(crate) quality: Answers,
    /// Answers about the information.
    pub(crate) information: Answers,
}

impl Basis {
    /// The name in rows and answers.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Service => "service-term",
            Self::Steps => "step-terms",
        }
    }
}

impl Answers {
    /// The share of the satisfied; partly satisfied is not satisfied.
    pub(crate) const fn share(self) -> Share {
        Share::new(self.satisfied, self.given)
    }
}

impl Counts {
    /// Timeliness by this basis.
    pub(crate) const fn timeliness(&self, basis: Basis) -> Share {
        match basis {
            Basis::Service => Share::new(self.answers_in_time, self.answers_with_term),
            Basis::Steps => Share::new(self.works_in_time, self.works_with_term),
        }
    }

    /// Accessibility: requests that came electronically.
    pub(crate) const fn electronic(&self) -> Share {
        Share::new(self.electronic, self.requests)
    }
}

impl AddAssign for Answers {
    fn add_assign(&mut self, other: Self) {
        self.given += other.given;
        self.satisfied += other.satisfied;
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.electronic += other.electronic;
        self.results += other.results;
        self.refusals += other.refusals;
        self.answers_with_term += other.answers_with_term;
        self.answers_in_time += other.answers_in_time;
        self.works_with_term += other.works_with_term;
        self.works_in_time += other.works_in_time;
        self.quality += other.quality;
        self.information += other.information;
    }
}
