//! What the API says when it does not do something: a status and a code that programs read.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kezek_store::{Failure, StoreError};

use crate::Refusal;
use crate::document::signing::SignRefusal;

/// A refusal as JSON.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Problem {
    #[serde(skip)]
    status: u16,
    /// The code in kebab-case.
    pub(super) code: String,
    /// The place now, where the refusal is about places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<u64>,
    /// Everything found against a signature.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) findings: Vec<String>,
    /// Seconds to wait before trying again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wait_seconds: Option<i64>,
}

impl Problem {
    /// A problem with this status and code.
    pub(super) fn new(status: StatusCode, code: &str) -> Self {
        let status = status.as_u16();
        Self { status, code: code.to_owned(), place: None, findings: Vec::new(), wait_seconds: None }
    }

    /// No token, or one whose session is over.
    pub(super) fn signed_out() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "signed-out")
    }

    /// There is no such thing, or it is another provider's.
    pub(super) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// Too many wrong passwords.
    pub(super) fn wait(seconds: i64) -> Self {
        Self { wait_seconds: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "wait") }
    }

    /// What was entered has these faults.
    pub(super) fn unfilled(findings: Vec<String>) -> Self {
        Self { findings, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unfilled") }
    }

    /// A body or value that cannot be read.
    pub(super) fn unreadable(code: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error == StoreError::KeyOfAnotherRequest {
            return Self::new(StatusCode::CONFLICT, "idempotency-key-of-another-request");
        }
        tracing::error!(%error, "a request of the API failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal {
            Refusal::NoSuchCase | Refusal::NoSuchMeeting | Refusal::NoSuchComplaint => {
                return Self::not_found();
            }
            Refusal::NotYours
            | Refusal::OwnCase
            | Refusal::DrafterSigns
            | Refusal::NamesAbsent
            | Refusal::NotPresent
            | Refusal::Concerned => StatusCode::FORBIDDEN,
            Refusal::Moved
            | Refusal::Taken
            | Refusal::HandedIn
            | Refusal::PlaceChanged { .. }
            | Refusal::OtherDraft
            | Refusal::MeetingMoved
            | Refusal::OnAgenda
            | Refusal::HasSigned
            | Refusal::Waits
            | Refusal::HearingFirst
            | Refusal::HearingRuns
            | Refusal::NoExtension
            | Refusal::NotSuspended => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let place = match refusal {
            Refusal::Stands { place } | Refusal::PlaceChanged { now: place, .. } => Some(place.number()),
            _ => None,
        };
        Self { place, ..Self::new(status, refusal.code()) }
    }
}

impl From<SignRefusal> for Problem {
    fn from(refusal: SignRefusal) -> Self {
        match refusal {
            SignRefusal::Act(refusal) => refusal.into(),
            SignRefusal::Signature(findings) => {
                Self { findings, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "signature") }
            }
        }
    }
}

impl<R: Into<Self>> From<Failure<R>> for Problem {
    fn from(failure: Failure<R>) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(self)).into_response()
    }
}
