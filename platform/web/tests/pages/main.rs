//! The layer around pages, asked over HTTP, and every component in every language.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod components;
mod guard;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use kezek_content::Content;
use kezek_web::{Shell, inspect};
use tower::ServiceExt;

/// A shell over the embedded content.
pub(crate) fn shell() -> Shell {
    Shell::open(&Content::embedded(), inspect::sample_settings()).unwrap()
}

/// What a router answers.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends one request and reads the whole answer.
pub(crate) async fn ask(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
}
