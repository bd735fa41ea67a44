//! Why a measurement came to nothing. A figure is only given for work that was done completely.

use std::error::Error;

use kezek_store::Failure;

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub enum BenchFault {
    /// The options ask for nothing, or for more than can be prepared.
    #[error("{0}")]
    Options(&'static str),
    /// A part of the arrangement could not be set up.
    #[error("{part}: {cause}")]
    SetUp {
        /// What was being set up.
        part: &'static str,
        /// What it said.
        cause: Box<dyn Error + Send + Sync>,
    },
    /// The server answered with something else than was expected.
    #[error("{path} answered {status}: {body}")]
    Answer {
        /// What was asked.
        path: &'static str,
        /// The status of the answer.
        status: u16,
        /// What it said.
        body: String,
    },
    /// The line broke, or an answer was no HTTP.
    #[error("the connection failed: {0}")]
    Wire(#[from] std::io::Error),
    /// Afterwards the database does not hold what was acknowledged.
    #[error("{acknowledged} requests were acknowledged and {stored} are stored")]
    Lost {
        /// Answered with 201.
        acknowledged: u64,
        /// Found in the database.
        stored: u64,
    },
    /// A thread or task of the measurement ended early.
    #[error("a part of the measurement ended early")]
    EndedEarly,
}

impl BenchFault {
    /// For `map_err`: a part of the arrangement could not be set up.
    pub(crate) fn set_up<E: Into<Box<dyn Error + Send + Sync>>>(part: &'static str) -> impl Fn(E) -> Self {
        move |cause| Self::SetUp { part, cause: cause.into() }
    }

    /// For `map_err`: an act of the arrangement was refused or not stored.
    pub(crate) fn not_done<R>(part: &'static str) -> impl Fn(Failure<R>) -> Self
    where
        R: Error + Send + Sync + 'static,
    {
        move |failure| match failure {
            Failure::Refused(refusal) => Self::set_up(part)(refusal),
            Failure::Store(error) => Self::set_up(part)(error),
        }
    }
}
