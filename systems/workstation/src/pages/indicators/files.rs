//! The figures as files: one line for each service and month, and one line for each passage. No line names a person or a
//! case.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use kezek_casework::passages::{self, PassageRow};
use kezek_kernel::Instant;
use kezek_regulations::{Edition, Performer};
use kezek_store::StoreError;
use kezek_web::{Fault, Ui};

use super::{AskedFor, period, read};
use crate::Workstation;
use crate::indicators::csv::{Csv, Field, MEDIA_TYPE};
use crate::indicators::report::zone_of;
use crate::indicators::{Counts, Period, ServiceReport};
use crate::pages::officer::Officer;
use kezek_casework::Deed;

/// `GET /indicators/months.csv`
pub(in crate::pages) async fn months(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<AskedFor>,
) -> Result<Response, Fault> {
    let period = period(&workstation, &asked).map_err(|_| Fault::NotFound)?;
    let report = read(&workstation, &officer, period, &asked.service).await?;
    let ui = officer.ui("indicators");
    let mut csv = Csv::new(&columns(&ui, &MONTH_COLUMNS));
    for service in &report.services {
        for (month, counts) in &service.months {
            csv.line(&month_line(&ui, service, &month.to_string(), counts));
        }
    }
    Ok(file("months", period, csv))
}

/// `GET /indicators/passages.csv`
pub(in crate::pages) async fn passages(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<AskedFor>,
) -> Result<Response, Fault> {
    let period = period(&workstation, &asked).map_err(|_| Fault::NotFound)?;
    let providers = officer.who.duty.providers_for(Deed::ReadIndicators);
    if providers.is_empty() {
        return Err(Fault::NotFound);
    }
    let ui = officer.ui("indicators");
    let reading = workstation.clone();
    let written = workstation.store().read(move |read| {
        let office = reading.office();
        let mut csv = Csv::new(&columns(&ui, &PASSAGE_COLUMNS));
        for provider in providers {
            let described = office.provider(read, provider)?;
            let zone = zone_of(office, described);
            for row in passages::list(read, provider, period.from, period.until)? {
                let edition = office.rules.edition(&row.edition)?;
                if asked.service.is_empty() || asked.service == edition.service.code {
                    csv.line(&passage_line(&ui, &described.id, edition, &zone, &row));
                }
            }
        }
        Ok::<_, StoreError>(csv)
    });
    Ok(file("passages", period, written.await.map_err(Fault::internal)?))
}

/// Codes of the columns; their words stand in the locales under `quality-column-CODE`.
const MONTH_COLUMNS: [&str; 20] = [
    "provider",
    "provider-name",
    "service",
    "service-name",
    "month",
    "requests",
    "electronic",
    "electronic-percent",
    "results",
    "refusals",
    "timeliness-basis",
    "timely",
    "timely-of",
    "timely-percent",
    "quality-satisfied",
    "quality-answers",
    "quality-percent",
    "information-satisfied",
    "information-answers",
    "information-percent",
];

const PASSAGE_COLUMNS: [&str; 12] = [
    "provider",
    "service",
    "edition",
    "channel",
    "step",
    "step-name",
    "performer",
    "entered",
    "left",
    "due-before",
    "in-time",
    "duration-seconds",
];

fn columns<'a>(ui: &Ui, codes: &[&'a str]) -> Vec<(String, &'a str)> {
    codes.iter().map(|code| (ui.t(format!("quality-column-{code}")).into_owned(), *code)).collect()
}

fn month_line(ui: &Ui, service: &ServiceReport, month: &str, counts: &Counts) -> Vec<Field> {
    let timely = counts.timeliness(service.basis);
    vec![
        Field::Text(service.provider.clone()),
        Field::Text(ui.words(&service.provider_name).to_owned()),
        Field::Text(service.service.clone()),
        Field::Text(ui.words(&service.service_name).to_owned()),
        Field::Text(month.to_owned()),
        Field::Number(counts.requests),
        Field::Number(counts.electronic),
        Field::Percent(counts.electronic()),
        Field::Number(counts.results),
        Field::Number(counts.refusals),
        Field::Text(service.basis.code().to_owned()),
        Field::Number(timely.part),
        Field::Number(timely.whole),
        Field::Percent(timely),
        Field::Number(counts.quality.satisfied),
        Field::Number(counts.quality.given),
        Field::Percent(counts.quality.share()),
        Field::Number(counts.information.satisfied),
        Field::Number(counts.information.given),
        Field::Percent(counts.information.share()),
    ]
}

fn passage_line(ui: &Ui, provider: &str, edition: &Edition, zone: &TimeZone, row: &PassageRow) -> Vec<Field> {
    let process = edition.process(row.channel);
    let node = process.and_then(|process| process.node(row.position.node()));
    let by = process.and_then(|process| process.work(&row.position)).map(|work| work.by);
    let performer = by.map(|by| match by {
        Performer::Officer(role) => role.code().to_owned(),
        other => other.to_string(),
    });
    vec![
        Field::Text(provider.to_owned()),
        Field::Text(edition.service.code.clone()),
        Field::Text(edition.key.to_string()),
        Field::Text(row.channel.code().to_owned()),
        Field::Text(row.position.to_string()),
        Field::maybe(node.map(|node| ui.words(node.status()))),
        Field::maybe(performer),
        Field::Text(local(row.entered_at, zone)),
        Field::Text(local(row.left_at, zone)),
        Field::maybe(row.due_at.map(|due| local(due, zone))),
        row.in_time.map_or(Field::Empty, Field::Flag),
        Field::Number(u64::try_from(row.left_at.micros_since(row.entered_at) / 1_000_000).unwrap_or(0)),
    ]
}

/// Local date and time of day, as spreadsheets read them.
fn local(instant: Instant, zone: &TimeZone) -> String {
    instant.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn file(name: &str, period: Period, csv: Csv) -> Response {
    let disposition = format!("attachment; filename=\"{name}-{}-{}.csv\"", period.from, period.until);
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, csv.finish()).into_response()
}
