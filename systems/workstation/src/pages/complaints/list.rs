//! The work list of complaints: number, person, what is contested, due date and state in words, who has it.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kezek_calendar::Calendar;
use kezek_casework::Deed;
use kezek_kernel::Instant;
use kezek_store::{Read, Reader, StoreError};
use kezek_web::{Cell, Column, Fault, Link, Phrase, Row, Table, Ui, page};

use super::{SECTION, address, enters};
use crate::Workstation;
use crate::complaint::Complaint;
use crate::complaint::concern::AtComplaint;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::sign_in::SignedIn;
use crate::store::complaints::{self, Filter};
use crate::store::officers;

#[derive(Template)]
#[template(path = "workstation/complaints/list.html")]
pub(crate) struct ComplaintsPage {
    ui: Ui,
    filters: Vec<FilterLink>,
    /// Where a complaint is entered, for whoever may.
    enter: Option<Link>,
    table: Table,
}

/// A filter as a link with its count.
#[derive(Debug, Clone)]
pub(crate) struct FilterLink {
    href: String,
    words: Phrase,
    count: u32,
    here: bool,
}

/// Which list is asked for.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    show: String,
}

/// One line with everything it says.
struct Line {
    complaint: Complaint,
    holder: Phrase,
    opens: bool,
}

/// Shows the list; an unknown one is the first.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let who = officer.who.clone();
    let chosen = Filter::ALL.into_iter().find(|(code, _)| *code == asked.show);
    let (shown, filter) = chosen.unwrap_or(("open", Filter::Open));
    let read = workstation.store().read(move |read| {
        let scope = who.duty.scope();
        let mut counts = Vec::new();
        for (code, each) in &Filter::ALL {
            counts.push((*code, complaints::count(read, &scope, each)?));
        }
        let found = complaints::list(read, &scope, &filter)?;
        let lines = found.into_iter().map(|each| line(read, &who, each)).collect::<Result<Vec<_>, _>>()?;
        Ok((counts, lines, read.now()))
    });
    let (counts, lines, now) = read.await.map_err(Fault::internal)?;
    let calendar = workstation.office().rules.calendar();
    let rows = lines.iter().map(|line| row(line, workstation.office(), calendar, now)).collect();
    let filters = counts.into_iter().map(|(code, count)| FilterLink {
        href: format!("/complaints?show={code}"),
        words: Phrase::key(format!("complaint-filter-{code}")),
        count,
        here: code == shown,
    });
    let enter = enters(&officer).then(|| Link::new("/complaints/new", "complaint-enter"));
    let (filters, table) = (filters.collect(), table(rows));
    Ok(page(&ComplaintsPage { ui: officer.ui(SECTION), filters, enter, table }))
}

fn line(read: &mut Reader<'_>, who: &SignedIn, complaint: Complaint) -> Result<Line, StoreError> {
    let named = complaint.stage.named();
    let holder = match named.signer.or(named.holder) {
        Some(officer) if officer == who.officer => Phrase::key("ws-work-me"),
        Some(officer) => Phrase::plain(officers::person(read, officer)?.name.full()),
        None if complaint.stage.ended().is_some() => Phrase::plain(""),
        None => Phrase::key("ws-work-free"),
    };
    let at = AtComplaint::of(read, who.duty.clone(), complaint)?;
    let opens = at.may(Deed::OpenComplaint);
    Ok(Line { complaint: at.complaint, holder, opens })
}

fn row(line: &Line, office: &crate::acts::Office, calendar: &Calendar, now: Instant) -> Row {
    let complaint = &line.complaint;
    let number = Phrase::plain(complaint.number.as_str());
    let first = if line.opens {
        Cell::Link(Link::new(address(&complaint.number), number))
    } else {
        Cell::Words(number)
    };
    let person = if line.opens {
        Phrase::plain(complaint.grievance.person.name.full())
    } else {
        Phrase::key("complaint-concerns-you")
    };
    let due = &complaint.term.due;
    let (left, state) = match complaint.stage.ended() {
        Some((_, outcome)) => (Phrase::plain(""), outcome_words(office, outcome)),
        None => (wording::left(due, calendar, now), stage_words(complaint)),
    };
    Row {
        cells: vec![
            first,
            Cell::Words(person),
            Cell::Words(Phrase::key(format!("complaint-about-{}", complaint.grievance.about.code()))),
            Cell::Words(Phrase::key(format!("complaint-came-{}", complaint.came.code()))),
            Cell::Words(Phrase::key("ws-due-date").with("date", due.date)),
            Cell::Words(left),
            Cell::Tag(tag(complaint, now)),
            Cell::Words(state),
            Cell::Words(line.holder.clone()),
        ],
    }
}

/// How the term stands, in words.
pub(super) fn tag(complaint: &Complaint, now: Instant) -> kezek_web::Tag {
    match complaint.stage.ended() {
        Some(_) => kezek_web::Tag::new(kezek_web::TagKind::Good, "ws-state-ended"),
        None => wording::urgency(&complaint.term.due, now),
    }
}

/// How far it is, in words.
pub(super) fn stage_words(complaint: &Complaint) -> Phrase {
    Phrase::key(format!("complaint-stage-{}", complaint.stage.code()))
}

/// The name of an outcome.
pub(super) fn outcome_words(office: &crate::acts::Office, outcome: &str) -> Phrase {
    let found = office.parameters.complaints.outcome(outcome);
    found.map_or_else(|| Phrase::plain(outcome), |outcome| Phrase::from(&outcome.name))
}

fn table(rows: Vec<Row>) -> Table {
    let columns = [
        "complaint-number",
        "complaint-person",
        "complaint-about",
        "complaint-came",
        "ws-work-due",
        "ws-work-left",
        "ws-work-state",
        "complaint-stage",
        "ws-work-holder",
    ];
    Table {
        caption: "complaints-title".into(),
        columns: columns.map(Column::words).to_vec(),
        rows,
        empty: "complaints-empty".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;
    use kezek_web::{Tag, TagKind};

    #[test]
    fn the_list_renders_empty_and_full() {
        let row = || Row {
            cells: vec![
                Cell::Link(Link::new("/complaints/C-2026-000001", Phrase::plain("C-2026-000001"))),
                Cell::Words(Phrase::key("complaint-concerns-you")),
                Cell::Words("complaint-about-delay".into()),
                Cell::Words("complaint-came-telephone".into()),
                Cell::Words(Phrase::key("ws-due-date").with("date", jiff::civil::date(2026, 12, 1))),
                Cell::Words(Phrase::key("ws-left-today")),
                Cell::Tag(Tag::new(TagKind::Bad, "ws-state-overdue")),
                Cell::Words("complaint-stage-waiting".into()),
                Cell::Words("ws-work-free".into()),
            ],
        };
        gallery::check(|ui| {
            let page = |rows, enter: Option<Link>| ComplaintsPage {
                ui: ui.clone(),
                filters: Filter::ALL
                    .into_iter()
                    .map(|(code, _)| FilterLink {
                        href: format!("/complaints?show={code}"),
                        words: Phrase::key(format!("complaint-filter-{code}")),
                        count: 3,
                        here: code == "open",
                    })
                    .collect(),
                enter,
                table: table(rows),
            };
            vec![page(vec![row()], Some(Link::new("/complaints/new", "complaint-enter"))), page(vec![], None)]
        });
    }
}
