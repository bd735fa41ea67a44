//! The report that pages, files and the API show: each service of each provider, with its months, steps, grounds and answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kezek_calendar::Month;
use kezek_kernel::{Instant, ProviderId, Words};
use kezek_regulations::{Channel, Edition, Performer, Position, Provider};
use kezek_store::{Read, StoreError};

use super::tally::Tally;
use super::{Basis, Counts, Period, Share, Spread};
use crate::acts::Office;

/// What is asked for.
#[derive(Debug, Clone)]
pub(crate) struct ReportAsked {
    /// The providers, all within the scope of whoever asks.
    pub(crate) providers: Vec<ProviderId>,
    pub(crate) period: Period,
    /// The code of one service; none for all.
    pub(crate) service: Option<String>,
}

/// The indicators of some providers in a period.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) as_of: Instant,
    pub(crate) period: Period,
    pub(crate) services: Vec<ServiceReport>,
}

/// One service of one provider.
#[derive(Debug, Clone)]
pub(crate) struct ServiceReport {
    /// The provider's code.
    pub(crate) provider: String,
    pub(crate) provider_name: Words,
    /// The service's code.
    pub(crate) service: String,
    pub(crate) service_name: Words,
    pub(crate) basis: Basis,
    /// Every month of the period, in order.
    pub(crate) months: Vec<(Month, Counts)>,
    pub(crate) total: Counts,
    pub(crate) running: u64,
    pub(crate) overdue: u64,
    /// Works of officers that were passed in the period or at which cases stand.
    pub(crate) works: Vec<WorkReport>,
    /// Grounds of refusals with how often each was named, most often first.
    pub(crate) grounds: Vec<(String, Words, u64)>,
    pub(crate) questions: Vec<QuestionReport>,
}

/// One work of officers.
#[derive(Debug, Clone)]
pub(crate) struct WorkReport {
    pub(crate) edition: Arc<Edition>,
    pub(crate) channel: Channel,
    pub(crate) position: Position,
    /// How many cases stand at it now.
    pub(crate) now: u64,
    pub(crate) overdue: u64,
    /// How many passed it in the period.
    pub(crate) passed: u64,
    pub(crate) in_time: Share,
    pub(crate) spread: Option<Spread>,
}

/// One question with the answers that were released in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QuestionReport {
    pub(crate) question: String,
    pub(crate) text: Words,
    /// Code, name and number of each answer.
    pub(crate) choices: Vec<(String, Words, u64)>,
}

/// Puts the report together.
pub(crate) fn report(
    read: &mut impl Read,
    office: &Office,
    asked: &ReportAsked,
) -> Result<Report, StoreError> {
    let mut services = Vec::new();
    for provider in &asked.providers {
        let described = office.provider(read, *provider)?.clone();
        let mut tally = Tally::new(office, asked);
        tally.expect(&described);
        tally.passages(read, *provider)?;
        tally.standing(read, *provider)?;
        tally.cases(read, *provider, &zone_of(office, &described))?;
        tally.answers(read, *provider)?;
        services.extend(tally.finish(&described));
    }
    Ok(Report { as_of: read.now(), period: asked.period, services })
}

/// The zone in which a provider's months begin: that of its first locality.
pub(crate) fn zone_of(office: &Office, provider: &Provider) -> TimeZone {
    let first = provider.localities.first().and_then(|kato| office.parameters.locality(*kato));
    first.map_or_else(|| office.zone.clone(), |locality| locality.zone.clone())
}

/// The services of these providers by code, with the name of the newest wording.
pub(crate) fn services_of(office: &Office, providers: &[&Provider]) -> BTreeMap<String, Words> {
    let given = |edition: &&Arc<Edition>| {
        let regulation = edition.key.regulation();
        providers.iter().any(|provider| provider.regulations.iter().any(|id| id == regulation))
    };
    let editions = office.rules.library().editions().filter(given);
    editions.map(|edition| (edition.service.code.clone(), edition.service.short_name.clone())).collect()
}

impl WorkReport {
    /// The words of the step as the edition has them for whoever waits.
    pub(crate) fn words(&self) -> Option<&Words> {
        let process = self.edition.process(self.channel)?;
        Some(process.node(self.position.node())?.status())
    }

    /// The number of the step as the act prints it.
    pub(crate) fn number(&self) -> Option<&str> {
        let process = self.edition.process(self.channel)?;
        Some(process.node(self.position.node())?.number())
    }

    /// Who does the work.
    pub(crate) fn by(&self) -> Option<Performer> {
        Some(self.edition.process(self.channel)?.work(&self.position)?.by)
    }

    /// The term of the work as the act prints it.
    pub(crate) fn term(&self) -> Option<&Words> {
        Some(&self.edition.process(self.channel)?.term(&self.position)?.printed)
    }
}
