//! Acts: kept whole or not at all, each for itself, answered after COMMIT.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use std::time::Duration;

use kezek_kernel::CaseId;
use kezek_store::{
    Committed, Entry, Failure, Migration, Outcome, Outgoing, Read as _, Store, StoreError, params,
};

use crate::bed::{MIGRATIONS, START, SYSTEM, note, numbers, on_both_engines, put};

const DEFERRED: &[Migration] = &[
    MIGRATIONS[0],
    Migration {
        name: "0002_child",
        sqlite: "CREATE TABLE child (parent INTEGER REFERENCES note DEFERRABLE INITIALLY DEFERRED) STRICT",
        postgres: "CREATE TABLE child (parent BIGINT REFERENCES note DEFERRABLE INITIALLY DEFERRED)",
    },
];

fn outgoing() -> Outgoing {
    Outgoing { destination: "gateway".into(), kind: "request".into(), body: b"body".to_vec() }
}

#[test]
fn an_act_gives_its_value_index_and_leaf() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let Committed { value, index, leaf_hash } = put(&store, 7).await.unwrap();
        assert_eq!((value, index), (0, 0));
        let entry = store.journal_entry(0).await.unwrap().unwrap();
        assert_eq!(leaf_hash, *kezek_journal::leaf_hash(&entry).as_bytes());
        assert_eq!(numbers(&store).await, [7]);
    });
}

#[test]
fn a_refused_act_leaves_nothing() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let refused: Outcome<Committed<()>, _> = store
            .act(SYSTEM, |act| {
                note(act, 1, "x")?;
                act.enqueue(outgoing())?;
                act.receive_once("m", "s")?;
                act.record(Entry::new("note-put"))?;
                Err(Failure::Refused("no"))
            })
            .await;
        assert_eq!(refused.unwrap_err(), Failure::Refused("no"));
        assert_eq!(numbers(&store).await, [] as [i64; 0]);
        assert_eq!(store.outbox().counts().await.unwrap().waiting, 0);
        assert_eq!(store.journal_size(), 0);
        assert_eq!(put(&store, 2).await.unwrap().index, 0, "the index of an undone act is used again");
    });
}

#[test]
fn a_panic_undoes_one_act_alone() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let panicking = store.act::<(), &str>(SYSTEM, |act| {
            note(act, 1, "x")?;
            act.record(Entry::new("note-put"))?;
            panic!("in the middle of an act");
        });
        let (first, panicked, last) = tokio::join!(put(&store, 10), panicking, put(&store, 11));
        assert_eq!(panicked.unwrap_err(), Failure::Store(StoreError::Panicked));
        assert_eq!((first.unwrap().index, last.unwrap().index), (0, 1));
        assert_eq!(numbers(&store).await, [10, 11]);
    });
}

#[test]
fn an_act_that_goes_on_after_a_failed_statement_is_undone() {
    on_both_engines(async |bed| {
        let store = bed.store();
        put(&store, 1).await.unwrap();
        let went_on: Outcome<Committed<()>, &str> = store
            .act(SYSTEM, |act| {
                act.record(Entry::new("note-put"))?;
                assert!(note(act, 1, "twice").is_err());
                Ok(())
            })
            .await;
        assert_eq!(went_on.unwrap_err(), Failure::Store(StoreError::WentOnAfterFailure));
        assert_eq!(put(&store, 2).await.unwrap().index, 1, "the writer works on");
    });
}

#[test]
fn a_failed_statement_does_not_quote_the_row() {
    on_both_engines(async |bed| {
        let store = bed.store();
        put(&store, 424_242).await.unwrap();
        let Err(Failure::Store(error)) = put(&store, 424_242).await else { panic!("a number stands twice") };
        assert!(matches!(error, StoreError::Statement(_)), "{error}");
        assert!(!error.to_string().contains("424242"), "{error}");
    });
}

#[test]
fn an_act_has_exactly_one_journal_entry_and_bookkeeping_none() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let act = store.act::<(), &str>(SYSTEM, |act| Ok(note(act, 1, "x")?)).await.unwrap_err();
        assert_eq!(act, Failure::Store(StoreError::JournalEntries { expected: 1, found: 0 }));
        let twice = store.act::<u64, &str>(SYSTEM, |act| {
            act.record(Entry::new("a"))?;
            Ok(act.record(Entry::new("b"))?)
        });
        let twice = twice.await.unwrap_err();
        assert_eq!(twice, Failure::Store(StoreError::JournalEntries { expected: 1, found: 2 }));
        let kept = store.keep::<u64, &str>(|act| Ok(act.record(Entry::new("a"))?)).await.unwrap_err();
        assert_eq!(kept, Failure::Store(StoreError::JournalEntries { expected: 0, found: 1 }));
        assert_eq!(numbers(&store).await, [] as [i64; 0]);
        store.keep::<(), &str>(|act| Ok(note(act, 1, "x")?)).await.unwrap();
        assert_eq!((numbers(&store).await, store.journal_size()), (vec![1], 0));
    });
}

#[test]
fn readers_see_committed_acts_only() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let (written, may_end) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (set, wait) = (Arc::clone(&written), Arc::clone(&may_end));
        let slow = store.clone();
        let act = tokio::spawn(async move {
            slow.keep::<(), &str>(move |act| {
                note(act, 1, "x")?;
                set.store(true, Ordering::SeqCst);
                while !wait.load(Ordering::SeqCst) {
                    std::thread::yield_now();
                }
                Ok(())
            })
            .await
        });
        while !written.load(Ordering::SeqCst) {
            tokio::task::yield_now().await;
        }
        assert_eq!(numbers(&store).await, [] as [i64; 0]);
        assert!(!act.is_finished());
        may_end.store(true, Ordering::SeqCst);
        act.await.unwrap().unwrap();
        assert_eq!(numbers(&store).await, [1]);
    });
}

/// Holds the writer until told to end, so that what is sent meanwhile forms one group.
fn hold(store: &Store) -> (Arc<AtomicBool>, tokio::task::JoinHandle<()>) {
    let may_end = Arc::new(AtomicBool::new(false));
    let (wait, store) = (Arc::clone(&may_end), store.clone());
    let held = tokio::spawn(async move {
        let kept: Outcome<(), &str> = store
            .keep(move |_| {
                while !wait.load(Ordering::SeqCst) {
                    std::thread::yield_now();
                }
                Ok(())
            })
            .await;
        kept.unwrap();
    });
    (may_end, held)
}

/// Lets tasks that were just spawned send their orders.
async fn let_others_send() {
    tokio::time::sleep(Duration::from_millis(200)).await;
}

#[test]
fn nobody_is_answered_before_the_group_is_committed() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let (start, held) = hold(&store);
        let_others_send().await;
        let (first, refused) = (store.clone(), store.clone());
        let first = tokio::spawn(async move { put(&first, 1).await });
        let refused =
            tokio::spawn(async move { refused.keep::<(), _>(|_| Err(Failure::Refused("no"))).await });
        let_others_send().await;
        let (end, last) = hold(&store);
        let_others_send().await;
        start.store(true, Ordering::SeqCst);
        held.await.unwrap();
        let_others_send().await;
        assert!(!first.is_finished() && !refused.is_finished(), "both wait for the last of their group");
        assert_eq!(store.journal_size(), 0);
        end.store(true, Ordering::SeqCst);
        last.await.unwrap();
        assert_eq!(first.await.unwrap().unwrap().index, 0);
        assert_eq!(refused.await.unwrap(), Err(Failure::Refused("no")));
    });
}

#[test]
fn when_commit_fails_every_act_of_the_group_fails() {
    on_both_engines(async |bed| {
        let store = bed.open(DEFERRED).unwrap();
        let (start, held) = hold(&store);
        let_others_send().await;
        let (good, bad) = (store.clone(), store.clone());
        let good = tokio::spawn(async move { put(&good, 1).await });
        let bad = tokio::spawn(async move {
            // The missing parent is noticed at COMMIT only.
            let sql = "INSERT INTO child (parent) VALUES (77)";
            bad.keep::<_, &str>(move |act| Ok(act.execute(sql, &[])?)).await
        });
        let_others_send().await;
        start.store(true, Ordering::SeqCst);
        held.await.unwrap();
        let not_committed = |error| matches!(error, Failure::Store(StoreError::NotCommitted(_)));
        assert!(not_committed(good.await.unwrap().unwrap_err()));
        assert!(not_committed(bad.await.unwrap().unwrap_err()));
        assert_eq!((numbers(&store).await, store.journal_size()), (vec![], 0));
        assert_eq!(put(&store, 2).await.unwrap().index, 0, "the writer works on");
    });
}

#[test]
fn readers_cannot_write_and_survive_a_panic() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let writing = store.read(|reader| reader.query("INSERT INTO note (number) VALUES (1)", &[])).await;
        assert!(matches!(writing, Err(StoreError::Statement(_))), "{writing:?}");
        let panicked = store.read::<()>(|_| panic!("while reading")).await;
        assert_eq!(panicked, Err(StoreError::Panicked));
        assert_eq!(numbers(&store).await, [] as [i64; 0]);
    });
}

#[test]
fn many_acts_at_once_get_consecutive_indexes() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let acts: Vec<_> = (0..600)
            .map(|number| {
                let store = store.clone();
                tokio::spawn(async move { put(&store, number).await.unwrap() })
            })
            .collect();
        let mut indexes = Vec::new();
        for act in acts {
            let committed = act.await.unwrap();
            assert_eq!(committed.value, committed.index, "record and commit name the same index");
            indexes.push(committed.index);
        }
        indexes.sort_unstable();
        assert_eq!(indexes, (0..600).collect::<Vec<u64>>());
        assert_eq!(store.journal_size(), 600);
    });
}

#[test]
fn time_never_runs_backwards_and_identifiers_carry_it() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let first = store.keep::<_, &str>(|act| Ok((act.now(), act.id())));
        let (at, id): (_, CaseId) = first.await.unwrap();
        assert_eq!(at, START);
        bed.clock.set(START.plus_seconds(-60));
        let second = store.keep::<_, &str>(|act| Ok((act.now(), act.id())));
        let (at, later): (_, CaseId) = second.await.unwrap();
        assert_eq!(at, START);
        assert_ne!(id, later);
    });
}

#[test]
fn closing_refuses_what_comes_later() {
    on_both_engines(async |bed| {
        let store = bed.store();
        put(&store, 1).await.unwrap();
        store.close().await;
        assert_eq!(put(&store, 2).await.unwrap_err(), Failure::Store(StoreError::Closed));
        let sql = "SELECT number FROM note WHERE number = ?1";
        let row = bed.store().read(move |reader| reader.one(sql, &params![1], |row| row.get::<i64>(0))).await;
        assert_eq!(row, Ok(1));
    });
}
