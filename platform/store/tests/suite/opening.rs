//! Opening: one writer, the right keys, migrations forward only, data kept.

use kezek_store::{
    EngineSettings, Failure, Migration, OpenError, Outcome, Read as _, Store, StoreError, test_postgres,
};

use crate::bed::{MIGRATIONS, keys, note, numbers, on_both_engines, put};

const SECOND: &str = "CREATE TABLE other (number BIGINT NOT NULL PRIMARY KEY)";
const GROWN: &[Migration] =
    &[MIGRATIONS[0], Migration { name: "0002_other", sqlite: SECOND, postgres: SECOND }];
const CHANGED: &[Migration] = &[Migration { sqlite: "SELECT 1", postgres: "SELECT 1", ..MIGRATIONS[0] }];
const MISNUMBERED: &[Migration] = &[Migration { name: "0002_note", ..MIGRATIONS[0] }];
const REVERSED: &[Migration] = &[
    MIGRATIONS[0],
    Migration { name: "0007_other", sqlite: SECOND, postgres: SECOND },
    Migration { name: "0003_early", sqlite: SECOND, postgres: SECOND },
];
const WITH_GAP: &[Migration] =
    &[MIGRATIONS[0], Migration { name: "0007_other", sqlite: SECOND, postgres: SECOND }];
const BROKEN: &[Migration] = &[
    MIGRATIONS[0],
    Migration {
        name: "0002_broken",
        sqlite: "CREATE TABLE other (number INTEGER); SELECT nonsense",
        postgres: "CREATE TABLE other (number BIGINT); SELECT nonsense",
    },
];

#[test]
fn a_restart_keeps_data_and_goes_on_with_the_journal() {
    on_both_engines(async |bed| {
        let store = bed.store();
        for number in 0..300 {
            put(&store, number).await.unwrap();
        }
        let checkpoint = store.checkpoint();
        store.close().await;
        let store = bed.store();
        assert_eq!(store.checkpoint(), checkpoint);
        assert_eq!(numbers(&store).await.len(), 300);
        assert_eq!(put(&store, 300).await.unwrap().index, 300);
    });
}

#[test]
fn a_second_writer_is_turned_away() {
    on_both_engines(async |bed| {
        let store = bed.store();
        assert!(matches!(bed.open(MIGRATIONS), Err(OpenError::Locked)));
        put(&store, 1).await.unwrap();
        store.close().await;
        put(&bed.store(), 2).await.unwrap();
    });
}

#[test]
fn a_writer_whose_epoch_has_passed_writes_no_more() {
    on_both_engines(async |bed| {
        let store = bed.store();
        put(&store, 1).await.unwrap();
        let raised =
            store.keep::<_, &str>(|act| Ok(act.execute("UPDATE store_state SET epoch = epoch + 1", &[])?));
        raised.await.unwrap();
        let kept: Outcome<(), &str> = store.keep(|act| Ok(note(act, 2, "x")?)).await;
        assert_eq!(kept.unwrap_err(), Failure::Store(StoreError::NotTheWriter));
        assert_eq!(put(&store, 3).await.unwrap_err(), Failure::Store(StoreError::NotTheWriter));
        assert_eq!(numbers(&store).await, [1]);
    });
}

#[test]
fn other_keys_are_noticed() {
    on_both_engines(async |mut bed| {
        bed.store().close().await;
        bed.settings.keys = keys(9);
        assert!(matches!(bed.open(MIGRATIONS), Err(OpenError::OtherKeys)));
        bed.settings.keys = keys(1);
        bed.store();
    });
}

#[test]
fn migrations_go_forward_only() {
    on_both_engines(async |bed| {
        bed.store().close().await;
        bed.open(GROWN).unwrap().close().await;
        bed.open(GROWN).unwrap().close().await;
        assert!(matches!(bed.open(MIGRATIONS), Err(OpenError::Newer(2, "system"))));
        assert!(matches!(bed.open(CHANGED), Err(OpenError::Newer(2, "system"))));
        assert!(matches!(bed.open(MISNUMBERED), Err(OpenError::Migration(name)) if name == "0002_note"));
    });
}

#[test]
fn numbers_of_migrations_rise_and_may_leave_some_out() {
    on_both_engines(async |bed| {
        bed.store().close().await;
        assert!(matches!(bed.open(REVERSED), Err(OpenError::Migration(name)) if name == "0003_early"));
        bed.open(WITH_GAP).unwrap().close().await;
        bed.open(WITH_GAP).unwrap().close().await;
    });
}

#[test]
fn a_migration_is_never_changed_and_a_broken_one_leaves_nothing() {
    on_both_engines(async |bed| {
        bed.store().close().await;
        assert!(matches!(bed.open(CHANGED), Err(OpenError::Migration(name)) if name == "0001_note"));
        assert!(matches!(bed.open(BROKEN), Err(OpenError::Store(StoreError::Statement(_)))));
        bed.open(GROWN).unwrap().close().await;
    });
}

#[test]
fn a_server_that_starts_again_is_found_again() {
    on_both_engines(async |bed| {
        let EngineSettings::Postgres { connection } = &bed.settings.engine else { return };
        let store = bed.store();
        put(&store, 1).await.unwrap();
        for _ in 0..4 {
            assert_eq!(numbers(&store).await, [1]);
        }
        test_postgres::disconnect_all(connection).unwrap();
        for _ in 0..4 {
            assert_eq!(numbers(&store).await, [1], "readers connect again by themselves");
        }
        assert_eq!(put(&store, 2).await.unwrap().index, 1, "and so does the writer");
    });
}

#[test]
fn a_connection_lost_in_the_middle_of_a_group_fails_that_group() {
    on_both_engines(async |bed| {
        let EngineSettings::Postgres { connection } = bed.settings.engine.clone() else { return };
        let store = bed.store();
        put(&store, 1).await.unwrap();
        let lost: Outcome<(), &str> = store
            .keep(move |act| {
                note(act, 2, "x")?;
                test_postgres::disconnect_all(&connection).unwrap();
                Ok(note(act, 3, "x")?)
            })
            .await;
        assert!(matches!(lost, Err(Failure::Store(StoreError::Unreachable(_)))), "{lost:?}");
        assert_eq!(put(&store, 4).await.unwrap().index, 1);
        assert_eq!(numbers(&store).await, [1, 4]);
    });
}

#[test]
fn a_database_that_orders_text_by_language_is_refused() {
    on_both_engines(async |bed| {
        let EngineSettings::Postgres { connection } = &bed.settings.engine else { return };
        let database = test_postgres::database_with("ENCODING 'LATIN1' TEMPLATE template0").unwrap();
        let mut settings = bed.settings.clone();
        assert_ne!(&database, connection);
        settings.engine = EngineSettings::Postgres { connection: database };
        let opened = Store::open(settings, MIGRATIONS, bed.clock.clone());
        assert!(matches!(opened, Err(OpenError::Collation { .. })));
    });
}

#[test]
fn commit_waits_for_the_disk() {
    on_both_engines(async |bed| {
        // In SQLite's words 2 is FULL.
        let settings: &[(&str, &str)] = match bed.settings.engine {
            EngineSettings::Sqlite { .. } => &[
                ("SELECT CAST(synchronous AS text) FROM pragma_synchronous", "2"),
                ("PRAGMA journal_mode", "wal"),
                ("SELECT CAST(foreign_keys AS text) FROM pragma_foreign_keys", "1"),
            ],
            EngineSettings::Postgres { .. } => &[("SHOW synchronous_commit", "on")],
        };
        let store = bed.store();
        for (sql, expected) in settings {
            let kept: Outcome<String, &str> =
                store.keep(move |act| Ok(act.one(sql, &[], |row| row.get(0))?)).await;
            assert_eq!(kept.as_deref(), Ok(*expected), "{sql}");
        }
    });
}
