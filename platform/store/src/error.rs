//! What can go wrong: a refusal by the act, or the store itself.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;

use kezek_journal::EntryFault;

use crate::{KeyFault, ValueFault};

/// What an act gives back: a value, or why there is none.
pub type Outcome<T, R> = Result<T, Failure<R>>;

/// Why an act gave no value; in both cases nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure<R> {
    /// The act itself said no, for a reason that the person may learn.
    Refused(R),
    /// The store failed; the person learns a reference number only.
    Store(StoreError),
}

impl<R> Failure<R> {
    /// The same failure with another refusal.
    pub fn map<S>(self, change: impl FnOnce(R) -> S) -> Failure<S> {
        match self {
            Self::Refused(refusal) => Failure::Refused(change(refusal)),
            Self::Store(error) => Failure::Store(error),
        }
    }
}

impl Failure<Infallible> {
    /// The error of work that refuses nothing by itself.
    pub fn into_store(self) -> StoreError {
        let Self::Store(error) = self;
        error
    }
}

impl<R> From<StoreError> for Failure<R> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A cause from the engine, shared by every act of a group that failed with it.
#[derive(Debug, Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    pub(crate) fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Arc::from(cause.into()))
    }
}

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)?;
        let mut source = self.0.source();
        while let Some(cause) = source {
            write!(f, ": {cause}")?;
            source = cause.source();
        }
        Ok(())
    }
}

/// Two causes are the same when they read the same; tests compare errors by it.
impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}
impl Eq for Cause {}

/// The store failed: driver, inconsistent data, wrong number of rows, or a rule of the store broken by an act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A statement failed in the engine.
    #[error("a statement failed: {0}")]
    Statement(Cause),
    /// The connection to the engine is lost.
    #[error("the database cannot be reached: {0}")]
    Unreachable(Cause),
    /// COMMIT failed, so nothing of the group may be relied on.
    #[error("the group could not be committed: {0}")]
    NotCommitted(Cause),
    /// A statement of the act failed, and the act went on as if it had not.
    #[error("the act went on after a statement had failed")]
    WentOnAfterFailure,
    /// The act stopped with a panic and was rolled back alone.
    #[error("the act stopped with a panic")]
    Panicked,
    /// Another process has taken over writing, or this one lost the lock.
    #[error("this process is no longer the writer of the database")]
    NotTheWriter,
    /// The store is closed.
    #[error("the store is closed")]
    Closed,
    /// A column holds something else than expected.
    #[error("column {column}: {fault}")]
    Column {
        /// Number of the column, from zero.
        column: usize,
        /// What was expected and found.
        fault: ValueFault,
    },
    /// The row has no such column.
    #[error("the row has no column {0}")]
    NoSuchColumn(usize),
    /// Exactly one row was expected, or at most one.
    #[error("one row expected, {0} found")]
    RowCount(usize),
    /// Data read back from the database contradict each other.
    #[error("inconsistent data: {0}")]
    Inconsistent(String),
    /// An act records exactly one entry in the journal, bookkeeping none.
    #[error("{expected} journal entry expected, {found} recorded")]
    JournalEntries {
        /// One for an act, none for bookkeeping.
        expected: u32,
        /// How many there were.
        found: u32,
    },
    /// The journal entry cannot be written.
    #[error("journal entry: {0}")]
    Entry(#[from] EntryFault),
    /// An act refers to a blob that was not put before.
    #[error("no such blob")]
    NoSuchBlob,
    /// The idempotency key was used before with another request.
    #[error("the idempotency key belongs to another request")]
    KeyOfAnotherRequest,
    /// Sealed bytes were changed, or sealed under another key.
    #[error("sealed bytes do not open")]
    DoesNotOpen,
    /// The text holds a NUL character, which `PostgreSQL` cannot store.
    #[error("a text parameter holds a NUL character")]
    NulCharacter,
    /// The machine gives no randomness.
    #[error("no randomness from the operating system")]
    NoRandomness,
    /// No tile, bundle or entry stands at this place of the journal.
    #[error("the journal has nothing at this place")]
    NotInJournal,
}

/// Why a store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process writes this database.
    #[error("another process writes this database")]
    Locked,
    /// The engine cannot be reached or set up.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The engine said no.
    #[error("the database cannot be opened: {0}")]
    Engine(Cause),
    /// A lock file or database file cannot be opened.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: String,
        /// What the operating system said.
        cause: std::io::Error,
    },
    /// The `PostgreSQL` database does not compare text bytewise in UTF-8.
    #[error(
        "the PostgreSQL database must be created with LOCALE 'C' and ENCODING 'UTF8' (found {found}); \
         CREATE DATABASE … TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'"
    )]
    Collation {
        /// Encoding and collation found.
        found: String,
    },
    /// The list of migrations is not numbered one after another, or differs from what the database has seen.
    #[error("migration {0} is missing, renamed or changed since it ran")]
    Migration(String),
    /// The database has migrations that this program does not know.
    #[error("the database is newer than this program: it has {0} migrations of {1}")]
    Newer(usize, &'static str),
    /// The keys differ from those the database was made with.
    #[error("the keys are not those of this database")]
    OtherKeys,
    /// The keys cannot be used.
    #[error(transparent)]
    Keys(#[from] KeyFault),
    /// A thread could not be started.
    #[error("a thread could not be started: {0}")]
    Thread(std::io::Error),
}
