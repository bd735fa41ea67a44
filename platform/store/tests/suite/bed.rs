//! One test, both engines: a fresh database each, and a clock that stands still.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use kezek_kernel::{Actor, Instant, SystemName};
use kezek_store::{
    Act, Clock as _, Committed, EngineSettings, Entry, FixedClock, Migration, OpenError, Outcome, Read as _,
    Store, StoreError, StoreKeys, StoreSettings, params, test_postgres,
};

pub(crate) const SYSTEM: Actor = Actor::System(SystemName::Portal);
pub(crate) const START: Instant = Instant::from_micros(1_700_000_000_000_000);

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    name: "0001_note",
    sqlite: "CREATE TABLE note (number INTEGER NOT NULL PRIMARY KEY, words TEXT, body BLOB) STRICT;",
    postgres: "CREATE TABLE note (number BIGINT NOT NULL PRIMARY KEY, words TEXT, body BYTEA);",
}];

/// A fresh database of one engine.
pub(crate) struct Bed {
    pub(crate) settings: StoreSettings,
    pub(crate) clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

impl Bed {
    pub(crate) fn store(&self) -> Store {
        self.open(MIGRATIONS).unwrap()
    }

    pub(crate) fn open(&self, migrations: &'static [Migration]) -> Result<Store, OpenError> {
        Store::open(self.settings.clone(), migrations, self.clock.clone())
    }

    pub(crate) fn clock_now(&self) -> Instant {
        self.clock.now()
    }
}

pub(crate) fn keys(seed: u8) -> StoreKeys {
    StoreKeys::new(&[seed; 32], &[2; 32], [3; 32]).unwrap()
}

/// Runs the test on SQLite and on PostgreSQL; the latter is left out only where the environment says so.
#[track_caller]
pub(crate) fn on_both_engines(test: impl AsyncFn(Bed)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("portal.db");
    runtime.block_on(test(bed(EngineSettings::Sqlite { path }, folder)));
    match test_postgres::database() {
        Ok(Some(connection)) => {
            let engine = EngineSettings::Postgres { connection };
            runtime.block_on(test(bed(engine, tempfile::tempdir().unwrap())));
        }
        // Written past the harness, which would keep it to itself when the test passes.
        Ok(None) => {
            std::io::stderr().write_all(b"PostgreSQL was left out: KEZEK_SKIP_POSTGRES is set\n").unwrap();
        }
        Err(fault) => panic!("{fault}"),
    }
}

fn bed(engine: EngineSettings, folder: tempfile::TempDir) -> Bed {
    let mut settings = StoreSettings::new(engine, SystemName::Portal, keys(1));
    settings.checkpoint_every = Duration::ZERO;
    Bed { settings, clock: Arc::new(FixedClock::new(START)), _folder: folder }
}

/// Writes a note inside an act.
pub(crate) fn note(act: &mut Act<'_>, number: i64, words: &str) -> Result<(), StoreError> {
    act.execute("INSERT INTO note (number, words) VALUES (?1, ?2)", &params![number, words]).map(drop)
}

/// Writes a note as an act of its own.
pub(crate) async fn put(store: &Store, number: i64) -> Outcome<Committed<u64>, &'static str> {
    store
        .act(SYSTEM, move |act| {
            note(act, number, "сөз")?;
            Ok(act.record(Entry::new("note-put").public("number", number))?)
        })
        .await
}

/// The numbers of all notes.
pub(crate) async fn numbers(store: &Store) -> Vec<i64> {
    let sql = "SELECT number FROM note ORDER BY number";
    store.read(move |reader| reader.all(sql, &[], |row| row.get(0))).await.unwrap()
}
