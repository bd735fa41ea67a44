//! What machines ask of every system: is it alive, is it ready, how does it fare, and its journal.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kezek_casework::rows::{self, Filter};
use kezek_kernel::Scope;
use kezek_store::TilePath;

use crate::Workstation;

pub(crate) fn routes(workstation: &Workstation) -> Router {
    Router::new()
        .route("/health/live", get(async || "live\n"))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
        .route("/journal/checkpoint", get(checkpoint))
        .route("/journal/tile/{*path}", get(tile))
        .with_state(workstation.clone())
}

/// Ready means that the database answers.
async fn ready(State(workstation): State<Workstation>) -> Response {
    match workstation.store().read(|read| rows::count(read, &Scope::System, Filter::Overdue)).await {
        Ok(_) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}

/// Figures in the text format of Prometheus; no personal data.
async fn metrics(State(workstation): State<Workstation>) -> Response {
    let counted = workstation.store().read(|read| {
        let mut count = |filter| rows::count(read, &Scope::System, filter);
        Ok([
            ("running", count(Filter::Running)?),
            ("free", count(Filter::Free)?),
            ("soon", count(Filter::Soon)?),
            ("overdue", count(Filter::Overdue)?),
            ("ended", count(Filter::Ended)?),
        ])
    });
    let (Ok(cases), Ok(outbox)) = (counted.await, workstation.store().outbox().counts().await) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let size = workstation.store().journal_size();
    let gauge =
        |(name, number): &(&str, u64), family: &str| format!("{family}{{state=\"{name}\"}} {number}\n");
    let cases: String = cases
        .map(|(name, number)| (name, u64::from(number)))
        .iter()
        .map(|each| gauge(each, "kezek_cases"))
        .collect();
    let sent = [("waiting", outbox.waiting), ("refused", outbox.refused)];
    let sent: String = sent.iter().map(|each| gauge(each, "kezek_outbox")).collect();
    let text = format!(
        "# TYPE kezek_cases gauge\n{cases}# TYPE kezek_outbox gauge\n{sent}\
         # TYPE kezek_journal_entries counter\nkezek_journal_entries {size}\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

async fn checkpoint(State(workstation): State<Workstation>) -> Response {
    let text = workstation.store().checkpoint().to_string();
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], text)
        .into_response()
}

async fn tile(State(workstation): State<Workstation>, Path(path): Path<String>) -> Response {
    let Some(wanted) = path.parse::<TilePath>().ok() else { return StatusCode::NOT_FOUND.into_response() };
    match workstation.store().tile(wanted).await {
        Ok(Some(bytes)) => {
            let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
            (kind, bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a tile cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
