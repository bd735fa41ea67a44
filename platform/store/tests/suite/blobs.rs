//! Blobs: sealed, durable before an act refers to them, pruned when none does.

use kezek_store::{Failure, Outcome, Read as _, Store, StoreError, params};

use crate::bed::{START, on_both_engines};

async fn refer(store: &Store, hash: [u8; 32]) -> Outcome<(), &'static str> {
    store.keep(move |act| Ok(act.refer_blob(&hash)?)).await
}

#[test]
fn a_blob_is_found_by_the_hash_of_its_plain_bytes() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let hash = store.put_blob(b"abc".to_vec()).await.unwrap();
        assert_eq!(
            kezek_journal::Hash(hash).to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(store.put_blob(b"abc".to_vec()).await, Ok(hash));
        assert_eq!(store.blob(hash).await, Ok(Some(b"abc".to_vec())));
        assert_eq!(store.blob([0; 32]).await, Ok(None));
        let sealed = store.read(move |reader| {
            let sql = "SELECT sealed FROM store_blob WHERE hash = ?1";
            reader.one(sql, &params![hash], |row| row.get::<Vec<u8>>(0))
        });
        assert!(!sealed.await.unwrap().windows(3).any(|window| window == b"abc"));
    });
}

#[test]
fn only_what_was_put_can_be_referred_to() {
    on_both_engines(async |bed| {
        let store = bed.store();
        assert_eq!(refer(&store, [7; 32]).await, Err(Failure::Store(StoreError::NoSuchBlob)));
        let hash = store.put_blob(b"paper".to_vec()).await.unwrap();
        assert_eq!(refer(&store, hash).await, Ok(()));
    });
}

#[test]
fn pruning_takes_old_blobs_without_reference() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let kept = store.put_blob(b"kept".to_vec()).await.unwrap();
        let lost = store.put_blob(b"lost".to_vec()).await.unwrap();
        let renewed = store.put_blob(b"renewed".to_vec()).await.unwrap();
        refer(&store, kept).await.unwrap();
        bed.clock.advance_seconds(100);
        store.put_blob(b"renewed".to_vec()).await.unwrap();
        assert_eq!(store.prune_blobs(START.plus_seconds(100)).await, Ok(1));
        assert_eq!(store.blob(lost).await, Ok(None));
        for hash in [kept, renewed] {
            assert!(store.blob(hash).await.unwrap().is_some());
        }
    });
}

#[test]
fn an_erased_blob_is_gone() {
    on_both_engines(async |bed| {
        let store = bed.store();
        let hash = store.put_blob(b"x".to_vec()).await.unwrap();
        refer(&store, hash).await.unwrap();
        let erased: Outcome<(), &str> = store.keep(move |act| Ok(act.erase_blob(&hash)?)).await;
        erased.unwrap();
        assert_eq!(store.blob(hash).await, Ok(None));
    });
}
