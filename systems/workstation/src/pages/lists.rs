//! The waiting lists of the officer's providers: people in their order, each with the place.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use kezek_casework::rows;
use kezek_queue::ListKey;
use kezek_store::{Read, StoreError};
use kezek_web::{Cell, Column, Fault, Link, Pager, Phrase, Row, Table, Ui, page};

use super::officer::Officer;
use super::wording;
use crate::Workstation;
use crate::store::lists;

#[derive(Template)]
#[template(path = "workstation/lists.html")]
pub(crate) struct ListsPage {
    ui: Ui,
    table: Table,
}

#[derive(Template)]
#[template(path = "workstation/list.html")]
pub(crate) struct ListPage {
    ui: Ui,
    title: Phrase,
    locality: Phrase,
    total: Phrase,
    as_of: Phrase,
    table: Table,
    pager: Option<Pager>,
    back: Link,
}

/// Which page of a list.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: u32,
}

/// All lists of the officer's providers.
pub(super) async fn all(State(workstation): State<Workstation>, officer: Officer) -> Result<Response, Fault> {
    let scope = officer.scope();
    let found = workstation.store().read(move |read| lists::lists(read, &scope)).await;
    let rows = found
        .map_err(Fault::internal)?
        .iter()
        .map(|counted| {
            let category =
                Link::new(format!("/lists/{}", counted.list), category(&workstation, &counted.list));
            let people = Phrase::plain(counted.people.to_string());
            let locality = locality(&workstation, &counted.list);
            Row { cells: vec![Cell::Words(locality), Cell::Link(category), Cell::Words(people)] }
        })
        .collect();
    Ok(page(&ListsPage { ui: officer.ui("lists"), table: lists_table(rows) }))
}

/// One list in its order; a list of another provider does not exist.
pub(super) async fn one(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path((kato, category_code)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let list: ListKey = format!("{kato}/{category_code}").parse().map_err(|_| Fault::NotFound)?;
    let scope = officer.scope();
    let here = asked.page.clamp(1, 10_000);
    let wanted = list.clone();
    let found = workstation.store().read(move |read| {
        let lines =
            lists::page(read, &scope, &wanted, lists::LONGEST_PAGE, (here - 1) * lists::LONGEST_PAGE)?;
        let mut people = Vec::with_capacity(lines.len());
        for line in lines {
            let case = rows::find(read, &scope, line.case)?;
            let case =
                case.ok_or_else(|| StoreError::Inconsistent("an entry without its case".to_owned()))?;
            people.push((line, case.number, case.person.name.full()));
        }
        Ok((people, lists::count(read, &wanted)?, read.now()))
    });
    let (people, total, now) = found.await.map_err(Fault::internal)?;
    if people.is_empty() {
        return Err(Fault::NotFound);
    }
    let rows = people
        .into_iter()
        .map(|(line, number, name)| Row {
            cells: vec![
                Cell::Words(Phrase::plain(line.place.to_string())),
                Cell::Words(Phrase::plain(name)),
                Cell::Words(Phrase::key("ws-moment").with("at", line.key.applied_at)),
                Cell::Words(Phrase::plain(line.key.sequence.to_string())),
                Cell::Link(Link::new(format!("/cases/{number}"), Phrase::plain(number))),
            ],
        })
        .collect();
    let pages = u32::try_from(total.div_ceil(u64::from(lists::LONGEST_PAGE))).unwrap_or(u32::MAX);
    let title = category(&workstation, &list);
    Ok(page(&ListPage {
        ui: officer.ui("lists"),
        title: title.clone(),
        locality: locality(&workstation, &list),
        total: Phrase::key("ws-list-total").with("count", wording::number(total)),
        as_of: Phrase::key("ws-list-as-of").with("at", now),
        table: list_table(title, rows),
        pager: pager(&list, here, pages),
        back: Link::new("/lists", "ws-lists-title"),
    }))
}

fn lists_table(rows: Vec<Row>) -> Table {
    Table {
        caption: "ws-lists-title".into(),
        columns: vec![
            Column::words("ws-lists-locality"),
            Column::words("ws-lists-category"),
            Column::figures("ws-lists-count"),
        ],
        rows,
        empty: "ws-lists-empty".into(),
    }
}

fn list_table(caption: Phrase, rows: Vec<Row>) -> Table {
    Table {
        caption,
        columns: vec![
            Column::figures("ws-list-place"),
            Column::words("ws-list-person"),
            Column::words("ws-list-applied"),
            Column::figures("ws-list-sequence"),
            Column::words("ws-list-case"),
        ],
        rows,
        empty: "ws-lists-empty".into(),
    }
}

fn pager(list: &ListKey, here: u32, of: u32) -> Option<Pager> {
    let address = |page: u32| format!("/lists/{list}?page={page}");
    let usize = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    (of > 1).then(|| Pager {
        here: usize(here),
        of: usize(of),
        before: (here > 1).then(|| address(here - 1)),
        after: (here < of).then(|| address(here + 1)),
    })
}

/// The list's name, as the newest edition that keeps it calls it.
fn category(workstation: &Workstation, list: &ListKey) -> Phrase {
    let named = workstation
        .office()
        .rules
        .library()
        .editions()
        .filter_map(|edition| edition.queue_list_by_id(list.category()))
        .last();
    named.map_or_else(|| Phrase::plain(list.category()), |found| Phrase::from(&found.name))
}

fn locality(workstation: &Workstation, list: &ListKey) -> Phrase {
    let found = workstation.parameters().locality(list.locality());
    found.map_or_else(|| Phrase::plain(list.locality().as_str()), |locality| Phrase::from(&locality.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn lists_render() {
        gallery::check(|ui| {
            let row = Row {
                cells: vec![
                    Cell::Words(Phrase::plain("Талғар қаласы")),
                    Cell::Link(Link::new(
                        "/lists/196220100/large-families",
                        Phrase::plain("Көпбалалы отбасылар"),
                    )),
                    Cell::Words(Phrase::plain("12")),
                ],
            };
            vec![
                ListsPage { ui: ui.clone(), table: lists_table(vec![row]) },
                ListsPage { ui: ui.clone(), table: lists_table(vec![]) },
            ]
        });
    }

    #[test]
    fn one_list_renders() {
        gallery::check(|ui| {
            let at: kezek_kernel::Instant = "2026-11-22T04:00:00Z".parse().unwrap();
            let row = Row {
                cells: vec![
                    Cell::Words(Phrase::plain("1")),
                    Cell::Words(Phrase::plain("Нұрғалиева Күләй Бекболатқызы")),
                    Cell::Words(Phrase::key("ws-moment").with("at", at)),
                    Cell::Words(Phrase::plain("7")),
                    Cell::Link(Link::new("/cases/2026-000007", Phrase::plain("2026-000007"))),
                ],
            };
            let list: ListKey = "196220100/large-families".parse().unwrap();
            vec![ListPage {
                ui: ui.clone(),
                title: Phrase::plain("Көпбалалы отбасылар"),
                locality: Phrase::plain("Талғар қаласы"),
                total: Phrase::key("ws-list-total").with("count", 1_i64),
                as_of: Phrase::key("ws-list-as-of").with("at", at),
                table: list_table(Phrase::plain("Көпбалалы отбасылар"), vec![row]),
                pager: pager(&list, 1, 2),
                back: Link::new("/lists", "ws-lists-title"),
            }]
        });
    }
}
