//! The applications that the office took or did not take, newest first, and the services for which it takes them.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kezek_kernel::OfficerId;
use kezek_regulations::{Answers, Edition, FieldKind};
use kezek_store::{Failure, Read, StoreError};
use kezek_web::{
    Cell, Column, Fault, Form, Link, Pager, Phrase, Row, Submitted, Table, Tag, TagKind, Ui, page,
};

use super::{SECTION, address, topic_address};
use crate::counter::hand_in::Taken;
use crate::counter::intake::Filled;
use crate::pages::officer::Officer;
use crate::pages::store_fault;
use crate::store::applications::{self, ApplicationRow, LONGEST_PAGE};
use crate::store::officers;
use crate::{Refusal, Workstation};

#[derive(Template)]
#[template(path = "workstation/applications.html")]
pub(crate) struct ApplicationsPage {
    ui: Ui,
    /// A button for each service that this officer takes.
    services: Vec<(Phrase, Form)>,
    table: Table,
    pager: Option<Pager>,
}

/// Which page of the list.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: u32,
}

/// Shows the list.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let taken = workstation.taken_by(&officer.who.duty).await.map_err(store_fault)?;
    let (scope, here) = (officer.scope(), asked.page.clamp(1, 10_000));
    let read = workstation.store().read(move |read| {
        let rows = applications::page(read, &scope, (here - 1) * LONGEST_PAGE)?;
        let named = rows.into_iter().map(|row| named(read, row));
        Ok((named.collect::<Result<Vec<_>, StoreError>>()?, applications::count(read, &scope)?))
    });
    let (rows, total) = read.await.map_err(Fault::internal)?;
    let mut lines = Vec::with_capacity(rows.len());
    for (row, clerk) in &rows {
        let edition = workstation.office().rules.edition(&row.edition).map_err(Fault::internal)?;
        lines.push(line(row, clerk, edition));
    }
    let pager = pager(here, total.div_ceil(LONGEST_PAGE));
    let services = taken.iter().map(service).collect();
    Ok(page(&ApplicationsPage { ui: officer.ui(SECTION), services, table: table(lines), pager }))
}

/// Begins an application; where the provider serves one locality only, it stands in the form already.
pub(crate) async fn begin(
    State(workstation): State<Workstation>,
    officer: Officer,
    form: Submitted,
) -> Result<Response, Fault> {
    let key = form.text("edition").parse().map_err(|_| Fault::NotFound)?;
    let edition = workstation.office().rules.edition(&key).map_err(|_| Fault::NotFound)?.clone();
    let filled = Filled { answers: prefilled(&workstation, &edition), ..Filled::default() };
    match workstation.begin_intake(&officer.who, &key, filled).await {
        Ok(draft) => {
            let first = edition.form.topics.first().map_or("", |topic| topic.id.as_str());
            Ok(Redirect::to(&topic_address(draft, first)).into_response())
        }
        Err(Failure::Refused(Refusal::NotTaken)) => Err(Fault::NotFound),
        Err(failure) => Err(crate::pages::fault(&failure)),
    }
}

fn prefilled(workstation: &Workstation, edition: &Edition) -> Answers {
    let served = workstation.parameters().localities_of(edition.key.regulation());
    let mut fields = edition.form.topics.iter().flat_map(|topic| &topic.fields);
    let field = fields.find(|field| field.kind == FieldKind::Locality);
    match (field, served.as_slice()) {
        (Some(field), [only]) => Answers::from_pairs([(&field.id, only.as_str())]),
        _ => Answers::default(),
    }
}

fn named(read: &mut impl Read, row: ApplicationRow) -> Result<(ApplicationRow, String), StoreError> {
    let officer: OfficerId = row.officer;
    let name = officers::person(read, officer)?.name.full();
    Ok((row, name))
}

fn service(taken: &Taken) -> (Phrase, Form) {
    let form =
        Form::new("/applications", "ws-applications-begin").hide("edition", taken.edition.key.as_str());
    (Phrase::from(&taken.edition.service.short_name), form)
}

fn line(row: &ApplicationRow, clerk: &str, edition: &Edition) -> Row {
    let outcome = match row.case {
        Some(_) => Tag::new(TagKind::Good, "ws-applications-accepted"),
        None => Tag::new(TagKind::Bad, "ws-applications-refused"),
    };
    Row {
        cells: vec![
            Cell::Link(Link::new(address(&row.number), Phrase::plain(row.number.as_str()))),
            Cell::Words(Phrase::plain(row.person.name.full())),
            Cell::Words(Phrase::from(&edition.service.short_name)),
            Cell::Words(Phrase::key("ws-moment").with("at", row.at)),
            Cell::Tag(outcome),
            Cell::Words(Phrase::plain(clerk)),
        ],
    }
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        caption: "ws-applications-list".into(),
        columns: vec![
            Column::words("ws-work-number"),
            Column::words("ws-work-person"),
            Column::words("ws-work-service"),
            Column::words("ws-applications-at"),
            Column::words("ws-applications-outcome"),
            Column::words("ws-applications-clerk"),
        ],
        rows,
        empty: "ws-applications-empty".into(),
    }
}

fn pager(here: u32, of: u32) -> Option<Pager> {
    let link = |page: u32| format!("/applications?page={page}");
    let usize = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    (of > 1).then(|| Pager {
        here: usize(here),
        of: usize(of),
        before: (here > 1).then(|| link(here - 1)),
        after: (here < of).then(|| link(here + 1)),
    })
}

/// The status with which a page comes that shows a form again.
pub(super) const fn status(faulty: bool) -> StatusCode {
    if faulty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_list_renders_empty_and_full() {
        let form = || Form::new("/applications", "ws-applications-begin").hide("edition", "x/2017-04-12");
        let row = |kind, key: &'static str| Row {
            cells: vec![
                Cell::Link(Link::new("/applications/2026-000001", Phrase::plain("2026-000001"))),
                Cell::Words(Phrase::plain("Нұрғалиева Күләй Бекболатқызы")),
                Cell::Words(Phrase::plain("Анықтама")),
                Cell::Words(Phrase::plain("23.11.2026")),
                Cell::Tag(Tag::new(kind, key)),
                Cell::Words(Phrase::plain("Тіркеуші Үлгі")),
            ],
        };
        let rows = || {
            vec![row(TagKind::Good, "ws-applications-accepted"), row(TagKind::Bad, "ws-applications-refused")]
        };
        gallery::check(|ui| {
            let page = |services, rows, pager| ApplicationsPage {
                ui: ui.clone(),
                services,
                table: table(rows),
                pager,
            };
            vec![
                page(vec![(Phrase::plain("Анықтама"), form())], rows(), pager(2, 3)),
                page(vec![], vec![], None),
            ]
        });
    }
}
