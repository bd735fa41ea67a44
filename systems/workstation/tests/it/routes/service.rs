//! Health, figures, journal.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use crate::office::Office;

async fn check(office: &Office, path: &str, status: StatusCode, part: &str) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = office.router.clone().oneshot(request).await.unwrap();
    let found = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1024 * 1024).await.unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!(found, status, "{path}: {text}");
    assert!(text.contains(part), "{path}: {text}");
}

#[tokio::test]
async fn machines_get_their_answers() {
    let office = Office::open().await;
    check(&office, "/health/live", StatusCode::OK, "live").await;
    check(&office, "/health/ready", StatusCode::OK, "ready").await;
    check(&office, "/metrics", StatusCode::OK, "kezek_cases{state=\"running\"} 0").await;
    check(&office, "/metrics", StatusCode::OK, "kezek_journal_entries 11").await;
    check(&office, "/journal/checkpoint", StatusCode::OK, "kezek.local/workstation\n11\n").await;
    check(&office, "/journal/tile/entries/000.p/11", StatusCode::OK, "officer-appoint").await;
    check(&office, "/journal/tile/0/000.p/200", StatusCode::NOT_FOUND, "").await;
    check(&office, "/journal/tile/x", StatusCode::NOT_FOUND, "").await;
}
