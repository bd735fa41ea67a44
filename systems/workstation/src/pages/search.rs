//! Searching cases. What is typed is sent in the body, never in an address: addresses are kept in logs and histories.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kezek_casework::Case;
use kezek_kernel::Instant;
use kezek_regulations::Edition;
use kezek_store::Failure;
use kezek_web::{
    Cell, Column, Fault, Field, Form, Link, Phrase, Row, Submitted, Table, Ui, page, page_with_status,
};

use super::officer::Officer;
use super::wording;
use crate::{Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/search.html")]
pub(crate) struct SearchPage {
    ui: Ui,
    form: Form,
    found: Option<Table>,
    next: Option<Form>,
    faulty: bool,
}

impl SearchPage {
    fn new(ui: Ui, typed: &str, fault: Option<Phrase>) -> Self {
        let field = Field::text("words", "ws-search-words", typed).hint("ws-search-words-hint");
        let mut form = Form::new("/search", "ws-search-button").field(field);
        let faulty = fault.is_some();
        form.faults.extend(fault);
        Self { ui, form, found: None, next: None, faulty }
    }
}

/// Shows the empty form.
pub(super) async fn show(officer: Officer) -> Response {
    page(&SearchPage::new(officer.ui("search"), "", None))
}

/// Shows what was found; the search is recorded.
pub(super) async fn search(
    State(workstation): State<Workstation>,
    officer: Officer,
    form: Submitted,
) -> Result<Response, Fault> {
    let typed = form.text("words").to_owned();
    let before = form.text("before").parse().ok();
    let mut shown = SearchPage::new(officer.ui("search"), &typed, None);
    let named = match workstation.search(&officer.who, typed.clone(), before).await {
        Ok(named) => named,
        Err(Failure::Refused(refusal)) => {
            let fault = Some(wording::refusal(&refusal));
            let status = match refusal {
                Refusal::NotYours => StatusCode::FORBIDDEN,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            return Ok(page_with_status(status, &SearchPage::new(officer.ui("search"), &typed, fault)));
        }
        Err(Failure::Store(error)) => return Err(Fault::internal(error)),
    };
    let (rules, now) = (&workstation.office().rules, workstation.now());
    let mut rows = Vec::with_capacity(named.cases.len());
    for case in &named.cases {
        rows.push(row(case, rules.edition(&case.edition).map_err(Fault::internal)?, now));
    }
    shown.found = Some(table(rows));
    shown.next = named.before.map(|before| {
        Form::new("/search", "ws-search-next")
            .hide("words", typed.as_str())
            .hide("before", before.to_string())
    });
    Ok(page(&shown))
}

fn row(case: &Case, edition: &Edition, now: Instant) -> Row {
    let number = Phrase::plain(case.number.as_str());
    Row {
        cells: vec![
            Cell::Link(Link::new(format!("/cases/{}", case.number), number)),
            Cell::Words(Phrase::plain(case.person.name.full())),
            Cell::Words(Phrase::from(&edition.service.short_name)),
            Cell::Words(Phrase::key("ws-moment").with("at", case.registered_at)),
            Cell::Words(wording::step(edition, case)),
            Cell::Tag(wording::state(case, now)),
        ],
    }
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        caption: "ws-search-found".into(),
        columns: vec![
            Column::words("ws-work-number"),
            Column::words("ws-work-person"),
            Column::words("ws-work-service"),
            Column::words("ws-case-registered"),
            Column::words("ws-work-step"),
            Column::words("ws-work-state"),
        ],
        rows,
        empty: "ws-search-nothing".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_search_renders() {
        gallery::check(|ui| {
            let plain = |fault: Option<&'static str>| SearchPage::new(ui.clone(), "", fault.map(Phrase::key));
            let nothing = SearchPage { found: Some(table(Vec::new())), ..plain(None) };
            let next = Some(Form::new("/search", "ws-search-next").hide("before", "7"));
            vec![
                plain(None),
                plain(Some("ws-refused-search-empty")),
                plain(Some("ws-refused-search-short")),
                nothing,
                SearchPage { next, ..plain(None) },
            ]
        });
    }
}
