//! The work list: what is waiting, by due date; filters are links with counts.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kezek_casework::rows::{self, Filter};
use kezek_casework::{Case, Deed};
use kezek_kernel::{Instant, OfficerId};
use kezek_regulations::Edition;
use kezek_store::{Read, Reader, StoreError};
use kezek_web::{Cell, Column, Fault, Link, Pager, Phrase, Row, Table, Ui, page};

use super::officer::Officer;
use super::wording;
use crate::Workstation;
use crate::store::officers;

/// Rows of one page.
const PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "workstation/work.html")]
pub(crate) struct WorkPage {
    ui: Ui,
    filters: Vec<FilterLink>,
    table: Table,
    pager: Option<Pager>,
}

/// A filter as a link with its count.
#[derive(Debug, Clone)]
pub(crate) struct FilterLink {
    href: String,
    words: Phrase,
    count: u32,
    here: bool,
}

/// Which part of the list is asked for.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    page: u32,
}

/// The filters in their order: name in the address, filter.
fn filters(officer: OfficerId) -> [(&'static str, Filter); 7] {
    [
        ("all", Filter::Running),
        ("mine", Filter::HeldBy(officer)),
        ("free", Filter::Free),
        ("to-sign", Filter::ToSign(officer)),
        ("soon", Filter::Soon),
        ("overdue", Filter::Overdue),
        ("ended", Filter::Ended),
    ]
}

/// One line of the list with everything it says.
struct Line {
    case: Case,
    holder: Phrase,
    opens: bool,
}

/// Shows the list.
pub(super) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let who = officer.who.clone();
    let known = filters(who.officer);
    let (name, filter) = known.into_iter().find(|(name, _)| *name == asked.show).unwrap_or(known[0]);
    let here = asked.page.clamp(1, 10_000);
    let reading = workstation.clone();
    let read = workstation.store().read(move |read| {
        let scope = who.duty.scope();
        let mut counts = Vec::with_capacity(known.len());
        for (_, filter) in known {
            counts.push(rows::count(read, &scope, filter)?);
        }
        let cases = rows::page(read, &scope, filter, PAGE, (here - 1) * PAGE)?;
        let lines = cases.into_iter().map(|case| line(&reading, read, &who, case));
        Ok((counts, lines.collect::<Result<Vec<_>, StoreError>>()?, read.now()))
    });
    let (counts, lines, now) = read.await.map_err(Fault::internal)?;
    let mut rows = Vec::with_capacity(lines.len());
    for line in &lines {
        let edition = workstation.office().rules.edition(&line.case.edition).map_err(Fault::internal)?;
        rows.push(row(line, edition, now));
    }
    let offered: Vec<FilterLink> = known
        .iter()
        .zip(&counts)
        .map(|((code, _), count)| FilterLink {
            href: format!("/?show={code}"),
            words: Phrase::key(format!("ws-filter-{code}")),
            count: *count,
            here: *code == name,
        })
        .collect();
    let total = offered.iter().find(|link| link.here).map_or(0, |link| link.count);
    let pager = pager(name, here, total.div_ceil(PAGE));
    Ok(page(&WorkPage { ui: officer.ui("work"), filters: offered, table: table(rows, name), pager }))
}

fn line(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    who: &crate::sign_in::SignedIn,
    case: Case,
) -> Result<Line, StoreError> {
    let named = case.state.step().map(|step| step.desk.named()).unwrap_or_default();
    let holder = match named.signer.or(named.holder) {
        Some(officer) if officer == who.officer => Phrase::key("ws-work-me"),
        Some(officer) => Phrase::plain(officers::person(read, officer)?.name.full()),
        None => Phrase::key("ws-work-free"),
    };
    let edition = workstation.office().rules.edition(&case.edition)?;
    let asked = workstation.office().rules.asked(&case)?;
    let opens = who.duty.may(Deed::Open, &case, edition, asked.map(|asked| asked.work));
    Ok(Line { case, holder, opens })
}

fn row(line: &Line, edition: &Edition, now: Instant) -> Row {
    let case = &line.case;
    let number = Phrase::plain(case.number.as_str());
    let due = wording::governing(case);
    let first = if line.opens {
        Cell::Link(Link::new(format!("/cases/{}", case.number), number))
    } else {
        Cell::Words(number)
    };
    let holder = if case.state.step().is_some() { line.holder.clone() } else { Phrase::plain("") };
    Row {
        cells: vec![
            first,
            Cell::Words(Phrase::plain(case.person.name.full())),
            Cell::Words(Phrase::from(&edition.service.short_name)),
            Cell::Words(wording::step(edition, case)),
            Cell::Words(
                due.map_or_else(
                    || Phrase::plain(""),
                    |due| Phrase::key("ws-due-date").with("date", due.date),
                ),
            ),
            Cell::Words(due.map_or_else(|| Phrase::plain(""), |due| wording::left(due.instant, now))),
            Cell::Tag(wording::state(case, now)),
            Cell::Words(holder),
        ],
    }
}

fn table(rows: Vec<Row>, filter: &str) -> Table {
    Table {
        caption: "ws-work-title".into(),
        columns: vec![
            Column::words("ws-work-number"),
            Column::words("ws-work-person"),
            Column::words("ws-work-service"),
            Column::words("ws-work-step"),
            Column::words("ws-work-due"),
            Column::words("ws-work-left"),
            Column::words("ws-work-state"),
            Column::words("ws-work-holder"),
        ],
        rows,
        empty: if filter == "all" { "ws-work-empty".into() } else { "ws-work-empty-filter".into() },
    }
}

fn pager(filter: &str, here: u32, of: u32) -> Option<Pager> {
    let address = |page: u32| format!("/?show={filter}&page={page}");
    let usize = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    (of > 1).then(|| Pager {
        here: usize(here),
        of: usize(of),
        before: (here > 1).then(|| address(here - 1)),
        after: (here < of).then(|| address(here + 1)),
    })
}

#[cfg(test)]
mod tests {
    use kezek_web::{Tag, TagKind};

    use super::*;
    use crate::pages::gallery;

    #[test]
    fn the_list_renders_empty_and_full() {
        let row = || Row {
            cells: vec![
                Cell::Link(Link::new("/cases/2026-000001", Phrase::plain("2026-000001"))),
                Cell::Words(Phrase::plain("Нұрғалиева Күләй Бекболатқызы")),
                Cell::Words(Phrase::plain("Есепке қою")),
                Cell::Words(Phrase::plain("Құжаттар қаралып жатыр")),
                Cell::Words(Phrase::key("ws-due-date").with("date", jiff::civil::date(2026, 12, 23))),
                Cell::Words(Phrase::key("ws-left-days").with("days", 30_i64)),
                Cell::Tag(Tag::new(TagKind::Going, "ws-state-in-time")),
                Cell::Words("ws-work-free".into()),
            ],
        };
        let links = |here: &str| {
            filters(OfficerId::from_bytes([0; 16]))
                .iter()
                .map(|(code, _)| FilterLink {
                    href: format!("/?show={code}"),
                    words: Phrase::key(format!("ws-filter-{code}")),
                    count: 3,
                    here: *code == here,
                })
                .collect()
        };
        gallery::check(|ui| {
            vec![
                WorkPage {
                    ui: ui.clone(),
                    filters: links("all"),
                    table: table(vec![row()], "all"),
                    pager: None,
                },
                WorkPage { ui: ui.clone(), filters: links("all"), table: table(vec![], "all"), pager: None },
                WorkPage {
                    ui: ui.clone(),
                    filters: links("mine"),
                    table: table(vec![], "mine"),
                    pager: pager("mine", 2, 3),
                },
            ]
        });
    }
}
