//! The inbox: once, again, too old.

use std::convert::Infallible;
use std::sync::Arc;

use kezek_exchange::{Arrival, Received, arrival};
use kezek_store::FixedClock;

use crate::rig::{GATEWAY, NOW, Rig, open};

async fn received() -> Received {
    let rig = Rig::new(&GATEWAY).await;
    rig.enqueue().await;
    rig.delivery.deliver_due().await.unwrap();
    rig.memory.taken.lock().unwrap().remove(0)
}

#[tokio::test]
async fn a_message_is_worked_off_once_and_never_after_it_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path(), &Arc::new(FixedClock::new(NOW)));
    let received = received().await;
    let arrive = || {
        let received = received.clone();
        store.keep::<_, Infallible>(move |act| Ok(arrival(act, &received)?))
    };
    assert_eq!(arrive().await, Ok(Arrival::First));
    assert_eq!(arrive().await, Ok(Arrival::Again));
    store.prune_inbox(NOW.plus_seconds(1)).await.unwrap();
    assert_eq!(arrive().await, Ok(Arrival::TooOld));
}
