//! Reading: rows, and the queries that readers and acts have in common.

use std::str::FromStr;

use kezek_kernel::Instant;

use crate::engine::Connection;
use crate::keys::StoreKeys;
use crate::{FromValue, StoreError, Value, ValueFault};

/// One row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub(crate) Box<[Value]>);

impl Row {
    /// The value of a column, counted from zero.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, StoreError> {
        let value = self.0.get(column).ok_or(StoreError::NoSuchColumn(column))?;
        T::from_value(value).map_err(|fault| StoreError::Column { column, fault })
    }

    /// The text of a column, read as a type that has one text for each value, such as a locality.
    pub fn parse<T: FromStr>(&self, column: usize) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        let fault = ValueFault { expected: std::any::type_name::<T>(), found: "other text" };
        text.parse().map_err(|_| StoreError::Column { column, fault })
    }
}

/// Queries with `?1`, `?2` …; the same text runs on both engines. Acts and readers have this in common.
pub trait Read {
    /// The instant of the act, or at which reading began.
    fn now(&self) -> Instant;

    /// The key under which an IIN or BIN is looked up.
    fn lookup_key(&self, number: &str) -> [u8; 32];

    /// Opens sealed bytes.
    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, StoreError>;

    /// All rows of a query. Bound the number of rows in the SQL text.
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// All rows, each turned into a value.
    fn all<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        map: impl FnMut(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError>
    where
        Self: Sized,
    {
        self.query(sql, params)?.iter().map(map).collect()
    }

    /// The only row, or none; more than one is an error.
    fn optional<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        map: impl FnOnce(&Row) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError>
    where
        Self: Sized,
    {
        match self.query(sql, params)?.as_slice() {
            [] => Ok(None),
            [row] => map(row).map(Some),
            rows => Err(StoreError::RowCount(rows.len())),
        }
    }

    /// The only row; none or more than one is an error.
    fn one<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        map: impl FnOnce(&Row) -> Result<T, StoreError>,
    ) -> Result<T, StoreError>
    where
        Self: Sized,
    {
        match self.query(sql, params)?.as_slice() {
            [row] => map(row),
            rows => Err(StoreError::RowCount(rows.len())),
        }
    }
}

impl<R: Read + ?Sized> Read for &mut R {
    fn now(&self) -> Instant {
        (**self).now()
    }

    fn lookup_key(&self, number: &str) -> [u8; 32] {
        (**self).lookup_key(number)
    }

    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        (**self).open(sealed)
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        (**self).query(sql, params)
    }
}

/// A snapshot of what is committed.
pub struct Reader<'a> {
    pub(crate) connection: &'a mut dyn Connection,
    pub(crate) keys: &'a StoreKeys,
    pub(crate) now: Instant,
}

impl Read for Reader<'_> {
    fn now(&self) -> Instant {
        self.now
    }

    fn lookup_key(&self, number: &str) -> [u8; 32] {
        self.keys.lookup_key(number)
    }

    fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.keys.open(sealed)
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.connection.query(sql, params)
    }
}
