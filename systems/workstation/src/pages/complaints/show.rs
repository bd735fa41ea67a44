//! One complaint: its words, files and the contested case with its history left, what is to be done right.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kezek_casework::history::HistoryLine;
use kezek_web::{
    Cell, Column, Fault, Link, Phrase, Row, Summary, SummaryRow, Table, Tag, Ui, page_with_status,
};

use super::list::{outcome_words, stage_words, tag};
use super::panel::ComplaintPanel;
use super::{Attempt, SECTION, address, open};
use crate::Workstation;
use crate::acts::Office;
use crate::complaint::Came;
use crate::complaint::dossier::{ComplaintDossier, named_officer};
use crate::pages::cases::terms::TermView;
use crate::pages::officer::Officer;
use crate::pages::wording;
use crate::store::complaint_history::ComplaintLine;

#[derive(Template)]
#[template(path = "workstation/complaints/show.html")]
pub(crate) struct ComplaintPage {
    ui: Ui,
    number: String,
    facts: Summary,
    words: Summary,
    files: Vec<Link>,
    /// Whether the person's signature is confirmed; none where an officer entered the complaint.
    signature: Option<bool>,
    /// The contested case, and what was done in it.
    case: Option<(Link, Table)>,
    tag: Tag,
    stage: Phrase,
    due: (Phrase, Phrase),
    term: TermView,
    panel: ComplaintPanel,
    /// The outcome with the answer, once it has ended.
    result: Option<Summary>,
    history: Table,
    faulty: bool,
}

/// Shows a complaint; the opening is recorded.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let dossier = open(&workstation, &officer, &number).await?;
    render(&workstation, &officer, &dossier, None)
}

/// The complaint, again with a form that was refused.
pub(super) fn render(
    workstation: &Workstation,
    officer: &Officer,
    dossier: &ComplaintDossier,
    attempt: Option<&Attempt>,
) -> Result<Response, Fault> {
    let status = if attempt.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ComplaintPage::of(officer.ui(SECTION), workstation.office(), dossier, attempt);
    Ok(page_with_status(status, &page.map_err(Fault::internal)?))
}

impl ComplaintPage {
    fn of(
        ui: Ui,
        office: &Office,
        dossier: &ComplaintDossier,
        attempt: Option<&Attempt>,
    ) -> Result<Self, kezek_store::StoreError> {
        let (complaint, calendar) = (&dossier.at.complaint, office.rules.calendar());
        let rule = complaint.rule(&office.parameters.complaints)?;
        let due = &complaint.term.due;
        let left = match complaint.stage.ended() {
            None => wording::left(due, calendar, dossier.now),
            Some(_) => Phrase::plain(""),
        };
        let here = address(&complaint.number);
        let files = (1_usize..).zip(&dossier.files);
        Ok(Self {
            ui,
            number: complaint.number.clone(),
            facts: facts(office, dossier),
            words: words(dossier),
            files: files
                .map(|(line, file)| Link::new(format!("{here}/files/{line}"), Phrase::plain(&file.name)))
                .collect(),
            signature: (complaint.came == Came::Portal)
                .then(|| dossier.verdict.as_ref().is_some_and(|verdict| verdict.accepted)),
            case: dossier.case.as_ref().map(|case| {
                let link = Link::new(format!("/cases/{}", case.number), Phrase::plain(&case.number));
                (link, case_history(dossier))
            }),
            tag: tag(complaint, dossier.now),
            stage: stage_words(complaint),
            due: (Phrase::key("ws-due-date").with("date", due.date), left),
            term: TermView::of_complaint(calendar, complaint, rule, &dossier.due),
            panel: ComplaintPanel::of(dossier, &office.parameters.complaints, attempt),
            result: result(office, dossier),
            history: history(office, dossier),
            faulty: attempt.is_some(),
        })
    }
}

fn facts(office: &Office, dossier: &ComplaintDossier) -> Summary {
    let complaint = &dossier.at.complaint;
    let grievance = &complaint.grievance;
    let moment = |at| Phrase::key("ws-moment").with("at", at);
    let came = Phrase::key(format!("complaint-came-{}", complaint.came.code()));
    let mut facts = Summary::default()
        .row("complaint-person", Phrase::plain(grievance.person.name.full()))
        .row(wording::number_label(grievance.person.number), Phrase::plain(grievance.person.number.as_str()))
        .row("complaint-address", Phrase::plain(&grievance.address))
        .row("complaint-came", came)
        .row("ws-case-registered", moment(complaint.registered_at));
    if let Some(officer) = complaint.registered_by {
        facts = facts.row("complaint-entered-by", Phrase::plain(dossier.name(officer)));
    }
    if let Some(case) = &dossier.case
        && let Ok(edition) = office.rules.edition(&case.edition)
    {
        facts = facts.row("ws-case-service", Phrase::from(&edition.service.short_name));
    }
    if let Some(learned) = grievance.learned {
        let date = Phrase::key("ws-due-date").with("date", learned);
        let late = dossier.is_late.then(|| Phrase::key("complaint-late"));
        let lines = std::iter::once(date).chain(late).collect();
        let label = "complaint-learned".into();
        facts = facts.with(SummaryRow { label, lines, links: Vec::new(), change: None });
    }
    facts
}

fn words(dossier: &ComplaintDossier) -> Summary {
    let grievance = &dossier.at.complaint.grievance;
    let text = |text: &str| text.lines().map(Phrase::plain).collect::<Vec<_>>();
    let row = |label: &'static str, lines| SummaryRow {
        label: label.into(),
        lines,
        links: Vec::new(),
        change: None,
    };
    let about = Phrase::key(format!("complaint-about-{}", grievance.about.code()));
    let concerned = dossier.at.concerned.iter().map(|officer| Phrase::plain(dossier.name(*officer)));
    Summary::default()
        .row("complaint-about", about)
        .with(row("complaint-official", text(&grievance.official)))
        .with(row("complaint-circumstances", text(&grievance.circumstances)))
        .with(row("complaint-wish", text(&grievance.wish)))
        .with(row("complaint-concerned", concerned.collect()))
}

fn result(office: &Office, dossier: &ComplaintDossier) -> Option<Summary> {
    let complaint = &dossier.at.complaint;
    let (at, outcome) = complaint.stage.ended()?;
    let mut summary = Summary::default()
        .row("complaint-outcome", outcome_words(office, outcome))
        .row("ws-case-ended-at", Phrase::key("ws-moment").with("at", at));
    if let Some(answer) = dossier.answer.as_ref().filter(|answer| answer.signed.is_some()) {
        let href = format!("{}/answer.pdf", address(&complaint.number));
        summary = summary.with(SummaryRow {
            label: "complaint-answer-page".into(),
            lines: vec![Phrase::plain(&answer.number)],
            links: vec![Link::new(href, "complaint-answer-open")],
            change: None,
        });
    }
    Some(summary)
}

fn case_history(dossier: &ComplaintDossier) -> Table {
    let row = |line: &HistoryLine| Row {
        cells: vec![
            Cell::Words(Phrase::key("ws-moment").with("at", line.at)),
            Cell::Words(who(dossier, line.officer)),
            Cell::Words(Phrase::key(format!("ws-act-{}", line.act))),
        ],
    };
    Table {
        caption: "complaint-case-history".into(),
        columns: ["ws-case-history-at", "ws-case-history-who", "ws-case-history-what"]
            .map(Column::words)
            .to_vec(),
        rows: dossier.case_history.iter().map(row).collect(),
        empty: "complaint-case-history".into(),
    }
}

fn history(office: &Office, dossier: &ComplaintDossier) -> Table {
    let row = |line: &ComplaintLine| Row {
        cells: vec![
            Cell::Words(Phrase::key("ws-moment").with("at", line.at)),
            Cell::Words(who(dossier, line.officer)),
            Cell::Words(Phrase::key(format!("ws-act-{}", line.act))),
            Cell::Words(Phrase::Joined(said(office, dossier, line))),
        ],
    };
    Table {
        caption: "ws-case-history".into(),
        columns: ["ws-case-history-at", "ws-case-history-who", "ws-case-history-what", "ws-case-result"]
            .map(Column::words)
            .to_vec(),
        rows: dossier.history.iter().map(row).collect(),
        empty: "ws-case-history".into(),
    }
}

fn who(dossier: &ComplaintDossier, officer: Option<kezek_kernel::OfficerId>) -> Phrase {
    officer
        .map_or_else(|| Phrase::key("ws-case-history-system"), |officer| Phrase::plain(dossier.name(officer)))
}

/// The facts of an act in words, and what the officer wrote in the languages of documents.
fn said(office: &Office, dossier: &ComplaintDossier, line: &ComplaintLine) -> Vec<Phrase> {
    let facts = line.facts.iter().filter_map(|(name, value)| match name.as_str() {
        "until" => Some(Phrase::key("ws-until").with("date", value.parse::<jiff::civil::Date>().ok()?)),
        "outcome" => Some(outcome_words(office, value)),
        "came" => Some(Phrase::key(format!("complaint-came-{value}"))),
        "to" => named_officer(line).map(|officer| Phrase::plain(dossier.name(officer))),
        _ => None,
    });
    let note = line.note.iter().flat_map(|note| [Phrase::plain(&note.kk), Phrase::plain(&note.ru)]);
    facts.chain(note).collect()
}
