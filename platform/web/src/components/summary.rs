//! A list of answers, each with a link to change it.

use crate::html::component;
use crate::{Link, Phrase};

/// Questions and answers.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// The rows.
    pub rows: Vec<SummaryRow>,
}

/// One question with its answer.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    /// The question.
    pub label: Phrase,
    /// The answer, one line each; none: the words "not given".
    pub lines: Vec<Phrase>,
    /// Files or pages that the answer names.
    pub links: Vec<Link>,
    /// Where it can be changed.
    pub change: Option<String>,
}

impl Summary {
    /// The list with one more row of one line.
    #[must_use]
    pub fn row(self, label: impl Into<Phrase>, line: impl Into<Phrase>) -> Self {
        self.with(SummaryRow {
            label: label.into(),
            lines: vec![line.into()],
            links: Vec::new(),
            change: None,
        })
    }

    /// The list with one more row.
    #[must_use]
    pub fn with(mut self, row: SummaryRow) -> Self {
        self.rows.push(row);
        self
    }
}

component!(Summary, "components/summary.html");
