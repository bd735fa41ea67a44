//! The layer around all pages: visit, language switch, error pages, headers, limits.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::visit::{self, Visit};
use crate::{Fault, SessionToken, Shell, assets, headers};

/// The largest form without files; a route with attachments sets its own `DefaultBodyLimit`.
const LARGEST_FORM_BYTES: usize = 256 * 1024;

/// No page takes longer.
const LONGEST_PAGE: Duration = Duration::from_secs(30);

/// Puts the shell around a system's page routes: static files, 404 and 405, visit, error pages, headers, limits.
///
/// API, journal and health routes are merged afterwards, outside.
pub fn pages(shell: &Shell, routes: Router) -> Router {
    routes
        .merge(Router::new().route("/static/{*name}", get(assets::serve)).with_state(shell.clone()))
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(LARGEST_FORM_BYTES))
        .layer(CatchPanicLayer::custom(caught))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_PAGE))
        .layer(from_fn_with_state(shell.clone(), guard))
}

async fn guard(State(shell): State<Shell>, mut request: Request, next: Next) -> Response {
    let mut response = match Visit::of(&shell, request.uri(), request.headers()) {
        Ok(visit) => {
            if let Some(response) = before(&shell, &request) {
                dress(&visit, response)
            } else {
                request.extensions_mut().insert(visit.clone());
                dress(&visit, next.run(request).await)
            }
        }
        Err(fault) => fault.into_response(),
    };
    headers::add(&shell, response.headers_mut());
    response
}

/// The answers that need no handler: a language switch, and a form sent by another site.
fn before(shell: &Shell, request: &Request) -> Option<Response> {
    if request.method() == Method::GET || request.method() == Method::HEAD {
        let (cookie, place) = visit::switch(shell, request.uri())?;
        return Some(([(header::SET_COOKIE, cookie)], Redirect::to(&place)).into_response());
    }
    let site = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    match site {
        None | Some("same-origin" | "none") => None,
        Some(_) => Some(Fault::ExpiredForm.into_response()),
    }
}

fn dress(visit: &Visit, response: Response) -> Response {
    let fault = response.extensions().get::<Fault>().cloned().or_else(|| {
        let bare = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
        if bare { Fault::from_status(response.status()) } else { None }
    });
    let mut response = match fault {
        None => response,
        Some(fault) => match SessionToken::reference() {
            Ok(reference) => {
                let allowed = response.headers().get(header::ALLOW).cloned();
                let mut page = fault.page(visit.ui(), reference);
                if let Some(allowed) = allowed {
                    page.headers_mut().insert(header::ALLOW, allowed);
                }
                page
            }
            Err(_) => response,
        },
    };
    // A page has forms, and their token belongs to the secret: whoever has none yet gets one. Files set none.
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let renewed = response.headers().contains_key(header::SET_COOKIE);
    if is_page
        && !renewed
        && let Some(cookie) = visit.first_cookie()
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that tower-http asks for")]
fn caught(panic: Box<dyn Any + Send + 'static>) -> Response {
    let detail = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    Fault::Internal(format!("panic: {detail}")).into_response()
}
