//! The portal's JSON API: the same acts as the pages, for programs. Described at `/api/openapi.json`.

mod accounts;
mod answers;
mod bearer;
mod complaints;
mod contacts;
mod drafts;
mod parts;
mod problem;
mod ratings;
mod requests;
mod services;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::state::Portal;
use problem::ProblemMediaType;

/// An application with all its files.
const LARGEST_REQUEST_BYTES: usize = 16 * 1024 * 1024;

#[derive(OpenApi)]
#[openapi(
    info(title = "Kezek portal", description = "Requests of citizens: the same acts as the portal's pages."),
    paths(
        accounts::ask,
        accounts::confirm,
        accounts::open_session,
        accounts::close_session,
        contacts::show,
        contacts::put,
        contacts::confirm,
        contacts::switch,
        contacts::remove,
        contacts::language,
        drafts::list,
        drafts::show,
        drafts::carry_over,
        drafts::remove,
        services::list,
        services::show,
        requests::prepare,
        requests::submit,
        requests::list,
        requests::show,
        requests::result,
        requests::acknowledgement,
        requests::place,
        answers::show,
        answers::prepare,
        answers::send,
        ratings::give,
        ratings::show,
        complaints::prepare,
        complaints::submit,
        complaints::list,
        complaints::show,
        complaints::answer,
        requests::check_document
    ),
    modifiers(&Security, &ProblemMediaType)
)]
struct Description;

struct Security;

impl utoipa::Modify for Security {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        openapi.components.get_or_insert_with(Default::default).add_security_scheme("session", scheme);
    }
}

/// The routes of the API.
pub(crate) fn routes(portal: &Portal) -> Router {
    let large = DefaultBodyLimit::max(LARGEST_REQUEST_BYTES);
    let answering = DefaultBodyLimit::max(LARGEST_REQUEST_BYTES);
    Router::new()
        .route("/api/openapi.json", get(async || Json(Description::openapi())))
        .route("/api/v1/accounts", post(accounts::ask))
        .route("/api/v1/accounts/{challenge}", post(accounts::confirm))
        .route("/api/v1/sessions", post(accounts::open_session).delete(accounts::close_session))
        .route("/api/v1/contacts", get(contacts::show))
        .route("/api/v1/contacts/language", put(contacts::language))
        .route("/api/v1/contacts/{kind}", put(contacts::put).delete(contacts::remove))
        .route("/api/v1/contacts/{kind}/confirmation", post(contacts::confirm))
        .route("/api/v1/contacts/{kind}/switch", put(contacts::switch))
        .route("/api/v1/drafts", get(drafts::list))
        .route("/api/v1/drafts/{draft}", get(drafts::show).delete(drafts::remove))
        .route("/api/v1/drafts/{draft}/carry-over", post(drafts::carry_over))
        .route("/api/v1/services", get(services::list))
        .route("/api/v1/services/{code}", get(services::show))
        .route("/api/v1/applications", post(requests::prepare))
        .route("/api/v1/requests", get(requests::list).post(requests::submit).layer(large))
        .route("/api/v1/requests/{number}", get(requests::show))
        .route("/api/v1/requests/{number}/result", get(requests::result))
        .route("/api/v1/requests/{number}/acknowledgement", get(requests::acknowledgement))
        .route("/api/v1/requests/{number}/place", get(requests::place))
        .route("/api/v1/requests/{number}/answer", get(answers::show).post(answers::send).layer(answering))
        .route("/api/v1/requests/{number}/answer/document", post(answers::prepare))
        .route("/api/v1/requests/{number}/rating", get(ratings::show).post(ratings::give))
        .route("/api/v1/requests/{number}/complaint", post(complaints::prepare))
        .route(
            "/api/v1/requests/{number}/complaints",
            get(complaints::list).post(complaints::submit).layer(large),
        )
        .route("/api/v1/complaints/{number}", get(complaints::show))
        .route("/api/v1/complaints/{number}/answer", get(complaints::answer))
        .route("/api/v1/documents/check", post(requests::check_document))
        .with_state(portal.clone())
}
