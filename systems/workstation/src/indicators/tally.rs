//! Counting: what the store says of one provider is laid to its service, month and step.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kezek_calendar::Month;
use kezek_casework::passages;
use kezek_kernel::{ProviderId, SystemName};
use kezek_regulations::{Channel, Edition, EditionKey, EndingKind, Performer, Position, Provider};
use kezek_store::{Read, StoreError};

use super::report::{QuestionReport, ReportAsked, ServiceReport, WorkReport};
use super::{Answers, Basis, Counts, Share, Spread};
use crate::acts::Office;
use crate::store::{indicators, ratings};

/// The question of annex 4 about the process and the result; its answers are the indicator of quality.
const QUALITY: &str = "quality";
/// The question of annex 4 about the information; its answers are an indicator of accessibility.
const INFORMATION: &str = "information";
/// The answer that counts as satisfied.
const SATISFIED: &str = "satisfied";

/// The figures of one provider while they are counted.
pub(super) struct Tally<'a> {
    office: &'a Office,
    asked: &'a ReportAsked,
    services: BTreeMap<String, OfService>,
}

/// Where a work stands in its edition: edition, channel, number of the node, number of the work.
type WorkKey = (EditionKey, &'static str, usize, u16);

/// The figures of one service.
struct OfService {
    newest: Arc<Edition>,
    running: u64,
    overdue: u64,
    months: BTreeMap<Month, Counts>,
    works: BTreeMap<WorkKey, OfWork>,
    grounds: BTreeMap<String, u64>,
    answers: BTreeMap<(String, String), u64>,
}

/// The figures of one work.
struct OfWork {
    report: WorkReport,
    durations_s: Vec<u64>,
}

impl<'a> Tally<'a> {
    pub(super) const fn new(office: &'a Office, asked: &'a ReportAsked) -> Self {
        Self { office, asked, services: BTreeMap::new() }
    }

    /// Services that the provider gives stand in the report with nothing counted as well.
    pub(super) fn expect(&mut self, provider: &Provider) {
        let given = |edition: &&Arc<Edition>| {
            provider.regulations.iter().any(|regulation| regulation == edition.key.regulation())
        };
        let editions: Vec<_> = self.office.rules.library().editions().filter(given).cloned().collect();
        for edition in editions {
            self.of_edition(&edition);
        }
    }

    /// How long the works of officers took, and whether they were in time.
    pub(super) fn passages(&mut self, read: &mut impl Read, provider: ProviderId) -> Result<(), StoreError> {
        let period = self.asked.period;
        for group in passages::groups(read, provider, period.from, period.until)? {
            let edition = Arc::clone(self.office.rules.edition(&group.edition)?);
            let Some(service) = self.of_edition(&edition) else { continue };
            let Some(work) = service.work(&edition, group.channel, &group.position) else { continue };
            work.report.passed += u64::try_from(group.durations_s.len()).unwrap_or(u64::MAX);
            work.report.in_time.part += group.in_time;
            work.report.in_time.whole += group.with_term;
            work.durations_s.extend(group.durations_s);
            let counts = service.months.entry(group.month).or_default();
            counts.works_with_term += group.with_term;
            counts.works_in_time += group.in_time;
        }
        Ok(())
    }

    /// How many cases stand where now.
    pub(super) fn standing(&mut self, read: &mut impl Read, provider: ProviderId) -> Result<(), StoreError> {
        for group in indicators::standing(read, provider)? {
            let edition = Arc::clone(self.office.rules.edition(&group.edition)?);
            let Some(service) = self.of_edition(&edition) else { continue };
            service.running += group.cases;
            service.overdue += group.overdue;
            if let Some(work) = service.work(&edition, group.channel, &group.position) {
                work.report.now += group.cases;
                work.report.overdue += group.overdue;
            }
        }
        Ok(())
    }

    /// How many requests came, how many were answered and how, and on which grounds they were refused.
    pub(super) fn cases(
        &mut self,
        read: &mut impl Read,
        provider: ProviderId,
        zone: &TimeZone,
    ) -> Result<(), StoreError> {
        for month in self.asked.period.months() {
            let (from, until) = (month.begins(zone), month.plus(1).begins(zone));
            for (edition, channel, requests) in indicators::registered(read, provider, from, until)? {
                let Some(counts) = self.of_month(&edition, month)? else { continue };
                counts.requests += requests;
                if channel == Channel::Portal {
                    counts.electronic += requests;
                }
            }
            for case in indicators::ended(read, provider, from, until)? {
                let kind =
                    self.office.rules.edition(&case.edition)?.ending(&case.ending).map(|each| each.kind);
                let Some(counts) = self.of_month(&case.edition, month)? else { continue };
                match kind {
                    Some(EndingKind::Positive) => counts.results += 1,
                    Some(EndingKind::Negative) => counts.refusals += 1,
                    Some(EndingKind::NotOpened) | None => continue,
                }
                if let Some(due) = case.service_due {
                    counts.answers_with_term += 1;
                    counts.answers_in_time += u64::from(case.at < due.instant);
                }
            }
            for (edition, grounds) in indicators::grounds(read, provider, from, until)? {
                let edition = Arc::clone(self.office.rules.edition(&edition)?);
                let Some(service) = self.of_edition(&edition) else { continue };
                for ground in grounds {
                    *service.grounds.entry(ground).or_default() += 1;
                }
            }
        }
        Ok(())
    }

    /// The released answers of the questionnaire.
    pub(super) fn answers(&mut self, read: &mut impl Read, provider: ProviderId) -> Result<(), StoreError> {
        let period = self.asked.period;
        for group in ratings::released(read, provider, period.from, period.until)? {
            let Some(service) = self.services.get_mut(&group.service) else { continue };
            let counts = service.months.entry(group.month).or_default();
            let satisfied = if group.choice == SATISFIED { group.answers } else { 0 };
            let answers = Answers { given: group.answers, satisfied };
            match group.question.as_str() {
                QUALITY => counts.quality += answers,
                INFORMATION => counts.information += answers,
                _ => {}
            }
            *service.answers.entry((group.question, group.choice)).or_default() += group.answers;
        }
        Ok(())
    }

    /// The finished reports, in the order of their codes.
    pub(super) fn finish(self, provider: &Provider) -> Vec<ServiceReport> {
        let period = self.asked.period;
        let finish = |(code, service): (String, OfService)| {
            let months: Vec<(Month, Counts)> = period
                .months()
                .map(|month| (month, service.months.get(&month).copied().unwrap_or_default()))
                .collect();
            let mut total = Counts::default();
            for (_, counts) in &months {
                total += *counts;
            }
            let works: Vec<WorkReport> = service.works.into_values().map(OfWork::finish).collect();
            let mut grounds: Vec<_> = service
                .grounds
                .into_iter()
                .map(|(ground, times)| {
                    let name = service.newest.ground(&ground).map(|each| each.name.clone());
                    (ground, name.unwrap_or_default(), times)
                })
                .collect();
            grounds.sort_by_key(|(_, _, times)| std::cmp::Reverse(*times));
            ServiceReport {
                provider: provider.id.clone(),
                provider_name: provider.name.clone(),
                service: code,
                service_name: service.newest.service.short_name.clone(),
                basis: basis(&service.newest),
                running: service.running,
                overdue: service.overdue,
                questions: questions(&service.newest, &service.answers),
                months,
                total,
                works,
                grounds,
            }
        };
        self.services.into_iter().map(finish).collect()
    }

    /// The figures of an edition's service; none when another service is asked for.
    fn of_edition(&mut self, edition: &Arc<Edition>) -> Option<&mut OfService> {
        let code = &edition.service.code;
        if self.asked.service.as_ref().is_some_and(|asked| asked != code) {
            return None;
        }
        let service = self.services.entry(code.clone()).or_insert_with(|| OfService {
            newest: Arc::clone(edition),
            running: 0,
            overdue: 0,
            months: BTreeMap::new(),
            works: BTreeMap::new(),
            grounds: BTreeMap::new(),
            answers: BTreeMap::new(),
        });
        if service.newest.date < edition.date {
            service.newest = Arc::clone(edition);
        }
        Some(service)
    }

    fn of_month(&mut self, edition: &EditionKey, month: Month) -> Result<Option<&mut Counts>, StoreError> {
        let edition = Arc::clone(self.office.rules.edition(edition)?);
        Ok(self.of_edition(&edition).map(|service| service.months.entry(month).or_default()))
    }
}

impl OfService {
    /// The figures of a work that an officer of the workstation does; others take no time here.
    fn work(&mut self, edition: &Arc<Edition>, channel: Channel, position: &Position) -> Option<&mut OfWork> {
        let process = edition.process(channel)?;
        let work = process.work(position)?;
        if work.system != SystemName::Workstation || !matches!(work.by, Performer::Officer(_)) {
            return None;
        }
        let node = process.nodes.iter().position(|node| node.id() == position.node())?;
        let key = (edition.key.clone(), channel.code(), node, position.work());
        Some(self.works.entry(key).or_insert_with(|| OfWork {
            report: WorkReport {
                edition: Arc::clone(edition),
                channel,
                position: position.clone(),
                now: 0,
                overdue: 0,
                passed: 0,
                in_time: Share::default(),
                spread: None,
            },
            durations_s: Vec::new(),
        }))
    }
}

impl OfWork {
    fn finish(self) -> WorkReport {
        WorkReport { spread: Spread::of(self.durations_s), ..self.report }
    }
}

/// The service's term where the edition gives one for its result, else the terms of its steps.
fn basis(edition: &Edition) -> Basis {
    let set = edition.processes.iter().any(|process| process.result_term.is_some());
    if set { Basis::Service } else { Basis::Steps }
}

fn questions(edition: &Edition, answers: &BTreeMap<(String, String), u64>) -> Vec<QuestionReport> {
    let question = |question: &kezek_regulations::Question| {
        let choices = edition.list(&question.list).map(|list| list.choices.as_slice()).unwrap_or_default();
        let given = |choice: &str| answers.get(&(question.id.clone(), choice.to_owned())).copied();
        QuestionReport {
            question: question.id.clone(),
            text: question.text.clone(),
            choices: choices
                .iter()
                .map(|choice| (choice.id.clone(), choice.name.clone(), given(&choice.id).unwrap_or(0)))
                .collect(),
        }
    };
    edition.questions.iter().map(question).collect()
}
