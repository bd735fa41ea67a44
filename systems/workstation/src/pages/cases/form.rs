//! A page with one form about a case, and what is settled already above it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use kezek_web::{Form, Link, Summary, Ui, page_with_status};

/// The page.
#[derive(Template)]
#[template(path = "workstation/case_form.html")]
pub(super) struct CaseForm {
    ui: Ui,
    number: String,
    title: &'static str,
    back: Link,
    settled: Summary,
    form: Form,
}

impl CaseForm {
    /// The page of this form; the title is a key of the locales.
    pub(super) fn new(ui: Ui, number: &str, title: &'static str, form: Form) -> Self {
        let back = Link::new(format!("/cases/{number}"), "ws-draft-back");
        Self { ui, number: number.to_owned(), title, back, settled: Summary::default(), form }
    }

    /// The same with what is settled already.
    pub(super) fn with(self, settled: Summary) -> Self {
        Self { settled, ..self }
    }

    /// The page as an answer: one with faults was not done.
    pub(super) fn answer(&self) -> Response {
        let faulty = self.form.is_faulty();
        let status = if faulty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        page_with_status(status, self)
    }
}
