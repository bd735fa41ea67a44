//! The officers' API: the same acts as the pages, as JSON, behind a bearer token.

mod answers;
mod applications;
mod bearer;
mod cases;
mod complaints;
mod corrections;
mod decisions;
mod indicators;
mod lists;
mod meetings;
mod problem;
mod search;
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

/// An application with its scans in base64; the edition's own limits are lower.
const LARGEST_APPLICATION_BYTES: usize = 16 * 1024 * 1024;

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
        search::search,
        decisions::take,
        decisions::decide,
        corrections::ask,
        corrections::hear,
        corrections::resume,
        steps::pass,
        steps::assign,
        steps::reassign,
        steps::extend,
        signatures::prepare,
        signatures::to_sign,
        signatures::sign,
        signatures::document,
        applications::list,
        applications::write,
        applications::sign,
        applications::receipt,
        applications::issue,
        complaints::list,
        complaints::one,
        complaints::enter,
        complaints::acts::take,
        complaints::acts::assign,
        complaints::acts::extend,
        complaints::acts::send_up,
        complaints::answers::prepare,
        complaints::answers::to_sign,
        complaints::answers::sign,
        complaints::answers::page,
        lists::all,
        lists::one,
        indicators::indicators,
        meetings::list,
        meetings::waiting,
        meetings::call,
        meetings::one,
        meetings::sitting::agenda,
        meetings::sitting::open,
        meetings::sitting::attendance,
        meetings::sitting::vote,
        meetings::sitting::cancel,
        meetings::sitting::close,
        meetings::sitting::conclude,
        meetings::sitting::forward,
        meetings::protocols::prepare,
        meetings::protocols::to_sign,
        meetings::protocols::sign,
        meetings::protocols::excuse,
        meetings::protocols::page,
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
    let entering = post(complaints::enter).layer(DefaultBodyLimit::max(LARGEST_APPLICATION_BYTES));
    let writing = post(applications::write).layer(DefaultBodyLimit::max(LARGEST_APPLICATION_BYTES));
    Router::new()
        .route("/api/openapi.json", get(async || Json(Description::openapi())))
        .route("/api/v1/sign-in", post(sessions::sign_in))
        .route("/api/v1/sign-out", post(sessions::sign_out))
        .route("/api/v1/cases", get(cases::list))
        .route("/api/v1/cases/search", post(search::search))
        .route("/api/v1/cases/{number}", get(cases::one))
        .route("/api/v1/cases/{number}/take", post(decisions::take))
        .route("/api/v1/cases/{number}/pass", post(steps::pass))
        .route("/api/v1/cases/{number}/assign", post(steps::assign))
        .route("/api/v1/cases/{number}/reassign", post(steps::reassign))
        .route("/api/v1/cases/{number}/extension", post(steps::extend))
        .route("/api/v1/cases/{number}/decision", post(decisions::decide))
        .route("/api/v1/cases/{number}/correction", post(corrections::ask))
        .route("/api/v1/cases/{number}/hearing", post(corrections::hear))
        .route("/api/v1/cases/{number}/resume", post(corrections::resume))
        .route("/api/v1/cases/{number}/document", post(signatures::prepare).get(signatures::to_sign))
        .route("/api/v1/cases/{number}/document.pdf", get(signatures::document))
        .route("/api/v1/cases/{number}/signature", post(signatures::sign))
        .route("/api/v1/cases/{number}/issue", post(applications::issue))
        .route("/api/v1/applications", get(applications::list).merge(writing))
        .route("/api/v1/applications/{application}/signature", post(applications::sign))
        .route("/api/v1/applications/{application}/receipt.pdf", get(applications::receipt))
        .route("/api/v1/complaints", get(complaints::list).merge(entering))
        .route("/api/v1/complaints/{number}", get(complaints::one))
        .route("/api/v1/complaints/{number}/take", post(complaints::acts::take))
        .route("/api/v1/complaints/{number}/assign", post(complaints::acts::assign))
        .route("/api/v1/complaints/{number}/extension", post(complaints::acts::extend))
        .route("/api/v1/complaints/{number}/higher-body", post(complaints::acts::send_up))
        .route(
            "/api/v1/complaints/{number}/answer",
            post(complaints::answers::prepare).get(complaints::answers::to_sign),
        )
        .route("/api/v1/complaints/{number}/answer.pdf", get(complaints::answers::page))
        .route("/api/v1/complaints/{number}/signature", post(complaints::answers::sign))
        .route("/api/v1/lists", get(lists::all))
        .route("/api/v1/lists/{locality}/{category}", get(lists::one))
        .route("/api/v1/meetings", get(meetings::list).post(meetings::call))
        .route("/api/v1/meetings/waiting", get(meetings::waiting))
        .route("/api/v1/meetings/{id}", get(meetings::one))
        .route("/api/v1/meetings/{id}/agenda", post(meetings::sitting::agenda))
        .route("/api/v1/meetings/{id}/open", post(meetings::sitting::open))
        .route("/api/v1/meetings/{id}/attendance", post(meetings::sitting::attendance))
        .route("/api/v1/meetings/{id}/cases/{number}/vote", post(meetings::sitting::vote))
        .route("/api/v1/meetings/{id}/cases/{number}/conclusion", post(meetings::sitting::conclude))
        .route("/api/v1/meetings/{id}/cancel", post(meetings::sitting::cancel))
        .route("/api/v1/meetings/{id}/close", post(meetings::sitting::close))
        .route("/api/v1/meetings/{id}/forward", post(meetings::sitting::forward))
        .route(
            "/api/v1/meetings/{id}/protocol",
            post(meetings::protocols::prepare).get(meetings::protocols::to_sign),
        )
        .route("/api/v1/meetings/{id}/protocol.pdf", get(meetings::protocols::page))
        .route("/api/v1/meetings/{id}/protocol/signature", post(meetings::protocols::sign))
        .route("/api/v1/meetings/{id}/protocol/excuse", post(meetings::protocols::excuse))
        .route("/api/v1/indicators", get(indicators::indicators))
        .layer(DefaultBodyLimit::max(LARGEST_BODY_BYTES))
        .with_state(workstation.clone())
}
