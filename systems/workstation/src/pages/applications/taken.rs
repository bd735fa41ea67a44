//! An application that was signed: what came of it, and its receipt, which can be printed again.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kezek_casework::rows;
use kezek_messages::Application;
use kezek_regulations::Edition;
use kezek_store::StoreError;
use kezek_web::{Fault, Link, Panel, Phrase, Summary, SummaryRow, Ui, page};

use super::sign::shortcoming;
use super::{SECTION, address};
use crate::counter::intake::shortcomings;
use crate::pages::cases::files::inline;
use crate::pages::fault;
use crate::pages::officer::Officer;
use crate::store::applications::{self, ApplicationRow};
use crate::{Workstation, inbox};

#[derive(Template)]
#[template(path = "workstation/application.html")]
pub(crate) struct ApplicationPage {
    ui: Ui,
    panel: Panel,
    facts: Summary,
    /// What to do now.
    words: Phrase,
    receipt: Link,
    next: Link,
}

/// Shows an application that was signed.
pub(crate) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let scope = officer.scope();
    let found = workstation.store().read(move |read| {
        let Some(row) = applications::find(read, &scope, &number)? else { return Ok(None) };
        let record = read.blob(&row.record)?.ok_or(StoreError::NoSuchBlob)?;
        let case = row.case.map(|case| rows::find(read, &scope, case)).transpose()?.flatten();
        Ok(Some((row, record, case.and_then(|case| case.service_due))))
    });
    let (row, record, due) = found.await.map_err(Fault::internal)?.ok_or(Fault::NotFound)?;
    let application = Application::from_xml(&record).map_err(Fault::internal)?;
    let edition = workstation.office().rules.edition(&row.edition).map_err(Fault::internal)?;
    let mut facts = facts(edition, &row);
    if let Some(due) = due {
        facts = facts.row("ws-case-service-due", Phrase::key("ws-due-date").with("date", due.date));
    }
    if row.case.is_none() {
        facts = facts.with(lacks(&workstation, edition, &row, &application));
    }
    Ok(page(&ApplicationPage::of(officer.ui(SECTION), &row.number, row.case.is_some(), facts)))
}

/// The receipt as PDF; its printing is recorded.
pub(crate) async fn receipt(
    State(workstation): State<Workstation>,
    officer: Officer,
    Path(number): Path<String>,
) -> Result<Response, Fault> {
    let name = format!("receipt-{number}");
    let bytes = workstation.receipt(officer.who.officer, number).await.map_err(|failure| fault(&failure))?;
    Ok(inline("application/pdf", &name, bytes))
}

fn facts(edition: &Edition, row: &ApplicationRow) -> Summary {
    Summary::default()
        .row("ws-case-name", Phrase::plain(row.person.name.full()))
        .row("ws-case-service", Phrase::from(&edition.service.short_name))
        .row("ws-applications-at", Phrase::key("ws-moment").with("at", row.at))
        .row("ws-case-history-entry", Phrase::plain(row.journal_index.to_string()))
}

fn lacks(
    workstation: &Workstation,
    edition: &Edition,
    row: &ApplicationRow,
    application: &Application,
) -> SummaryRow {
    let locality = workstation.parameters().locality(row.locality);
    let day = locality.map_or_else(|| workstation.today(), |locality| locality.date_at(row.at));
    let handed_in = application.intake.as_ref().map_or(&[][..], |intake| &intake.documents);
    let found = shortcomings(edition, &inbox::answers(application), handed_in, day);
    let lines = found.iter().map(|each| shortcoming(edition, each)).collect();
    SummaryRow { label: "ws-application-lacks".into(), lines, links: Vec::new(), change: None }
}

impl ApplicationPage {
    fn of(ui: Ui, number: &str, accepted: bool, facts: Summary) -> Self {
        let (title, words) = if accepted {
            ("ws-application-accepted", "ws-application-accepted-words")
        } else {
            ("ws-application-refused", "ws-application-refused-words")
        };
        Self {
            ui,
            panel: Panel { title: title.into(), label: "ws-work-number".into(), number: number.to_owned() },
            facts,
            words: words.into(),
            receipt: Link::new(format!("{}/receipt.pdf", address(number)), "ws-application-receipt"),
            next: Link::new("/applications", "ws-application-next"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::gallery;

    #[test]
    fn what_came_of_an_application_renders() {
        gallery::check(|ui| {
            let facts = || Summary::default().row("ws-case-name", Phrase::plain("Үлгілі Айсұлу"));
            vec![
                ApplicationPage::of(ui.clone(), "2026-000001", true, facts()),
                ApplicationPage::of(ui.clone(), "2026-N-000001", false, facts()),
            ]
        });
    }
}
