//! What machines ask of every system: is it alive, is it ready, how does it fare, and its journal.
//!
//! The journal is served as C2SP tlog-tiles, so that clients nobody here wrote can read and check it.

use std::fmt::Write as _;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kezek_store::{Read as _, Store, StoreError, TilePath};

/// A figure that only the system itself can count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gauge {
    /// Name with labels, such as `kezek_cases{state="overdue"}`; never personal data.
    pub name: String,
    /// The count.
    pub value: u64,
}

/// Counting that may ask the database.
pub type Counting = Pin<Box<dyn Future<Output = Result<Vec<Gauge>, StoreError>> + Send>>;

/// The routes of one system's store.
#[derive(Clone)]
struct Ops {
    store: Store,
    count: Arc<dyn Fn() -> Counting + Send + Sync>,
}

/// `/health/live`, `/health/ready`, `/metrics`, `/journal/checkpoint`, `/journal/key` and `/journal/tile/…`.
pub fn routes(store: &Store, count: impl Fn() -> Counting + Send + Sync + 'static) -> Router {
    Router::new()
        .route("/health/live", get(async || "live\n"))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
        .route("/journal/checkpoint", get(checkpoint))
        .route("/journal/key", get(key))
        .route("/journal/tile/{*path}", get(tile))
        .with_state(Ops { store: store.clone(), count: Arc::new(count) })
}

/// A system that counts nothing of its own.
pub fn nothing_more() -> Counting {
    Box::pin(std::future::ready(Ok(Vec::new())))
}

/// Ready means that the database answers.
async fn ready(State(ops): State<Ops>) -> Response {
    match ops.store.read(|reader| reader.query("SELECT 1", &[])).await {
        Ok(_) => "ready\n".into_response(),
        Err(error) => unavailable(&error),
    }
}

/// Figures in the text format of Prometheus.
async fn metrics(State(ops): State<Ops>) -> Response {
    let (outbox, own) = match (ops.store.outbox().counts().await, (ops.count)().await) {
        (Ok(outbox), Ok(own)) => (outbox, own),
        (Err(error), _) | (_, Err(error)) => return unavailable(&error),
    };
    let mut text = String::new();
    let outbox = [("waiting", outbox.waiting), ("claimed", outbox.claimed), ("refused", outbox.refused)];
    for (state, value) in outbox {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "kezek_outbox{{state=\"{state}\"}} {value}");
    }
    for gauge in own {
        let _ = writeln!(text, "{} {}", gauge.name, gauge.value);
    }
    let _ = writeln!(text, "kezek_journal_entries {}", ops.store.journal_size());
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

async fn checkpoint(State(ops): State<Ops>) -> Response {
    let note = ops.store.checkpoint().to_string();
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], note)
        .into_response()
}

async fn key(State(ops): State<Ops>) -> String {
    format!("{}\n", ops.store.journal_verifier_key())
}

async fn tile(State(ops): State<Ops>, Path(path): Path<String>) -> Response {
    let Ok(path) = path.parse::<TilePath>() else { return StatusCode::NOT_FOUND.into_response() };
    match ops.store.tile(path).await {
        Ok(Some(bytes)) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => unavailable(&error),
    }
}

fn unavailable(error: &StoreError) -> Response {
    tracing::warn!(%error, "the database does not answer");
    (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
}
