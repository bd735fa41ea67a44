//! Housekeeping: old things go, young ones and those that somebody needs stay.

use kezek_store::{Forgotten, Memory, Outcome, Store};

use crate::bed::on_both_engines;

const MEMORY: Memory = Memory { exchange_days: 31, uploads_days: 1 };
const DAY_SECONDS: i64 = 24 * 60 * 60;

async fn receive(store: &Store, message: &'static str) {
    let kept: Outcome<_, &str> = store.keep(|act| Ok(act.receive_once(message, "portal")?)).await;
    assert_eq!(kept, Ok(true));
}

#[test]
fn what_can_no_longer_come_back_is_forgotten() {
    on_both_engines(async |bed| {
        let store = bed.store();
        receive(&store, "old").await;
        let abandoned = store.put_blob(b"abandoned".to_vec()).await.unwrap();
        assert_eq!(store.forget(MEMORY).await, Ok(Forgotten::default()));
        bed.clock.advance_seconds(30 * DAY_SECONDS);
        receive(&store, "young").await;
        assert_eq!(store.forget(MEMORY).await, Ok(Forgotten { blobs: 1, ..Forgotten::default() }));
        assert_eq!(store.blob(abandoned).await, Ok(None));
        bed.clock.advance_seconds(2 * DAY_SECONDS);
        assert_eq!(store.forget(MEMORY).await, Ok(Forgotten { received: 1, ..Forgotten::default() }));
        assert_eq!(store.forget(MEMORY).await, Ok(Forgotten::default()));
    });
}
