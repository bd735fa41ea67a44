//! Rendered HTML, and what can be rendered.

use std::fmt;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::{Fault, Ui};

/// HTML that was rendered by a template and is not escaped again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

/// A part of a page that knows how to show itself.
pub trait Component {
    /// The part in the language of the page.
    fn html(&self, ui: &Ui) -> Html;
}

impl Html {
    /// What this template renders; a failure is logged and shows nothing.
    pub(crate) fn of(template: &impl Template) -> Self {
        match template.render() {
            Ok(text) => Self(text),
            Err(error) => {
                tracing::error!(%error, "a component does not render");
                Self::default()
            }
        }
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

impl<C: Component> Component for &C {
    fn html(&self, ui: &Ui) -> Html {
        (*self).html(ui)
    }
}

impl<C: Component> Component for Vec<C> {
    fn html(&self, ui: &Ui) -> Html {
        Html(self.iter().map(|part| part.html(ui).0).collect())
    }
}

impl<C: Component> Component for Option<C> {
    fn html(&self, ui: &Ui) -> Html {
        self.as_ref().map(|part| part.html(ui)).unwrap_or_default()
    }
}

/// The page as an answer with status 200.
pub fn page(template: &impl Template) -> Response {
    page_with_status(StatusCode::OK, template)
}

/// The page as an answer with this status, such as 422 for a form with faults.
pub fn page_with_status(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => (status, axum::response::Html(text)).into_response(),
        Err(error) => Fault::internal(&error).into_response(),
    }
}

/// Ties a component to its template: inside the template the component is `it`, the page's shell `ui`.
macro_rules! component {
    ($component:ty, $path:literal) => {
        const _: () = {
            #[derive(askama::Template)]
            #[template(path = $path)]
            struct View<'a> {
                it: &'a $component,
                ui: &'a $crate::Ui,
            }
            impl $crate::Component for $component {
                fn html(&self, ui: &$crate::Ui) -> $crate::Html {
                    $crate::Html::of(&View { it: self, ui })
                }
            }
        };
    };
}
pub(crate) use component;
