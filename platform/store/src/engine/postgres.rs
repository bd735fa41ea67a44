//! `PostgreSQL` on plain threads: its blocking client must never run on a thread of the asynchronous runtime.

use std::collections::HashMap;
use std::error::Error;

use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use super::placeholders::dollar_placeholders;
use super::{Connection, refuse_nul};
use crate::error::Cause;
use crate::migrations::Migration;
use crate::{OpenError, Row, StoreError, Value};

/// Statements kept prepared; our statements are constant texts, so this is never reached in good order.
const CACHED_STATEMENTS: usize = 512;
/// States in which the server ends a connection: shutdown, crash, a database that goes away.
const SERVER_ENDS: &str = "57P";
/// The advisory lock of the writer ("kezek" in ASCII); locks are apart for each database.
const WRITER_LOCK: i64 = 0x006b_657a_656b;

pub(super) struct Postgres {
    client: Client,
    statements: HashMap<String, Statement>,
    /// The server said that it ends the connection; the socket may not know yet.
    ended: bool,
}

impl Postgres {
    pub(super) fn writer(connection: &str) -> Result<Self, OpenError> {
        let mut this = Self::connect(connection).map_err(|error| OpenError::Engine(cause(&error)))?;
        this.check_collation()?;
        this.script("SET synchronous_commit = on")?;
        let rows = this.query("SELECT pg_try_advisory_lock(?1)", &[Value::Integer(WRITER_LOCK)])?;
        let locked = rows.first().is_some_and(|row| row.get(0) == Ok(true));
        if locked { Ok(this) } else { Err(OpenError::Locked) }
    }

    pub(super) fn reader(connection: &str) -> Result<Self, StoreError> {
        let mut this = Self::connect(connection).map_err(|error| StoreError::Unreachable(cause(&error)))?;
        this.script("SET default_transaction_read_only = on")?;
        Ok(this)
    }

    fn connect(connection: &str) -> Result<Self, postgres::Error> {
        let client = Client::connect(connection, NoTls)?;
        Ok(Self { client, statements: HashMap::new(), ended: false })
    }

    /// Order by text must be the order of bytes, as on `SQLite`; only the database's own collation grants it for
    /// every column and every statement.
    fn check_collation(&mut self) -> Result<(), OpenError> {
        let sql = "SELECT pg_encoding_to_char(encoding), datcollate, CAST(datlocprovider AS text) \
                   FROM pg_database WHERE datname = current_database()";
        let rows = self.query(sql, &[])?;
        let row = rows.first().ok_or(StoreError::RowCount(0))?;
        let (encoding, collation, provider): (String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let bytewise = encoding == "UTF8" && provider == "c" && (collation == "C" || collation == "POSIX");
        if bytewise {
            Ok(())
        } else {
            Err(OpenError::Collation { found: format!("{encoding}, {collation}") })
        }
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&dollar_placeholders(sql)).map_err(|e| self.store_error(&e))?;
        if self.statements.len() >= CACHED_STATEMENTS {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    fn store_error(&mut self, error: &postgres::Error) -> StoreError {
        self.ended |= error.code().is_some_and(|code| code.code().starts_with(SERVER_ENDS));
        if self.is_lost() {
            StoreError::Unreachable(cause(error))
        } else {
            StoreError::Statement(cause(error))
        }
    }
}

impl Connection for Postgres {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        refuse_nul(params)?;
        let statement = self.statement(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
        let rows = self.client.query(&statement, &params).map_err(|error| self.store_error(&error))?;
        rows.iter().map(row).collect::<Result<_, _>>().map_err(|error| StoreError::Statement(cause(&error)))
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        refuse_nul(params)?;
        let statement = self.statement(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
        self.client.execute(&statement, &params).map_err(|error| self.store_error(&error))
    }

    fn control(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.script(sql)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.client.batch_execute(sql).map_err(|error| self.store_error(&error))
    }

    fn begin_group(&mut self) -> Result<(), StoreError> {
        self.control("BEGIN")
    }

    fn begin_snapshot(&mut self) -> Result<(), StoreError> {
        self.control("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    fn epoch_is(&mut self, epoch: i64) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM store_state WHERE epoch = ?1 FOR SHARE";
        Ok(self.query(sql, &[Value::Integer(epoch)])?.len() == 1)
    }

    fn is_lost(&self) -> bool {
        self.ended || self.client.is_closed()
    }

    fn migration_text(&self, migration: &Migration) -> &'static str {
        migration.postgres
    }
}

fn row(row: &postgres::Row) -> Result<Row, postgres::Error> {
    (0..row.len()).map(|column| row.try_get(column)).collect::<Result<_, _>>().map(Row)
}

/// Code and message without the server's DETAIL line, which quotes the values of the row.
fn cause(error: &postgres::Error) -> Cause {
    match error.as_db_error() {
        Some(db) => Cause::new(format!("{} {}", db.code().code(), db.message())),
        None => Cause::new(match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        }),
    }
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(integer) => match *ty {
                Type::INT8 => integer.to_sql(ty, out),
                Type::INT4 => i32::try_from(*integer)?.to_sql(ty, out),
                Type::INT2 => i16::try_from(*integer)?.to_sql(ty, out),
                _ => Err(format!("an integer is given where {ty} is expected").into()),
            },
            Self::Text(text) if <&str as ToSql>::accepts(ty) => text.as_str().to_sql(ty, out),
            Self::Bytes(bytes) if *ty == Type::BYTEA => bytes.as_slice().to_sql(ty, out),
            Self::Text(_) | Self::Bytes(_) => {
                Err(format!("{} given where {ty} is expected", self.kind()).into())
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *ty {
            Type::BOOL => Self::from(bool::from_sql(ty, raw)?),
            Type::INT2 => Self::Integer(i16::from_sql(ty, raw)?.into()),
            Type::INT4 => Self::Integer(i32::from_sql(ty, raw)?.into()),
            Type::INT8 => Self::Integer(i64::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(raw.to_vec()),
            _ => Self::Text(<&str>::from_sql(ty, raw)?.to_owned()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::BOOL | Type::INT2 | Type::INT4 | Type::INT8 | Type::BYTEA)
            || <&str as FromSql>::accepts(ty)
    }
}
