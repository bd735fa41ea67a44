//! One end is down, the gateway dies, a message comes twice: nothing is lost and nothing doubles.

use kezek_messages::MessageType;

use crate::rig::{NOW, Rig, STRANGER, acts, message};

async fn waiting(rig: &Rig) -> u64 {
    rig.gateway.store().outbox().counts().await.unwrap().waiting
}

#[tokio::test]
async fn a_message_waits_for_its_receiver() {
    let mut rig = Rig::new().await;
    rig.workstation.down().await;
    assert_eq!(rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await, None);
    rig.forward().await;
    assert_eq!((waiting(&rig).await, rig.workstation.count()), (1, 0));
    rig.workstation.up().await;
    rig.forward().await;
    assert_eq!(rig.workstation.count(), 0, "the pause is not over");
    rig.clock.advance_seconds(1);
    rig.forward().await;
    assert_eq!((waiting(&rig).await, rig.workstation.count()), (0, 1));
}

#[tokio::test]
async fn a_restart_forgets_nothing() {
    let mut rig = Rig::new().await;
    rig.workstation.down().await;
    assert_eq!(rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await, None);
    rig.forward().await;
    rig.restart().await;
    rig.workstation.up().await;
    rig.clock.advance_seconds(1);
    rig.forward().await;
    assert_eq!(rig.workstation.count(), 1);
    assert_eq!(rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await, None);
    rig.forward().await;
    assert_eq!(rig.workstation.count(), 1);
    assert_eq!(acts(&rig.gateway).await, ["message-take", "message-deliver"]);
}

#[tokio::test]
async fn a_second_copy_is_acknowledged_and_not_stored() {
    let rig = Rig::new().await;
    let request = message("portal", "m-1", MessageType::Request);
    for _ in 0..3 {
        assert_eq!(rig.send(&rig.portal.link, &request).await, None);
    }
    assert_eq!(acts(&rig.gateway).await, ["message-take"]);
    rig.forward().await;
    assert_eq!(rig.workstation.count(), 1);
    assert_eq!(rig.send(&rig.portal.link, &request).await, None);
    rig.forward().await;
    assert_eq!(rig.workstation.count(), 1);
}

#[tokio::test]
async fn an_acknowledgement_of_a_stranger_does_not_count() {
    let rig = Rig::with_workstation_key(&STRANGER).await;
    assert_eq!(rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await, None);
    rig.forward().await;
    assert_eq!(waiting(&rig).await, 1);
    assert_eq!(acts(&rig.gateway).await, ["message-take"]);
}

#[tokio::test]
async fn a_message_older_than_the_memory_is_refused() {
    let rig = Rig::new().await;
    let request = message("portal", "m-1", MessageType::Request);
    assert_eq!(rig.send(&rig.portal.link, &request).await, None);
    rig.gateway.store().prune_inbox(NOW.plus_seconds(1)).await.unwrap();
    let refused = rig.send(&rig.portal.link, &request).await;
    assert_eq!(refused, Some(("SCE001".to_owned(), "message-too-old".to_owned())));
}
