//! A request there and a notification back, on both engines.

use kezek_messages::MessageType;
use kezek_store::{EngineSettings, test_postgres};

use crate::rig::{Rig, acts, message, sqlite};

async fn check(rig: Rig) {
    let request = message("portal", "m-1", MessageType::Request);
    assert_eq!(rig.send(&rig.portal.link, &request).await, None);
    assert_eq!(rig.workstation.count(), 0);
    rig.forward().await;
    let received = rig.workstation.taken.lock().unwrap().remove(0);
    assert_eq!(received.message, request);
    let content = request.body(kezek_messages::Side::Gateway).unwrap();
    let sent = rig.portal.link.sign(&content, "m-1").unwrap();
    assert_eq!(received.envelope, sent.as_bytes());

    let mut notification = message("workstation", "m-1", MessageType::Notification);
    notification.info.route_id = Some("portal".into());
    assert_eq!(rig.send(&rig.workstation.link, &notification).await, None);
    let response = message("workstation", "m-2", MessageType::Response);
    assert_eq!(rig.send(&rig.workstation.link, &response).await, None);
    rig.forward().await;
    let back: Vec<_> =
        rig.portal.taken.lock().unwrap().iter().map(|received| received.message.clone()).collect();
    assert_eq!(back.len(), 2);
    assert!(back.contains(&notification) && back.contains(&response));

    rig.forward().await;
    assert_eq!((rig.portal.count(), rig.workstation.count()), (2, 0));
    let mut acts = acts(&rig.gateway).await;
    acts.sort();
    assert_eq!(acts, [["message-deliver"; 3], ["message-take"; 3]].concat());
    let counts = rig.gateway.store().outbox().counts().await.unwrap();
    assert_eq!((counts.delivered, counts.waiting, counts.claimed, counts.refused), (3, 0, 0, 0));
}

#[tokio::test]
async fn on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    check(Rig::on(sqlite(folder.path())).await).await;
}

#[tokio::test]
async fn on_postgresql() {
    if let Some(connection) = test_postgres::database().unwrap() {
        check(Rig::on(EngineSettings::Postgres { connection }).await).await;
    }
}
