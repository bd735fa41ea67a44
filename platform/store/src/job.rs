//! A closure on its way through the writer: run in a savepoint, answered after COMMIT.

use kezek_kernel::Actor;
use tokio::sync::oneshot;

use crate::act::Recorded;
use crate::{Act, Failure, Outcome, StoreError};

/// Whether a job leaves a trace in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JobKind {
    /// An act: exactly one journal entry.
    Act,
    /// Bookkeeping: sessions, drafts, marks of delivery; no journal entry.
    Bookkeeping,
}

/// What the writer is sent.
pub(crate) enum Order {
    /// Run this job.
    Run(Task),
    /// Finish: release the lock, then say so.
    Stop(oneshot::Sender<()>),
}

/// A job with its actor.
pub(crate) struct Task {
    pub(crate) kind: JobKind,
    pub(crate) actor: Actor,
    pub(crate) job: Box<dyn Job>,
}

/// A closure whose types the writer does not know.
pub(crate) trait Job: Send {
    /// Runs the closure and says whether its work is to be kept.
    fn run(&mut self, act: &mut Act<'_>) -> bool;
    /// Answers the caller: with the outcome of the closure, or with the error that came over it.
    fn answer(self: Box<Self>, fate: Result<Option<Recorded>, StoreError>);
}

/// What the caller waits for.
pub(crate) type Answer<T, R> = Outcome<(T, Option<Recorded>), R>;

/// The one implementation of a job.
pub(crate) struct TypedJob<T, R, F> {
    work: Option<F>,
    outcome: Option<Outcome<T, R>>,
    reply: oneshot::Sender<Answer<T, R>>,
}

impl<T, R, F> TypedJob<T, R, F> {
    pub(crate) fn new(work: F) -> (Self, oneshot::Receiver<Answer<T, R>>) {
        let (reply, answer) = oneshot::channel();
        (Self { work: Some(work), outcome: None, reply }, answer)
    }
}

impl<T, R, F> Job for TypedJob<T, R, F>
where
    T: Send + 'static,
    R: Send + 'static,
    F: FnOnce(&mut Act<'_>) -> Outcome<T, R> + Send + 'static,
{
    fn run(&mut self, act: &mut Act<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        let outcome = work(act);
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn answer(self: Box<Self>, fate: Result<Option<Recorded>, StoreError>) {
        let answer = match (fate, self.outcome) {
            (Err(error), _) => Err(Failure::Store(error)),
            (Ok(recorded), Some(Ok(value))) => Ok((value, recorded)),
            (Ok(_), Some(Err(failure))) => Err(failure),
            (Ok(_), None) => Err(Failure::Store(StoreError::Panicked)),
        };
        // The caller may have gone away; what was committed stays.
        let _ = self.reply.send(answer);
    }
}
