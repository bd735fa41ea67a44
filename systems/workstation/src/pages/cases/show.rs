//! The case page: request and documents left, the step right, the history below.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use kezek_calendar::Calendar;
use kezek_casework::{Case, State as CaseState};
use kezek_kernel::Actor;
use kezek_messages::Field as SignedField;
use kezek_regulations::{Edition, FieldKind, Position};
use kezek_web::{
    Cell, Column, Fault, Link, Phrase, Row, Submitted, Summary, SummaryRow, Table, Ui, page_with_status,
};

use super::complaints::Complaints;
use super::concluded;
use super::dossier::Dossier;
use super::panel::{Attempt, StepPanel, document_name};
use super::signed::{AnswerView, Signature};
use super::terms::TermView;
use super::{address, find};
use crate::acts::data_open::{Part, data_open};
use crate::pages::officer::Officer;
use crate::pages::{fault, wording};
use crate::store::requests::AttachmentRow;
use crate::{Receiver, Workstation};

#[derive(Template)]
#[template(path = "workstation/case.html")]
pub(crate) struct CasePage {
    ui: Ui,
    number: String,
    request: Summary,
    answers: Summary,
    files: Vec<FileLink>,
    shown: Option<Shown>,
    signature: Signature,
    said: Vec<AnswerView>,
    panel: Option<StepPanel>,
    commission: Option<Summary>,
    complaints: Option<Complaints>,
    terms: Vec<TermView>,
    result: Option<Summary>,
    history: Table,
    faulty: bool,
}

/// A file that opens in the page.
#[derive(Debug, Clone)]
pub(crate) struct FileLink {
    document: Phrase,
    link: Link,
    size_kb: u64,
    here: bool,
}

impl FileLink {
    fn size_kb_number(&self) -> i64 {
        wording::number(self.size_kb)
    }
}

/// The file that is open.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    href: String,
    name: String,
    picture: bool,
}

/// Which file to open.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct Opened {
    #[serde(default)]
    file: usize,
}

/// Shows a case; the opening is recorded.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
    Query(opened): Query<Opened>,
) -> Result<Response, Fault> {
    let case = find(&workstation, &officer, &number).await?;
    render(&workstation, &officer, case, &opened, None).await
}

/// Shows a case again with a form that was refused.
pub(crate) async fn again(
    workstation: &Workstation,
    officer: &Officer,
    case: Case,
    form: Submitted,
    fault: Phrase,
) -> Result<Response, Fault> {
    let attempt = Attempt { form, fault };
    render(workstation, officer, case, &Opened::default(), Some(attempt)).await
}

async fn render(
    workstation: &Workstation,
    officer: &Officer,
    case: Case,
    opened: &Opened,
    attempt: Option<Attempt>,
) -> Result<Response, Fault> {
    let (office, id) = (workstation.office().clone(), case.id);
    let actor = Actor::Officer(officer.who.officer);
    let opening = workstation.store().act(actor, move |act| data_open(act, &office, id, Part::Request)).await;
    let case = opening.map_err(|failure| fault(&failure))?.value;
    let dossier = Dossier::read(workstation, case).await?;
    let asked = workstation.office().rules.asked(&dossier.case).map_err(Fault::internal)?;
    let (calendar, duty) = (workstation.office().rules.calendar(), &officer.who.duty);
    let panel = asked.map(|asked| StepPanel::of(&dossier, &asked, calendar, duty, attempt.as_ref()));
    let status = if attempt.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let locality = workstation.parameters().locality(dossier.case.locality);
    let locality = locality.map_or_else(
        || Phrase::plain(dossier.case.locality.as_str()),
        |locality| Phrase::from(&locality.name),
    );
    let terms = TermView::all(&workstation.office().rules, &dossier.case)?;
    let complaints = Complaints::of(workstation.parameters(), &dossier, duty);
    let page = CasePage {
        complaints,
        terms,
        ..CasePage::of(officer.ui("work"), &dossier, (locality, calendar), opened, panel)
    };
    Ok(page_with_status(status, &page))
}

impl CasePage {
    fn of(
        ui: Ui,
        dossier: &Dossier,
        (locality, calendar): (Phrase, &Calendar),
        opened: &Opened,
        panel: Option<StepPanel>,
    ) -> Self {
        let faulty = panel.as_ref().is_some_and(|panel| panel.forms.iter().any(kezek_web::Form::is_faulty));
        Self {
            ui,
            number: dossier.case.number.clone(),
            request: request(dossier, locality, calendar),
            answers: answers(dossier),
            files: files(dossier, opened),
            shown: shown(dossier, opened),
            signature: Signature::of(dossier.verdict.as_ref()),
            said: AnswerView::all(dossier),
            panel,
            commission: concluded::summary(dossier),
            complaints: None,
            terms: Vec::new(),
            result: result(dossier),
            history: history(dossier),
            faulty,
        }
    }
}

fn request(dossier: &Dossier, locality: Phrase, calendar: &Calendar) -> Summary {
    let (case, edition) = (&dossier.case, &dossier.edition);
    let mut summary = Summary::default()
        .row(wording::name_label(&case.person.name), Phrase::plain(case.person.name.full()))
        .row(wording::number_label(case.person.number), Phrase::plain(case.person.number.as_str()))
        .row("ws-case-service", Phrase::from(&edition.service.short_name))
        .row("ws-case-locality", locality);
    if !edition.queue_lists.is_empty() {
        let category = edition
            .queue_list_by_id(&dossier.category)
            .map_or_else(|| Phrase::key("ws-case-not-given"), |list| Phrase::from(&list.name));
        summary = summary.row("ws-case-category", category);
    }
    summary = match &dossier.application.intake {
        None => summary.row("ws-case-request-number", Phrase::plain(case.request_number.as_str())),
        Some(intake) => summary.row("ws-papers-identity", wording::shown(intake)),
    };
    summary = summary
        .row("ws-case-applied", Phrase::key("ws-moment").with("at", case.applied_at))
        .row("ws-case-registered", Phrase::key("ws-moment").with("at", case.registered_at));
    if let Some(due) = &case.service_due {
        let date = wording::due(due);
        let words = match case.state {
            CaseState::Running(_) => Phrase::Joined(vec![date, wording::left(due, calendar, dossier.now)]),
            CaseState::Ended(_) => date,
        };
        summary = summary.row("ws-case-service-due", words);
    }
    summary.row("ws-case-edition", Phrase::plain(case.edition.to_string()))
}

fn answers(dossier: &Dossier) -> Summary {
    dossier.application.fields.iter().fold(Summary::default(), |summary, field| {
        let lines = if field.value.is_empty() { Vec::new() } else { vec![answer(&dossier.edition, field)] };
        let label = Phrase::plain(field.label.as_str());
        summary.with(SummaryRow { label, lines, links: Vec::new(), change: None })
    })
}

/// The answer as the applicant read it; what he chose by yes or no, and dates, in the officer's language.
pub(crate) fn answer(edition: &Edition, answer: &SignedField) -> Phrase {
    match edition.form.field_of(&answer.code).map(|field| &field.kind) {
        Some(FieldKind::YesNo | FieldKind::Consent) if answer.value == "yes" => "form-yes".into(),
        Some(FieldKind::YesNo) => "form-no".into(),
        Some(FieldKind::Date { .. }) => answer.value.parse().map_or_else(
            |_| Phrase::plain(answer.value.as_str()),
            |date: Date| Phrase::key("date-plain").with("date", date),
        ),
        _ => Phrase::plain(answer.shown.as_ref().unwrap_or(&answer.value)),
    }
}

fn files(dossier: &Dossier, opened: &Opened) -> Vec<FileLink> {
    (1..)
        .zip(&dossier.attachments)
        .map(|(line, file)| FileLink {
            document: document(dossier, file),
            link: Link::new(
                format!("{}?file={line}#viewer", address(&dossier.case)),
                Phrase::plain(file.name.as_str()),
            ),
            size_kb: file.size_bytes.div_ceil(1024),
            here: opened.file == line,
        })
        .collect()
}

fn document(dossier: &Dossier, file: &AttachmentRow) -> Phrase {
    let found = dossier.edition.document(&file.document);
    found.map_or_else(|| Phrase::plain(file.document.as_str()), |document| Phrase::from(&document.name))
}

fn shown(dossier: &Dossier, opened: &Opened) -> Option<Shown> {
    let file = dossier.attachments.get(opened.file.checked_sub(1)?)?;
    Some(Shown {
        href: format!("{}/attachments/{}", address(&dossier.case), opened.file),
        name: file.name.clone(),
        picture: file.media_type.starts_with("image/"),
    })
}

fn result(dossier: &Dossier) -> Option<Summary> {
    let CaseState::Ended(end) = &dossier.case.state else { return None };
    let mut summary = Summary::default()
        .row("ws-case-result", wording::step(&dossier.edition, &dossier.case))
        .row("ws-case-ended-at", Phrase::key("ws-moment").with("at", end.at));
    if let Some(document) = &dossier.document {
        let href = format!("{}/document.pdf", address(&dossier.case));
        let name = document_name(&dossier.edition, document.kind);
        summary = summary.with(SummaryRow {
            label: name,
            lines: vec![Phrase::plain(document.number.as_str())],
            links: vec![Link::new(href, "ws-case-result-open")],
            change: None,
        });
    }
    if let Some(handover) = &dossier.handover {
        let receiver = handover.receiver.name(&dossier.case.person.name);
        summary = summary
            .row("ws-issue-receiver", Phrase::plain(receiver))
            .row("ws-issue-at", Phrase::key("ws-moment").with("at", handover.at));
        if let Receiver::Representative { power, .. } = &handover.receiver {
            summary = summary.row("ws-issue-power", Phrase::plain(power.as_str()));
        }
    }
    Some(summary)
}

fn history(dossier: &Dossier) -> Table {
    let row = |line: &kezek_casework::history::HistoryLine| {
        let who = line.officer.map_or_else(
            || Phrase::key("ws-case-history-system"),
            |officer| Phrase::plain(dossier.name(officer)),
        );
        let facts = line.facts.iter().filter_map(|(name, value)| fact(dossier, name, value));
        let note = dossier.notes.iter().find(|note| note.journal_index == line.journal_index);
        let note = note.map(|note| Phrase::key("ws-case-note").with("text", note.text.as_str()));
        Row {
            cells: vec![
                Cell::Words(Phrase::key("ws-moment").with("at", line.at)),
                Cell::Words(who),
                Cell::Words(Phrase::key(format!("ws-act-{}", line.act))),
                Cell::Words(Phrase::Joined(facts.chain(note).collect())),
                Cell::Words(Phrase::plain(line.journal_index.to_string())),
            ],
        }
    };
    Table {
        caption: "ws-case-history".into(),
        columns: vec![
            Column::words("ws-case-history-at"),
            Column::words("ws-case-history-who"),
            Column::words("ws-case-history-what"),
            Column::words("ws-case-result"),
            Column::figures("ws-case-history-entry"),
        ],
        rows: dossier.history.iter().map(row).collect(),
        empty: "ws-case-history".into(),
    }
}

/// A short fact of an act in words.
fn fact(dossier: &Dossier, name: &str, value: &str) -> Option<Phrase> {
    match name {
        "term" => Some(Phrase::key(format!("ws-term-{value}"))),
        "decision" => Some(Phrase::key(format!("ws-decision-{value}"))),
        "stance" => Some(Phrase::key(format!("ws-stance-{value}"))),
        "receiver" => Some(Phrase::key(format!("ws-issue-{value}"))),
        "until" => {
            let until: Date = value.parse().ok()?;
            Some(Phrase::key("ws-until").with("date", until))
        }
        "executor" => value.parse().ok().map(|officer| Phrase::plain(dossier.name(officer))),
        "from" | "for" => {
            let officer = value.parse().ok()?;
            Some(Phrase::key(format!("ws-fact-{name}")).with("officer", dossier.name(officer)))
        }
        "step" => {
            let position: Position = value.parse().ok()?;
            let process = dossier.edition.process(dossier.case.channel)?;
            process.node(position.node()).map(|node| Phrase::from(node.words()))
        }
        "outcome" => Some(Phrase::key(format!("ws-ruling-{value}"))),
        "votes" => Some(Phrase::key("ws-history-votes").with("votes", value)),
        "meeting" => Some(Phrase::key("ws-meeting-title").with("number", value)),
        "document" => crate::DocumentKind::from_code(value).map(|kind| document_name(&dossier.edition, kind)),
        _ => None,
    }
}
