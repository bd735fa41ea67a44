//! The meetings of the officer's commission, newest first, each with what it asks of him.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kezek_kernel::MeetingId;
use kezek_web::{Cell, Column, Fault, Link, Neighbours, Phrase, Row, Table, Ui, page};

use super::super::officer::Officer;
use super::{address, words};
use crate::Workstation;
use crate::commission::minutes::{self, Minutes};
use crate::duty::Duty;

#[derive(Template)]
#[template(path = "workstation/meetings/list.html")]
pub(crate) struct MeetingsPage {
    ui: Ui,
    /// How many cases wait for a meeting, and where one is called; for a secretary only.
    waiting: Option<Phrase>,
    call: Link,
    table: Table,
    pager: Neighbours,
}

/// The meeting after which the page begins.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    before: String,
}

/// Shows the meetings.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    if !officer.of_commission() {
        return Err(Fault::NotFound);
    }
    let before: Option<MeetingId> = asked.before.parse().ok();
    let (office, duty) = (workstation.office().clone(), officer.who.duty.clone());
    let read = workstation.store().read(move |read| {
        let waiting = match minutes::convening(&duty) {
            Some(provider) => Some(minutes::waiting(read, &office, provider, None)?.len()),
            None => None,
        };
        let (found, next) = minutes::of_officer(read, &office, &duty, before)?;
        Ok((waiting, found.iter().map(|each| row(each, &duty)).collect(), next))
    });
    let (waiting, rows, next): (Option<usize>, Vec<Row>, Option<MeetingId>) =
        read.await.map_err(Fault::internal)?;
    let waiting = waiting.map(|cases| Phrase::key("ws-meetings-waiting").with("cases", cases));
    let pager = Neighbours {
        first: before.map(|_| "/meetings".to_owned()),
        before: None,
        after: next.map(|last| format!("/meetings?before={last}")),
    };
    Ok(page(&MeetingsPage::of(officer.ui("meetings"), waiting, rows, pager)))
}

fn row(minutes: &Minutes, duty: &Duty) -> Row {
    let meeting = &minutes.meeting;
    let asked = minutes.asked_of(duty);
    Row {
        cells: vec![
            Cell::Link(Link::new(address(meeting.id), Phrase::plain(meeting.number.as_str()))),
            Cell::Words(Phrase::key("ws-moment").with("at", meeting.held_at)),
            Cell::Words(Phrase::plain(meeting.place.as_str())),
            Cell::Words(Phrase::plain(minutes.agenda.len().to_string())),
            Cell::Tag(words::stage(meeting.stage)),
            Cell::Words(asked.map_or_else(|| Phrase::plain(""), words::asked)),
        ],
    }
}

impl MeetingsPage {
    fn of(ui: Ui, waiting: Option<Phrase>, rows: Vec<Row>, pager: Neighbours) -> Self {
        let table = Table {
            caption: "ws-meetings-title".into(),
            columns: vec![
                Column::words("ws-meeting-number"),
                Column::words("ws-meeting-held"),
                Column::words("ws-meeting-place"),
                Column::figures("ws-meeting-cases"),
                Column::words("ws-meeting-stage"),
                Column::words("ws-meeting-asked"),
            ],
            rows,
            empty: "ws-meetings-empty".into(),
        };
        Self { ui, waiting, call: Link::new("/meetings/new", "ws-meetings-call"), table, pager }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::Stage;
    use crate::commission::minutes::Asked;
    use crate::pages::gallery;

    #[test]
    fn the_list_renders_empty_and_full() {
        let row = |asked: Asked| Row {
            cells: vec![
                Cell::Link(Link::new("/meetings/1", Phrase::plain("2026-7"))),
                Cell::Words(Phrase::key("ws-moment").with("at", kezek_kernel::Instant::default())),
                Cell::Words(Phrase::plain("Мәжіліс залы")),
                Cell::Words(Phrase::plain("12")),
                Cell::Tag(words::stage(Stage::Called)),
                Cell::Words(words::asked(asked)),
            ],
        };
        let asked = [
            Asked::Open,
            Asked::Vote { cases: 2 },
            Asked::Close,
            Asked::Conclude { cases: 1 },
            Asked::Prepare,
            Asked::Sign,
            Asked::Forward,
        ];
        let pager = |after: Option<&str>| Neighbours {
            first: Some("/meetings".to_owned()),
            before: None,
            after: after.map(str::to_owned),
        };
        gallery::check(|ui| {
            let waiting = Some(Phrase::key("ws-meetings-waiting").with("cases", 3_usize));
            vec![
                MeetingsPage::of(
                    ui.clone(),
                    waiting,
                    asked.map(row).to_vec(),
                    pager(Some("/meetings?before=1")),
                ),
                MeetingsPage::of(ui.clone(), None, vec![], pager(None)),
            ]
        });
    }
}
