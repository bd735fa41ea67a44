//! One meeting: who is there and the agenda left, what is asked of this officer right.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kezek_web::{Cell, Column, Fault, Link, Phrase, Row, Summary, Table, Ui, page_with_status};

use super::super::officer::Officer;
use super::panel::MeetingPanel;
use super::{Attempt, address, find, words};
use crate::Workstation;
use crate::commission::minutes::{AgendaLine, Minutes};
use crate::commission::{Member, Stage};
use crate::duty::Duty;

#[derive(Template)]
#[template(path = "workstation/meetings/show.html")]
pub(crate) struct MeetingPage {
    ui: Ui,
    number: String,
    facts: Summary,
    agenda: Table,
    members: Table,
    panel: MeetingPanel,
    faulty: bool,
}

/// Shows a meeting.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let minutes = find(&workstation, &officer, &id).await?;
    Ok(render(&officer, &minutes, None))
}

/// The meeting, again with a form that was refused.
pub(super) fn render(officer: &Officer, minutes: &Minutes, attempt: Option<&Attempt>) -> Response {
    let status = if attempt.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = MeetingPage::of(officer.ui("meetings"), minutes, &officer.who.duty, attempt);
    page_with_status(status, &page)
}

impl MeetingPage {
    fn of(ui: Ui, minutes: &Minutes, duty: &Duty, attempt: Option<&Attempt>) -> Self {
        Self {
            ui,
            number: minutes.meeting.number.clone(),
            facts: facts(minutes),
            agenda: agenda(minutes, duty),
            members: members(minutes),
            panel: MeetingPanel::of(minutes, duty, attempt),
            faulty: attempt.is_some(),
        }
    }
}

fn facts(minutes: &Minutes) -> Summary {
    let meeting = &minutes.meeting;
    let moment = |at| Phrase::key("ws-moment").with("at", at);
    let name = |officer| Phrase::plain(minutes.name(officer));
    let mut facts = Summary::default()
        .row("ws-meeting-held", moment(meeting.held_at))
        .row("ws-meeting-place", Phrase::plain(meeting.place.as_str()))
        .row("ws-meeting-chair", name(meeting.chair))
        .row("ws-meeting-secretary", name(meeting.secretary))
        .row("ws-meeting-stage", words::stage(meeting.stage).words);
    let opened = match meeting.stage {
        Stage::Open(opened) => Some(opened),
        stage => stage.sitting().map(|sitting| sitting.opened),
    };
    if let Some(opened) = opened {
        let there = Phrase::key("ws-meeting-quorum")
            .with("present", minutes.present())
            .with("members", minutes.members.len())
            .with("quorum", minutes.quorum);
        facts = facts.row("ws-meeting-opened", moment(opened)).row("ws-meeting-present", there);
    }
    if let Some(sitting) = meeting.stage.sitting() {
        facts = facts.row("ws-meeting-closed", moment(sitting.closed));
    }
    if let Some(protocol) = &minutes.protocol {
        facts = facts.row("ws-meeting-protocol", Phrase::plain(protocol.number.as_str()));
    }
    facts
}

fn agenda(minutes: &Minutes, duty: &Duty) -> Table {
    let here = address(minutes.meeting.id);
    let row = |(number, line): (usize, &AgendaLine)| {
        let case = &line.case;
        let tally = minutes.tally(case.id);
        let votes = Phrase::key("ws-meeting-votes")
            .with("for", tally.in_favour)
            .with("against", tally.against)
            .with("abstained", tally.abstained);
        let own = minutes.vote(duty.officer, case.id).map_or_else(|| Phrase::plain(""), words::vote);
        Row {
            cells: vec![
                Cell::Words(Phrase::plain(number.to_string())),
                Cell::Link(Link::new(
                    format!("{here}/cases/{}", case.number),
                    Phrase::plain(case.number.as_str()),
                )),
                Cell::Words(Phrase::plain(case.person.name.full())),
                Cell::Words(votes),
                Cell::Words(own),
                Cell::Tag(words::ruling(&line.item.ruling)),
            ],
        }
    };
    Table {
        caption: "ws-meeting-agenda".into(),
        columns: vec![
            Column::figures("ws-meeting-line"),
            Column::words("ws-meeting-case"),
            Column::words("ws-work-person"),
            Column::words("ws-meeting-votes-title"),
            Column::words("ws-meeting-own-vote"),
            Column::words("ws-meeting-ruling"),
        ],
        rows: (1..).zip(&minutes.agenda).map(row).collect(),
        empty: "ws-meeting-agenda-empty".into(),
    }
}

/// Who is there, and the sheet of signatures.
fn members(minutes: &Minutes) -> Table {
    let row = |member: &Member| {
        let presence = if member.present { "ws-meeting-there" } else { "ws-meeting-absent" };
        let presence =
            if minutes.meeting.stage == Stage::Called { Phrase::plain("") } else { presence.into() };
        let signature = match minutes.signature(member.officer) {
            Some(line) => match &line.reason {
                Some(reason) => Phrase::key("ws-meeting-not-signed").with("reason", reason.as_str()),
                None => Phrase::key("ws-meeting-signed").with("at", line.at),
            },
            None => Phrase::plain(""),
        };
        Row {
            cells: vec![
                Cell::Words(Phrase::plain(minutes.name(member.officer))),
                Cell::Words(presence),
                Cell::Words(signature),
            ],
        }
    };
    Table {
        caption: "ws-meeting-members".into(),
        columns: vec![
            Column::words("ws-people-name"),
            Column::words("ws-meeting-presence"),
            Column::words("ws-meeting-signature"),
        ],
        rows: minutes.members.iter().map(row).collect(),
        empty: "ws-meeting-no-members".into(),
    }
}
