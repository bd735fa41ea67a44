//! The officers' API: the same acts as the pages, as JSON, behind a bearer token.

mod answers;
mod bearer;
mod cases;
mod corrections;
mod decisions;
mod lists;
mod problem;
mod sessions;
mod signatures;
mod steps;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Json, Router};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::Workstation;

/// No body of the API is larger: two signatures with their certificates.
const LARGEST_BODY_BYTES: usize = 2 * 1024 * 1024;

#[derive(OpenApi)]
#[openapi(
    info(title = "Kezek workstation", description = "Officers' acts: the same as on the pages."),
    modifiers(&Bearer),
    security(("bearer" = [])),
    paths(
        sessions::sign_in,
        sessions::sign_out,
        cases::list,
        cases::one,
        decisions::take,
        decisions::decide,
        corrections::ask,
        corrections::resume,
        steps::pass,
        steps::assign,
        signatures::prepare,
        signatures::to_sign,
        signatures::sign,
        signatures::document,
        lists::all,
        lists::one,
    )
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = description.components.get_or_insert_with(Default::default);
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// All routes below `/api`.
pub(crate) fn routes(workstation: &Workstation) -> Router {
    Router::new()
        .route("/api/openapi.json", get(async || Json(Description::openapi())))
        .route("/api/v1/sign-in", post(sessions::sign_in))
        .route("/api/v1/sign-out", post(sessions::sign_out))
        .route("/api/v1/cases", get(cases::list))
        .route("/api/v1/cases/{number}", get(cases::one))
        .route("/api/v1/cases/{number}/take", post(decisions::take))
        .route("/api/v1/cases/{number}/pass", post(steps::pass))
        .route("/api/v1/cases/{number}/assign", post(steps::assign))
        .route("/api/v1/cases/{number}/decision", post(decisions::decide))
        .route("/api/v1/cases/{number}/correction", post(corrections::ask))
        .route("/api/v1/cases/{number}/resume", post(corrections::resume))
        .route("/api/v1/cases/{number}/document", post(signatures::prepare).get(signatures::to_sign))
        .route("/api/v1/cases/{number}/document.pdf", get(signatures::document))
        .route("/api/v1/cases/{number}/signature", post(signatures::sign))
        .route("/api/v1/lists", get(lists::all))
        .route("/api/v1/lists/{locality}/{category}", get(lists::one))
        .layer(DefaultBodyLimit::max(LARGEST_BODY_BYTES))
        .with_state(workstation.clone())
}
