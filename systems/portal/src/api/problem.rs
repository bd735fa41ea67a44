//! Problems as `application/problem+json` (RFC 9457): a code for programs, all findings, never an inner detail.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kezek_store::StoreError;
use serde_json::Value;
use utoipa::openapi::{OpenApi, RefOr};

/// The media type of every problem.
const MEDIA_TYPE: &str = "application/problem+json";

/// Why a call was not carried out.
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Problem {
    /// The HTTP status.
    status: u16,
    /// What kind of problem, in kebab-case.
    code: &'static str,
    /// Everything that was found, with facts: an object or a list, by the code.
    #[serde(skip_serializing_if = "Value::is_null")]
    findings: Value,
}

impl Problem {
    /// A problem without findings.
    pub(super) const fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status: status.as_u16(), code, findings: Value::Null }
    }

    /// The same problem with everything that was found.
    pub(super) fn with(mut self, findings: &impl serde::Serialize) -> Self {
        self.findings = serde_json::to_value(findings).unwrap_or_default();
        self
    }

    /// There is no such thing, or it is not this person's: both look the same.
    pub(super) const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// Nobody is signed in.
    pub(super) const fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in")
    }

    /// Too many tries: so many seconds to wait.
    pub(super) fn wait(seconds: i64) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "wait").with(&serde_json::json!({ "wait_seconds": seconds }))
    }

    /// A value of the call is wrong.
    pub(super) const fn unprocessable(code: &'static str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error == StoreError::KeyOfAnotherRequest {
            return Self::new(StatusCode::CONFLICT, "idempotency-key-of-another-request");
        }
        tracing::error!(%error, "a call of the API failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        Self::new(rejection.status(), "body-unreadable")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        response
    }
}

/// Says of every problem in the description that it has the media type of problems.
pub(super) struct ProblemMediaType;

impl utoipa::Modify for ProblemMediaType {
    fn modify(&self, description: &mut OpenApi) {
        let operations = description.paths.paths.values_mut().flat_map(|path| {
            [&mut path.get, &mut path.post, &mut path.put, &mut path.delete]
                .into_iter()
                .filter_map(Option::as_mut)
        });
        for (status, response) in operations.flat_map(|operation| &mut operation.responses.responses) {
            if let (RefOr::T(response), true) = (response, status.as_str() >= "400")
                && let Some(content) = response.content.swap_remove("application/json")
            {
                response.content.insert(MEDIA_TYPE.to_owned(), content);
            }
        }
    }
}
