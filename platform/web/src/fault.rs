//! What went wrong at the edge: a status, and a page that says what to do. The inner reason goes to the log alone.

use std::fmt::Display;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::{Phrase, Ui, page_with_status};

/// A request that ends in an error page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such page, or it is not this person's: both look the same.
    NotFound,
    /// The page does not take this method.
    MethodNotAllowed,
    /// The body is larger than the page takes.
    TooLarge,
    /// The form came without the token of this visit.
    ExpiredForm,
    /// The body cannot be read as a form.
    Unreadable,
    /// Too many requests from this network.
    TooMany,
    /// A part that is needed does not answer now.
    Unavailable(String),
    /// Our own error; the text is for the log.
    Internal(String),
}

#[derive(Template)]
#[template(path = "layout/fault.html")]
struct FaultPage {
    ui: Ui,
    title: Phrase,
    text: Phrase,
    reference: Option<String>,
}

impl Fault {
    /// Our own error with what is known about it; it must not name a person.
    pub fn internal(error: impl Display) -> Self {
        Self::Internal(error.to_string())
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ExpiredForm => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of the page's sentences.
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method",
            Self::TooLarge => "too-large",
            Self::ExpiredForm => "expired-form",
            Self::Unreadable => "unreadable",
            Self::TooMany => "too-many",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    /// The fault behind a bare answer of the framework, such as a body limit.
    pub(crate) fn from_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND | StatusCode::FORBIDDEN => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::MethodNotAllowed),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::TooMany),
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => {
                Some(Self::Unavailable(status.to_string()))
            }
            _ if status.is_client_error() => Some(Self::Unreadable),
            _ if status.is_server_error() => Some(Self::Internal(status.to_string())),
            _ => None,
        }
    }

    /// The page for a person, after the one log line that carries the same reference number.
    pub(crate) fn page(&self, ui: Ui, reference: String) -> Response {
        let reference = match self {
            Self::Internal(detail) => {
                tracing::error!(reference, detail, "a request failed");
                Some(reference)
            }
            Self::Unavailable(detail) => {
                tracing::warn!(reference, detail, "a request could not be served");
                Some(reference)
            }
            _ => None,
        };
        let title = Phrase::key(format!("fault-{}-title", self.code()));
        let text = Phrase::key(format!("fault-{}-text", self.code()));
        page_with_status(self.status(), &FaultPage { ui, title, text, reference })
    }
}

/// A bare status that carries the fault; [`crate::pages`] puts the page in its place.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use kezek_content::Content;
    use kezek_kernel::Language;

    use super::*;
    use crate::{Shell, inspect};

    #[track_caller]
    fn check(fault: &Fault) {
        let shell = Shell::open(&Content::embedded(), inspect::sample_settings()).unwrap();
        for language in Language::ALL {
            let page = FaultPage {
                ui: Ui::sample(&shell, language),
                title: Phrase::key(format!("fault-{}-title", fault.code())),
                text: Phrase::key(format!("fault-{}-text", fault.code())),
                reference: Some("A1B2C3D4".to_owned()),
            };
            assert_eq!(inspect::faults(&page.render().unwrap(), language), Vec::<String>::new(), "{fault:?}");
        }
    }

    #[test]
    fn every_fault_has_its_page_in_every_language() {
        for fault in [
            Fault::NotFound,
            Fault::MethodNotAllowed,
            Fault::TooLarge,
            Fault::ExpiredForm,
            Fault::Unreadable,
            Fault::TooMany,
            Fault::Unavailable(String::new()),
            Fault::Internal(String::new()),
        ] {
            check(&fault);
        }
    }
}
