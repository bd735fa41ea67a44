//! The head's page: what is in work and overdue, how long each step takes, what came and was answered month by month, on
//! which grounds was refused, how satisfied people are; for each figure how it is counted.

pub(super) mod files;
mod plot;
#[cfg(test)]
mod rendered;
mod view;
mod wording;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use kezek_calendar::Month;
use kezek_casework::Deed;
use kezek_web::{Fault, Notice, NoticeKind, Phrase, Ui, page_with_status};

use super::officer::Officer;
use crate::Workstation;
use crate::indicators::period::MOST_MONTHS;
use crate::indicators::report::services_of;
use crate::indicators::{Period, PeriodFault, Report, ReportAsked, report};
use plot::Fill;
use view::ServiceView;

#[derive(Template)]
#[template(path = "workstation/indicators.html")]
pub(crate) struct IndicatorsPage {
    ui: Ui,
    fault: Option<Notice>,
    from: Vec<Choice>,
    until: Vec<Choice>,
    services: Vec<Choice>,
    as_of: Phrase,
    period: Phrase,
    running: Phrase,
    overdue: Phrase,
    months_csv: String,
    passages_csv: String,
    views: Vec<ServiceView>,
    group: Phrase,
}

/// One entry of a list from which is chosen.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    value: String,
    words: Phrase,
    chosen: bool,
}

/// What the address asks for.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct AskedFor {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    service: String,
}

/// Shows the page; a period that is none is said so, and the usual one is shown.
pub(super) async fn show(
    State(workstation): State<Workstation>,
    officer: Officer,
    Query(asked): Query<AskedFor>,
) -> Result<Response, Fault> {
    let (period, fault) = match period(&workstation, &asked) {
        Ok(period) => (period, None),
        Err(fault) => (Period::usual(today(&workstation)), Some(fault)),
    };
    let report = read(&workstation, &officer, period, &asked.service).await?;
    let services = choices(offered(&workstation, &officer).await?, &asked.service);
    let status = if fault.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let group = workstation
        .release()
        .group_on(workstation.now().timestamp().to_zoned(workstation.office().zone.clone()).date());
    let ui = officer.ui("indicators");
    let page = IndicatorsPage::new(ui, &report, fault, services, today(&workstation), group);
    Ok(page_with_status(status, &page))
}

/// The present month of the office.
fn today(workstation: &Workstation) -> Month {
    Month::at(workstation.now(), &workstation.office().zone)
}

fn period(workstation: &Workstation, asked: &AskedFor) -> Result<Period, PeriodFault> {
    Period::asked(&asked.from, &asked.to, today(workstation))
}

/// The report over the providers whose indicators the officer reads; for everybody else there is no such page.
async fn read(
    workstation: &Workstation,
    officer: &Officer,
    period: Period,
    service: &str,
) -> Result<Report, Fault> {
    let providers = officer.who.duty.providers_for(Deed::ReadIndicators);
    if providers.is_empty() {
        return Err(Fault::NotFound);
    }
    let service = Some(service.to_owned()).filter(|service| !service.is_empty());
    let asked = ReportAsked { providers, period, service };
    let reading = workstation.clone();
    let found = workstation.store().read(move |read| report(read, reading.office(), &asked)).await;
    let found = found.map_err(Fault::internal)?;
    if found.services.is_empty() { Err(Fault::NotFound) } else { Ok(found) }
}

/// The services among which is chosen.
async fn offered(workstation: &Workstation, officer: &Officer) -> Result<Vec<(String, Phrase)>, Fault> {
    let providers = officer.who.duty.providers_for(Deed::ReadIndicators);
    let reading = workstation.clone();
    let found = workstation.store().read(move |read| {
        let office = reading.office();
        let mut described = Vec::with_capacity(providers.len());
        for provider in providers {
            described.push(office.provider(read, provider)?);
        }
        Ok(services_of(office, &described))
    });
    let found = found.await.map_err(Fault::internal)?;
    Ok(found.into_iter().map(|(code, name)| (code, Phrase::from(name))).collect())
}

impl IndicatorsPage {
    fn new(
        ui: Ui,
        report: &Report,
        fault: Option<PeriodFault>,
        services: Vec<Choice>,
        today: Month,
        group: u32,
    ) -> Self {
        let period = report.period;
        let only = services.iter().find(|choice| choice.chosen).map_or("", |choice| choice.value.as_str());
        let query = format!("from={}&to={}&service={only}", period.from, period.until);
        let sum = |of: fn(&crate::indicators::ServiceReport) -> u64| {
            wording::count(report.services.iter().map(of).sum())
        };
        Self {
            fault: fault.map(|fault| {
                Notice::new(NoticeKind::Care, Phrase::key(format!("quality-fault-{}", fault.code())))
            }),
            from: months(today, period.from),
            until: months(today, period.until),
            services,
            as_of: Phrase::key("quality-as-of").with("at", report.as_of),
            period: Phrase::key("quality-period")
                .with("from", wording::month(period.from))
                .with("until", wording::month(period.until)),
            running: sum(|service| service.running),
            overdue: sum(|service| service.overdue),
            months_csv: format!("/indicators/months.csv?{query}"),
            passages_csv: format!("/indicators/passages.csv?{query}"),
            views: report
                .services
                .iter()
                .enumerate()
                .map(|(number, service)| ServiceView::new(&ui, number, service))
                .collect(),
            group: Phrase::key("quality-how-release").with("group", group),
            ui,
        }
    }
}

/// The months of three years, latest first.
fn months(today: Month, chosen: Month) -> Vec<Choice> {
    let entry = |before: i32| {
        let month = today.plus(-before);
        Choice { value: month.to_string(), words: wording::month(month), chosen: month == chosen }
    };
    (0..MOST_MONTHS).map(entry).collect()
}

/// All services, or one of them.
fn choices(services: Vec<(String, Phrase)>, chosen: &str) -> Vec<Choice> {
    let all = (String::new(), Phrase::key("quality-all-services"));
    let entry = |(value, words): (String, Phrase)| Choice { chosen: value == chosen, value, words };
    std::iter::once(all).chain(services).map(entry).collect()
}
