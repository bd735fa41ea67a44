//! The panel that confirms: one large number and what it is.

use crate::Phrase;
use crate::html::component;

/// A confirmation with the number that the person will need.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What happened; the heading of the page.
    pub title: Phrase,
    /// What the number is.
    pub label: Phrase,
    /// The number, in large figures.
    pub number: String,
}

component!(Panel, "components/panel.html");
