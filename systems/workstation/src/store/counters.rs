//! Numbers that are given once and never again.

use kezek_store::{Act, Read, StoreError, params};

/// The counter of registered applications of the whole workstation; it is the last key of every queue order.
pub(crate) const SEQUENCE: &str = "sequence";

/// The counter of applications that were not accepted at the counter; they have no place in any order.
pub(crate) const NOT_ACCEPTED: &str = "not-accepted";

/// The counter of complaints, whose numbers are a series of their own.
pub(crate) const COMPLAINTS: &str = "complaints";

/// The next number of this counter.
pub(crate) fn next(act: &mut Act<'_>, counter: &str) -> Result<u64, StoreError> {
    act.execute(
        "INSERT INTO counters (counter, last) VALUES (?1, 1)
         ON CONFLICT (counter) DO UPDATE SET last = counters.last + 1",
        &params![counter],
    )?;
    act.one("SELECT last FROM counters WHERE counter = ?1", &params![counter], |row| row.get(0))
}
