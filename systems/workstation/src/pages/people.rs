//! People and appointments of the officer's providers, to read; appointments are made with the command line.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kezek_kernel::{OfficerId, Scope, Words};
use kezek_store::{Reader, StoreError};
use kezek_web::{Cell, Column, Fault, Phrase, Row, Table, Ui, page};

use super::officer::Officer;
use super::wording;
use crate::Workstation;
use crate::store::officers::{self, Appointment};

#[derive(Template)]
#[template(path = "workstation/people.html")]
pub(crate) struct PeoplePage {
    ui: Ui,
    tables: Vec<Table>,
}

/// One appointment with the names it mentions.
struct Line {
    appointment: Appointment,
    name: String,
    substitutes_for: Option<String>,
}

/// Shows who is appointed, provider by provider.
pub(super) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
) -> Result<Response, Fault> {
    let scope = officer.scope();
    let reading = workstation.clone();
    let found = workstation.store().read(move |read| {
        let Scope::Providers(providers) = scope else { return Ok(Vec::new()) };
        let mut all = Vec::with_capacity(providers.len());
        for provider in providers {
            let name: Words = reading.office().provider(read, provider)?.name.clone();
            let appointments = officers::of_provider(read, provider)?;
            let lines: Result<Vec<Line>, StoreError> =
                appointments.into_iter().map(|appointment| line(read, appointment)).collect();
            all.push((name, lines?));
        }
        Ok(all)
    });
    let tables = found
        .await
        .map_err(Fault::internal)?
        .into_iter()
        .map(|(name, lines)| table(Phrase::from(name), lines.iter().map(row).collect()))
        .collect();
    Ok(page(&PeoplePage { ui: officer.ui("people"), tables }))
}

fn line(read: &mut Reader<'_>, appointment: Appointment) -> Result<Line, StoreError> {
    let mut name = |officer: OfficerId| officers::person(read, officer).map(|person| person.name.full());
    let substitutes_for = appointment.substitutes_for.map(&mut name).transpose()?;
    Ok(Line { name: name(appointment.officer)?, substitutes_for, appointment })
}

fn row(line: &Line) -> Row {
    let Appointment { role, position, from, until, .. } = &line.appointment;
    let date = |date: jiff::civil::Date| Phrase::key("ws-due-date").with("date", date);
    Row {
        cells: vec![
            Cell::Words(Phrase::plain(line.name.as_str())),
            Cell::Words(wording::role(*role)),
            Cell::Words(Phrase::from(position)),
            Cell::Words(date(*from)),
            Cell::Words(until.map_or_else(|| Phrase::key("ws-people-open-ended"), date)),
            Cell::Words(Phrase::plain(line.substitutes_for.as_deref().unwrap_or_default())),
        ],
    }
}

fn table(caption: Phrase, rows: Vec<Row>) -> Table {
    Table {
        caption,
        columns: vec![
            Column::words("ws-people-name"),
            Column::words("ws-people-role"),
            Column::words("ws-people-position"),
            Column::words("ws-people-from"),
            Column::words("ws-people-until"),
            Column::words("ws-people-substitutes"),
        ],
        rows,
        empty: "ws-work-empty-filter".into(),
    }
}

#[cfg(test)]
mod tests {
    use kezek_kernel::Role;

    use super::*;
    use crate::pages::gallery;

    #[test]
    fn people_render() {
        gallery::check(|ui| {
            let line = |role| Line {
                appointment: Appointment {
                    id: kezek_kernel::AppointmentId::from_bytes([1; 16]),
                    officer: OfficerId::from_bytes([2; 16]),
                    provider: kezek_kernel::ProviderId::from_bytes([3; 16]),
                    role,
                    position: Words {
                        kk: "маман".into(), ru: "специалист".into(), en: "specialist".into()
                    },
                    from: jiff::civil::date(2026, 1, 5),
                    until: None,
                    substitutes_for: None,
                },
                name: "Жұмабаев Мағжан".to_owned(),
                substitutes_for: None,
            };
            let rows = Role::ALL.into_iter().map(|role| row(&line(role))).collect();
            vec![PeoplePage { ui: ui.clone(), tables: vec![table(Phrase::plain("Талғар"), rows)] }]
        });
    }
}
