//! `SQLite`: one file, write-ahead log, every COMMIT synced.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, OpenFlags, ToSql};

use super::{Connection, refuse_nul};
use crate::error::Cause;
use crate::migrations::Migration;
use crate::{OpenError, Row, StoreError, Value};

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const CACHED_STATEMENTS: usize = 256;

/// `synchronous=FULL` makes COMMIT wait until the log is on the disk.
const WRITER_PRAGMAS: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; \
     PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;";
const READER_PRAGMAS: &str = "PRAGMA query_only=ON; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;";

pub(super) struct Sqlite {
    connection: rusqlite::Connection,
    /// Held open, and thereby locked, as long as this writer lives.
    _lock: Option<File>,
}

impl Sqlite {
    pub(super) fn writer(path: &Path) -> Result<Self, OpenError> {
        let lock = lock_beside(path)?;
        let connection = rusqlite::Connection::open(path).map_err(open_error)?;
        prepare(&connection, WRITER_PRAGMAS).map_err(open_error)?;
        sync_folder(path)?;
        Ok(Self { connection, _lock: Some(lock) })
    }

    pub(super) fn reader(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = rusqlite::Connection::open_with_flags(path, flags)
            .map_err(|error| StoreError::Unreachable(Cause::new(error)))?;
        prepare(&connection, READER_PRAGMAS).map_err(store_error)?;
        Ok(Self { connection, _lock: None })
    }
}

fn prepare(connection: &rusqlite::Connection, pragmas: &str) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    connection.execute_batch(pragmas)
}

/// Two writers on one file would each believe in their own journal head, so the second one is turned away.
fn lock_beside(path: &Path) -> Result<File, OpenError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let name = PathBuf::from(name);
    let fault = |cause| OpenError::File { path: name.display().to_string(), cause };
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&name).map_err(fault)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked),
        Err(TryLockError::Error(cause)) => Err(fault(cause)),
    }
}

/// A new file survives a power cut only when its folder is on the disk too.
fn sync_folder(path: &Path) -> Result<(), OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|cause| OpenError::File { path: folder.display().to_string(), cause })
}

impl Connection for Sqlite {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        refuse_nul(params)?;
        let mut statement = self.connection.prepare_cached(sql).map_err(store_error)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(params)).map_err(store_error)?;
        let mut answer = Vec::new();
        while let Some(row) = rows.next().map_err(store_error)? {
            let mut values = Vec::with_capacity(columns);
            for column in 0..columns {
                values.push(value(column, row.get_ref(column).map_err(store_error)?)?);
            }
            answer.push(Row(values.into_boxed_slice()));
        }
        Ok(answer)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        refuse_nul(params)?;
        let mut statement = self.connection.prepare_cached(sql).map_err(store_error)?;
        let touched = statement.execute(rusqlite::params_from_iter(params)).map_err(store_error)?;
        Ok(touched as u64)
    }

    fn control(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(store_error)?;
        statement.execute([]).map(drop).map_err(store_error)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(store_error)
    }

    fn begin_group(&mut self) -> Result<(), StoreError> {
        self.control("BEGIN IMMEDIATE")
    }

    fn begin_snapshot(&mut self) -> Result<(), StoreError> {
        self.control("BEGIN")
    }

    fn epoch_is(&mut self, epoch: i64) -> Result<bool, StoreError> {
        let rows = self.query("SELECT 1 FROM store_state WHERE epoch = ?1", &[Value::Integer(epoch)])?;
        Ok(rows.len() == 1)
    }

    fn is_lost(&self) -> bool {
        false
    }

    fn migration_text(&self, migration: &Migration) -> &'static str {
        migration.sqlite
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn value(column: usize, stored: ValueRef<'_>) -> Result<Value, StoreError> {
    let inconsistent = |what| StoreError::Inconsistent(format!("column {column} holds {what}"));
    match stored {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(integer) => Ok(Value::Integer(integer)),
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes.to_vec())),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes)
            .map(|text| Value::Text(text.to_owned()))
            .map_err(|_| inconsistent("text that is not UTF-8")),
        ValueRef::Real(_) => Err(inconsistent("a floating number")),
    }
}

fn store_error(error: rusqlite::Error) -> StoreError {
    let unreachable = matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    );
    if unreachable {
        StoreError::Unreachable(Cause::new(error))
    } else {
        StoreError::Statement(Cause::new(error))
    }
}

fn open_error(error: rusqlite::Error) -> OpenError {
    OpenError::Engine(Cause::new(error))
}
