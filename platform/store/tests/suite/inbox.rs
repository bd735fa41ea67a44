//! The inbox: twice received, once worked off, and it knows since when it remembers.

use kezek_kernel::Instant;
use kezek_store::{Failure, Outcome, Store};

use crate::bed::{START, on_both_engines};

async fn receive(store: &Store, message: &'static str, sender: &'static str) -> bool {
    let kept: Outcome<_, &str> = store.keep(move |act| Ok(act.receive_once(message, sender)?)).await;
    kept.unwrap()
}

async fn remembers_since(store: &Store) -> Instant {
    let kept: Outcome<_, &str> = store.keep(|act| Ok(act.inbox_remembers_since()?)).await;
    kept.unwrap()
}

#[test]
fn a_message_is_received_once_for_each_sender() {
    on_both_engines(async |bed| {
        let store = bed.store();
        assert!(receive(&store, "m1", "portal").await);
        assert!(!receive(&store, "m1", "portal").await);
        assert!(receive(&store, "m1", "centre").await);
        store.close().await;
        assert!(!receive(&bed.store(), "m1", "portal").await);
    });
}

#[test]
fn an_undone_act_has_not_received() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let refused: Outcome<(), _> = store
            .keep(|act| {
                assert!(act.receive_once("m1", "portal")?);
                Err(Failure::Refused("not now"))
            })
            .await;
        assert_eq!(refused, Err(Failure::Refused("not now")));
        assert!(receive(&store, "m1", "portal").await);
    });
}

#[test]
fn pruning_moves_the_memory_and_never_back() {
    on_both_engines(async |bed| {
        let store = bed.store();
        receive(&store, "old", "portal").await;
        bed.clock.advance_seconds(100);
        receive(&store, "new", "portal").await;
        assert_eq!(remembers_since(&store).await, Instant::from_micros(0));
        assert_eq!(store.prune_inbox(START.plus_seconds(50)).await, Ok(1));
        assert_eq!(store.prune_inbox(START.plus_seconds(10)).await, Ok(0));
        assert_eq!(remembers_since(&store).await, START.plus_seconds(50));
        assert!(!receive(&store, "new", "portal").await);
    });
}
