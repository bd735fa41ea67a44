//! The outbox: at least once, with growing pauses, over restarts.

use std::time::Duration;

use kezek_kernel::MessageId;
use kezek_store::{Claimed, DeliveryState, Entry, OutboxCounts, Outcome, Outgoing, Read as _, Store};

use crate::bed::{START, SYSTEM, on_both_engines};

async fn enqueue(store: &Store, body: &'static str) -> MessageId {
    let act: Outcome<_, &str> = store
        .act(SYSTEM, move |act| {
            act.record(Entry::new("send"))?;
            let body = body.as_bytes().to_vec();
            Ok(act.enqueue(Outgoing { destination: "gateway".into(), kind: "request".into(), body })?)
        })
        .await;
    act.unwrap().value
}

async fn claim_one(store: &Store) -> Option<Claimed> {
    let mut claimed = store.outbox().claim(10).await.unwrap();
    assert!(claimed.len() <= 1);
    claimed.pop()
}

#[test]
fn a_message_is_claimed_once_and_delivered() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let id = enqueue(&store, "хабарлама").await;
        let claimed = claim_one(&store).await.unwrap();
        assert_eq!((claimed.id, claimed.attempts, claimed.enqueued_at), (id, 1, START));
        assert_eq!(claimed.body, "хабарлама".as_bytes());
        assert_eq!(claim_one(&store).await, None);
        store.outbox().delivered(id).await.unwrap();
        bed.clock.advance_seconds(3600);
        assert_eq!(claim_one(&store).await, None);
        let counts = OutboxCounts { delivered: 1, ..OutboxCounts::default() };
        assert_eq!(store.outbox().counts().await, Ok(counts));
        assert_eq!(store.outbox().next_due().await, Ok(None));
        assert_eq!(store.outbox().prune(bed.clock_now()).await, Ok(1));
    });
}

#[test]
fn bodies_are_sealed_while_they_wait_and_erased_when_delivered() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let id = enqueue(&store, "жеке дерек").await;
        let body = async || -> Vec<u8> {
            store.read(|r| r.one("SELECT body FROM store_outbox", &[], |row| row.get(0))).await.unwrap()
        };
        let waiting = body().await;
        assert!(!waiting.windows(4).any(|window| window == "жеке".as_bytes()[..4].as_ref()));
        assert!(waiting.len() > "жеке дерек".len());
        claim_one(&store).await.unwrap();
        store.outbox().delivered(id).await.unwrap();
        assert!(body().await.is_empty());
    });
}

#[test]
fn pauses_grow_after_failures() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let id = enqueue(&store, "x").await;
        for pause in [1, 2, 4, 8] {
            claim_one(&store).await.unwrap();
            store.outbox().failed(id, "connection refused").await.unwrap();
            let due = store.outbox().next_due().await.unwrap().unwrap();
            assert_eq!(due, bed.clock_now().plus_seconds(pause));
            bed.clock.advance_seconds(pause - 1);
            assert_eq!(claim_one(&store).await, None);
            bed.clock.advance_seconds(1);
        }
        let waiting = store.outbox().list(DeliveryState::Waiting, 10).await.unwrap();
        assert_eq!((waiting[0].attempts, waiting[0].last_fault.as_str()), (4, "connection refused"));
    });
}

#[test]
fn a_claim_that_is_never_marked_is_due_again() {
    on_both_engines(async |bed| {
        let store = bed.store();
        enqueue(&store, "x").await;
        claim_one(&store).await.unwrap();
        bed.clock.advance_seconds(59);
        assert_eq!(claim_one(&store).await, None);
        bed.clock.advance_seconds(1);
        assert_eq!(claim_one(&store).await.unwrap().attempts, 2);
    });
}

#[test]
fn a_restart_sends_again_what_was_under_way() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let id = enqueue(&store, "x").await;
        claim_one(&store).await.unwrap();
        store.close().await;
        let store = bed.store();
        let again = claim_one(&store).await.unwrap();
        assert_eq!((again.id, again.attempts, again.body.as_slice()), (id, 2, b"x".as_slice()));
    });
}

#[test]
fn a_refused_message_waits_for_a_person() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let id = enqueue(&store, "x").await;
        claim_one(&store).await.unwrap();
        store.outbox().refused(id, "soap fault").await.unwrap();
        bed.clock.advance_seconds(86_400);
        assert_eq!(claim_one(&store).await, None);
        store.outbox().retry(id).await.unwrap();
        assert_eq!(claim_one(&store).await.unwrap().id, id);
    });
}

#[test]
fn the_worker_is_woken_after_commit() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let worker = store.clone();
        let mut signals = [store.outbox().signal(), store.outbox().signal()];
        let woken = tokio::spawn(async move {
            // Every worker is woken, and none misses what came before it waited.
            for signal in &mut signals {
                signal.changed().await.unwrap();
            }
            worker.outbox().claim(10).await.unwrap().len()
        });
        enqueue(&store, "x").await;
        let claimed = tokio::time::timeout(Duration::from_secs(30), woken).await.unwrap().unwrap();
        assert_eq!(claimed, 1);
    });
}

#[test]
fn what_waits_for_one_destination_does_not_stand_in_the_way_of_another() {
    on_both_engines(async |bed| {
        let store = bed.store();
        for _ in 0..3 {
            enqueue(&store, "x").await;
        }
        let letter: Outcome<_, &str> = store
            .keep(|act| {
                let body = b"letter".to_vec();
                Ok(act.enqueue(Outgoing { destination: "person".into(), kind: "email".into(), body })?)
            })
            .await;
        let claimed = store.outbox().claim_for("person", 2).await.unwrap();
        assert_eq!(claimed.iter().map(|message| message.id).collect::<Vec<_>>(), [letter.unwrap()]);
        assert_eq!(store.outbox().claim_for("person", 2).await.unwrap(), []);
        assert_eq!(store.outbox().claim_for("gateway", 10).await.unwrap().len(), 3);
    });
}
