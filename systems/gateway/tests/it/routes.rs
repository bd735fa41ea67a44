//! Health, figures, the journal; and the worker that forwards.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use kezek_messages::MessageType;
use tower::ServiceExt as _;

use crate::rig::{Rig, message};

async fn get(rig: &Rig, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = rig.gateway.router().oneshot(request).await.unwrap();
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn health_figures_and_journal_are_there() {
    let rig = Rig::new().await;
    rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await;
    for path in ["/health/live", "/health/ready", "/journal/checkpoint"] {
        assert_eq!(get(&rig, path).await.0, StatusCode::OK, "{path}");
    }
    let (status, figures) = get(&rig, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for line in [
        "kezek_gateway_messages_taken{type=\"REQUEST\"} 1",
        "kezek_gateway_messages_delivered{type=\"REQUEST\"} 0",
        "kezek_outbox{state=\"waiting\"} 1",
    ] {
        assert!(figures.lines().any(|found| found == line), "{line} is not in {figures}");
    }
    assert_eq!(get(&rig, "/bip-async/").await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_worker_forwards_by_itself_and_stops_when_told() {
    let rig = Rig::new().await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let forwarder = rig.gateway.forwarder();
    let worker = tokio::spawn(async move { forwarder.run(stopped).await });
    rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await;
    let arrived = async {
        while rig.workstation.count() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), arrived).await.unwrap();
    stop.send(true).unwrap();
    worker.await.unwrap();
}

#[tokio::test]
async fn a_word_about_a_request_goes_from_either_end_of_its_chain_to_the_other() {
    let rig = Rig::new().await;
    rig.send(&rig.portal.link, &message("portal", "m-1", MessageType::Request)).await;
    for (sender, number) in [("portal", "m-2"), ("workstation", "m-3")] {
        let link = if sender == "portal" { &rig.portal.link } else { &rig.workstation.link };
        assert_eq!(rig.send(link, &message(sender, number, MessageType::Notification)).await, None);
    }
    rig.forward().await;
    assert_eq!((rig.portal.count(), rig.workstation.count()), (1, 2));
}
