//! The work list: what is waiting, by due date; filters are links with counts.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kezek_calendar::Calendar;
use kezek_casework::worklist::{self, Count, Mark, Page, Seek};
use kezek_casework::{Case, Deed, DueDate};
use kezek_kernel::Instant;
use kezek_regulations::Edition;
use kezek_store::{Read, Reader, StoreError};
use kezek_web::{Cell, Column, Fault, Link, Neighbours, Phrase, Row, Table, Ui, page};

use super::officer::Officer;
use super::wording;
use crate::Workstation;
use crate::sign_in::SignedIn;
use crate::store::officers;
use crate::worklists::{PAGE, offered, seek};

#[derive(Template)]
#[template(path = "workstation/work.html")]
pub(crate) struct WorkPage {
    ui: Ui,
    filters: Vec<FilterLink>,
    table: Table,
    neighbours: Option<Neighbours>,
}

/// A filter as a link with its count.
#[derive(Debug, Clone)]
pub(crate) struct FilterLink {
    href: String,
    words: Phrase,
    count: Count,
    here: bool,
}

/// Which part of the list is asked for: the list, and the case before or behind which its page lies.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    before: String,
}

/// What the store says about the lists.
struct Found {
    counts: Vec<(&'static str, Count)>,
    shown: &'static str,
    lines: Vec<Line>,
    before: Option<Mark>,
    after: Option<Mark>,
    now: Instant,
}

/// One line of the list with everything it says.
struct Line {
    case: Case,
    holder: Phrase,
    opens: bool,
}

/// Shows the list; an unknown list or place is the beginning of the first one.
pub(super) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (reading, who) = (workstation.clone(), officer.who.clone());
    let seek = seek(&asked.after, &asked.before).unwrap_or_default();
    let read = workstation.store().read(move |read| found(&reading, read, &who, &asked.show, seek));
    let found = read.await.map_err(Fault::internal)?;
    let rules = &workstation.office().rules;
    let mut rows = Vec::with_capacity(found.lines.len());
    for line in &found.lines {
        let edition = rules.edition(&line.case.edition).map_err(Fault::internal)?;
        rows.push(row(line, edition, rules.calendar(), found.now));
    }
    let filters = found.counts.iter().map(|(code, count)| FilterLink {
        href: format!("/?show={code}"),
        words: Phrase::key(format!("ws-filter-{code}")),
        count: *count,
        here: *code == found.shown,
    });
    Ok(page(&WorkPage {
        ui: officer.ui("work"),
        filters: filters.collect(),
        table: table(rows, found.shown),
        neighbours: neighbours(found.shown, found.before, found.after),
    }))
}

fn found(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    who: &SignedIn,
    name: &str,
    seek: Seek,
) -> Result<Found, StoreError> {
    let (scope, now) = (who.duty.scope(), read.now());
    let lists = offered(&who.duty, now, &workstation.office().zone);
    let known = lists.iter().find(|(code, _)| *code == name);
    let (shown, filter) = known.or(lists.first()).ok_or_else(|| kezek_casework::inconsistent("no list"))?;
    let mut counts = Vec::with_capacity(lists.len());
    for (code, filter) in &lists {
        counts.push((*code, worklist::count(read, &scope, filter)?));
    }
    let Page { cases, before, after } = worklist::page(read, &scope, filter, seek, PAGE)?;
    let lines = cases.into_iter().map(|case| line(workstation, read, who, case));
    Ok(Found { counts, shown, lines: lines.collect::<Result<_, _>>()?, before, after, now })
}

fn line(
    workstation: &Workstation,
    read: &mut Reader<'_>,
    who: &SignedIn,
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

fn row(line: &Line, edition: &Edition, calendar: &Calendar, now: Instant) -> Row {
    let case = &line.case;
    let number = Phrase::plain(case.number.as_str());
    let due = wording::governing(case);
    let first = if line.opens {
        Cell::Link(Link::new(format!("/cases/{}", case.number), number))
    } else {
        Cell::Words(number)
    };
    let running = case.state.step().is_some();
    let holder = if running { line.holder.clone() } else { Phrase::plain("") };
    let left = |due: Option<&DueDate>| match due {
        Some(due) => wording::left(due, calendar, now),
        None => Phrase::plain(""),
    };
    let service_due = case.service_due.as_ref().filter(|_| running);
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
            Cell::Words(left(due)),
            Cell::Tag(wording::state(case, now)),
            Cell::Words(left(service_due)),
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
            Column::words("ws-work-service-left"),
            Column::words("ws-work-holder"),
        ],
        rows,
        empty: if filter == "all" { "ws-work-empty".into() } else { "ws-work-empty-filter".into() },
    }
}

fn neighbours(list: &str, before: Option<Mark>, after: Option<Mark>) -> Option<Neighbours> {
    let address = |side: &str, mark: Mark| format!("/?show={list}&{side}={mark}");
    (before.is_some() || after.is_some()).then(|| Neighbours {
        first: before.map(|_| format!("/?show={list}")),
        before: before.map(|mark| address("before", mark)),
        after: after.map(|mark| address("after", mark)),
    })
}

#[cfg(test)]
mod tests {
    use kezek_kernel::CaseId;
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
                Cell::Words(Phrase::key("ws-left-working-days").with("days", 21_i64)),
                Cell::Tag(Tag::new(TagKind::Going, "ws-state-in-time")),
                Cell::Words(Phrase::key("ws-left-today")),
                Cell::Words("ws-work-free".into()),
            ],
        };
        let links = |here: &str| {
            let codes = ["all", "mine", "to-sign", "unit", "today", "soon", "overdue", "attention", "ended"];
            let link = |code: &str| FilterLink {
                href: format!("/?show={code}"),
                words: Phrase::key(format!("ws-filter-{code}")),
                count: Count { counted: 1000, more: code == "all" },
                here: code == here,
            };
            codes.into_iter().map(link).collect()
        };
        let mark = Mark { at: Instant::from_micros(7), case: CaseId::from_bytes([1; 16]) };
        gallery::check(|ui| {
            vec![
                WorkPage {
                    ui: ui.clone(),
                    filters: links("all"),
                    table: table(vec![row()], "all"),
                    neighbours: None,
                },
                WorkPage {
                    ui: ui.clone(),
                    filters: links("all"),
                    table: table(vec![], "all"),
                    neighbours: None,
                },
                WorkPage {
                    ui: ui.clone(),
                    filters: links("mine"),
                    table: table(vec![], "mine"),
                    neighbours: neighbours("mine", Some(mark), Some(mark)),
                },
            ]
        });
    }
}
