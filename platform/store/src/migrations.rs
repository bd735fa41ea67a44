//! Migrations: numbered, forward only, never changed once they ran; the store's own first, then the system's.

use aws_lc_rs::digest::{SHA256, digest};

use crate::engine::Connection;
use crate::{Clock, OpenError, Read as _, Reader, StoreKeys, Value};

/// One migration: the same change in the words of each engine.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Number and name, such as `0001_accounts`.
    pub name: &'static str,
    /// The script for `SQLite`; tables are `STRICT`.
    pub sqlite: &'static str,
    /// The script for `PostgreSQL`.
    pub postgres: &'static str,
}

/// The migration in the files `migrations/sqlite/NAME.sql` and `migrations/postgres/NAME.sql` of the calling crate.
#[macro_export]
macro_rules! migration {
    ($name:literal) => {
        $crate::Migration {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/migrations/postgres/",
                $name,
                ".sql"
            )),
        }
    };
}

const OWN: &[Migration] = &[crate::migration!("0001_store")];

const BOOKKEEPING: &str = "CREATE TABLE IF NOT EXISTS store_migration (owner TEXT NOT NULL, \
     name TEXT NOT NULL, hash TEXT NOT NULL, ran_at BIGINT NOT NULL, PRIMARY KEY (owner, name))";

/// Runs what has not run yet; the caller holds the writer's lock.
pub(crate) fn run(
    connection: &mut dyn Connection,
    system: &[Migration],
    keys: &StoreKeys,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    connection.script(BOOKKEEPING)?;
    for (owner, migrations) in [("store", OWN), ("system", system)] {
        check_numbers(migrations)?;
        let ran = ran_before(connection, owner, keys, clock)?;
        if ran.len() > migrations.len() {
            return Err(OpenError::Newer(ran.len(), owner));
        }
        for (position, migration) in migrations.iter().enumerate() {
            let hash = hash(connection.migration_text(migration));
            match ran.get(position) {
                Some(before) if *before == (migration.name.to_owned(), hash) => {}
                Some(_) => return Err(OpenError::Migration(migration.name.to_owned())),
                None => run_one(connection, owner, migration, clock)?,
            }
        }
    }
    Ok(())
}

/// Names begin with four digits: the first with 0001, each with a higher number than the one before. A number may be left out:
/// it was given to another part of the house.
fn check_numbers(migrations: &[Migration]) -> Result<(), OpenError> {
    let mut last = 0;
    for migration in migrations {
        let number =
            number(migration.name).filter(|number| if last == 0 { *number == 1 } else { *number > last });
        last = number.ok_or_else(|| OpenError::Migration(migration.name.to_owned()))?;
    }
    Ok(())
}

/// The number with which a name begins, such as 7 for `0007_executors`.
fn number(name: &str) -> Option<u16> {
    let (digits, _) = name.split_once('_')?;
    if digits.len() == 4 { digits.parse().ok() } else { None }
}

fn ran_before(
    connection: &mut dyn Connection,
    owner: &str,
    keys: &StoreKeys,
    clock: &dyn Clock,
) -> Result<Vec<(String, String)>, OpenError> {
    let mut reader = Reader { connection, keys, now: clock.now() };
    let sql = "SELECT name, hash FROM store_migration WHERE owner = ?1 ORDER BY name";
    Ok(reader.all(sql, &[Value::from(owner)], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn run_one(
    connection: &mut dyn Connection,
    owner: &str,
    migration: &Migration,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    let text = connection.migration_text(migration);
    connection.begin_group()?;
    let done = connection.script(text).and_then(|()| {
        let sql = "INSERT INTO store_migration (owner, name, hash, ran_at) VALUES (?1, ?2, ?3, ?4)";
        connection.execute(sql, &crate::params![owner, migration.name, hash(text), clock.now()])
    });
    match done.and_then(|_| connection.control("COMMIT")) {
        Ok(()) => Ok(()),
        Err(error) => {
            // The first error says more than a failing ROLLBACK would.
            let _ = connection.control("ROLLBACK");
            Err(error.into())
        }
    }
}

fn hash(text: &str) -> String {
    hex::encode(digest(&SHA256, text.as_bytes()))
}
