//! The only place that knows which engine works below.

mod placeholders;
mod postgres;
mod sqlite;

use std::thread;
use std::time::Duration;

use crate::migrations::Migration;
use crate::{EngineSettings, OpenError, Row, StoreError, Value};

/// How often, and after what pause, a lock held by a process that just died is tried again.
const LOCK_TRIES: u32 = 30;
const LOCK_PAUSE: Duration = Duration::from_millis(100);

/// One connection to an engine.
pub(crate) trait Connection: Send {
    /// Runs a query with `?1` placeholders.
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError>;
    /// Runs a statement and says how many rows it touched.
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError>;
    /// Runs a statement of transaction control, known to both engines.
    fn control(&mut self, sql: &'static str) -> Result<(), StoreError>;
    /// Runs a script of several statements.
    fn script(&mut self, sql: &str) -> Result<(), StoreError>;
    /// Begins the transaction of a group.
    fn begin_group(&mut self) -> Result<(), StoreError>;
    /// Begins a snapshot for reading.
    fn begin_snapshot(&mut self) -> Result<(), StoreError>;
    /// Whether another process has become the writer since; holds it off until the group ends.
    fn epoch_is(&mut self, epoch: i64) -> Result<bool, StoreError>;
    /// Whether the connection is gone for good.
    fn is_lost(&self) -> bool;
    /// The text of a migration for this engine.
    fn migration_text(&self, migration: &Migration) -> &'static str;
}

/// A connection that holds the writer's lock as long as it lives.
pub(crate) fn connect_writer(settings: &EngineSettings) -> Result<Box<dyn Connection>, OpenError> {
    for _ in 1..LOCK_TRIES {
        match try_connect_writer(settings) {
            Err(OpenError::Locked) if matches!(settings, EngineSettings::Postgres { .. }) => {
                // The server may need a moment to notice that the process before this one is gone.
                thread::sleep(LOCK_PAUSE);
            }
            result => return result,
        }
    }
    try_connect_writer(settings)
}

fn try_connect_writer(settings: &EngineSettings) -> Result<Box<dyn Connection>, OpenError> {
    Ok(match settings {
        EngineSettings::Sqlite { path } => Box::new(sqlite::Sqlite::writer(path)?),
        EngineSettings::Postgres { connection } => Box::new(postgres::Postgres::writer(connection)?),
    })
}

/// A connection that only reads.
pub(crate) fn connect_reader(settings: &EngineSettings) -> Result<Box<dyn Connection>, StoreError> {
    Ok(match settings {
        EngineSettings::Sqlite { path } => Box::new(sqlite::Sqlite::reader(path)?),
        EngineSettings::Postgres { connection } => Box::new(postgres::Postgres::reader(connection)?),
    })
}

/// `PostgreSQL` cannot store NUL in text; `SQLite` could, so both refuse.
fn refuse_nul(params: &[Value]) -> Result<(), StoreError> {
    let holds_nul = |value: &Value| matches!(value, Value::Text(text) if text.as_bytes().contains(&0));
    if params.iter().any(holds_nul) { Err(StoreError::NulCharacter) } else { Ok(()) }
}
