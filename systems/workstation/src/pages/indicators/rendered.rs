//! The page with a year of a department, with nothing, and with each fault of a period, in every language.

use std::sync::Arc;

use kezek_content::Content;
use kezek_kernel::Words;
use kezek_regulations::{Channel, Edition, Performer};

use super::*;
use crate::indicators::{Answers, Basis, Counts, QuestionReport, ServiceReport, Share, Spread, WorkReport};
use crate::pages::gallery;

fn edition(key: &str) -> Arc<Edition> {
    Arc::clone(Content::embedded().library().unwrap().edition(&key.parse().unwrap()).unwrap())
}

/// A year of a department: more requests in spring, a bad autumn.
fn counts(number: u64) -> Counts {
    let requests = 40 + number * 13 % 31;
    let refusals = 3 + number * 7 % 5;
    let answered = requests - 4;
    // Nothing was released in the first quarter.
    let answers = |satisfied| {
        if number < 3 { Answers::default() } else { Answers { given: 15, satisfied } }
    };
    Counts {
        requests,
        electronic: requests - number % 9,
        results: answered - refusals,
        refusals,
        answers_with_term: answered,
        answers_in_time: answered - number * number % 11,
        works_with_term: 5 * requests,
        works_in_time: 5 * requests - 3 * number,
        quality: answers(9 + number % 5),
        information: answers(11 + number % 4),
    }
}

fn works(edition: &Arc<Edition>) -> Vec<WorkReport> {
    let process = edition.process(Channel::Portal).unwrap();
    let by_officer = |node: &kezek_regulations::Node| {
        (1..)
            .zip(node.works())
            .find(|(_, work)| matches!(work.by, Performer::Officer(_)))
            .map(|(work, _)| format!("{}.{work}", node.id()).parse().unwrap())
    };
    let positions = process.nodes.iter().filter_map(by_officer);
    let work = |(number, position): (u64, kezek_regulations::Position)| WorkReport {
        edition: Arc::clone(edition),
        channel: Channel::Portal,
        position,
        now: number % 4 * 3,
        overdue: number % 3,
        passed: 400 - 20 * number,
        in_time: Share::new(380 - 25 * number, 400 - 20 * number),
        spread: Some(Spread {
            median_s: 1_800 + number * number * 40_000,
            ninetieth_s: 9_000 + number * number * 90_000,
        }),
    };
    (0..).zip(positions).map(work).collect()
}

fn service(edition: &Arc<Edition>, basis: Basis, busy: bool) -> ServiceReport {
    let period = Period::usual("2026-11".parse().unwrap());
    let months: Vec<_> = (0..)
        .zip(period.months())
        .map(|(number, month)| (month, if busy { counts(number) } else { Counts::default() }))
        .collect();
    let mut total = Counts::default();
    for (_, counts) in &months {
        total += *counts;
    }
    let grounds = edition.grounds.iter().zip([17, 9, 2]);
    let choices = |question: &kezek_regulations::Question| {
        let list = edition.list(&question.list).unwrap();
        let given = [11, 24, 100].into_iter().map(|answers| if busy { answers } else { 0 });
        list.choices
            .iter()
            .zip(given)
            .map(|(choice, answers)| (choice.id.clone(), choice.name.clone(), answers))
            .collect()
    };
    let name = |kk: &str, ru: &str, en: &str| Words { kk: kk.into(), ru: ru.into(), en: en.into() };
    ServiceReport {
        provider: "talgar".to_owned(),
        provider_name: name(
            "Талғар ауданының тұрғын үй бөлімі",
            "Отдел жилищных отношений Талгарского района",
            "Housing department of Talghar district",
        ),
        service: edition.service.code.clone(),
        service_name: edition.service.short_name.clone(),
        basis,
        months,
        total,
        running: if busy { 31 } else { 0 },
        overdue: if busy { 4 } else { 0 },
        works: if busy { works(edition) } else { Vec::new() },
        grounds: if busy {
            grounds.map(|(ground, times)| (ground.id.clone(), ground.name.clone(), times)).collect()
        } else {
            Vec::new()
        },
        questions: edition
            .questions
            .iter()
            .map(|question| QuestionReport {
                question: question.id.clone(),
                text: question.text.clone(),
                choices: choices(question),
            })
            .collect(),
    }
}

#[test]
fn the_page_renders_busy_and_empty() {
    let (kyzylorda, zhambyl) =
        (edition("kyzylorda-2014-561-queue/2014-04-22"), edition("zhambyl-2014-115/2014-11-27"));
    let today: Month = "2026-11".parse().unwrap();
    let report = |services| Report {
        as_of: "2026-11-26T04:00:00Z".parse().unwrap(),
        period: Period::usual(today),
        services,
    };
    let busy = report(vec![service(&kyzylorda, Basis::Service, true)]);
    let two = report(vec![service(&zhambyl, Basis::Steps, true), service(&kyzylorda, Basis::Service, false)]);
    gallery::check(|ui| {
        let offered = |editions: &[&Arc<Edition>]| {
            let named = |edition: &&Arc<Edition>| {
                (edition.service.code.clone(), Phrase::from(&edition.service.short_name))
            };
            editions.iter().map(named).collect()
        };
        let page = |report: &Report, fault| {
            let offered = choices(offered(&[&kyzylorda, &zhambyl]), "");
            IndicatorsPage::new(ui.clone(), report, fault, offered, today, 5)
        };
        vec![
            page(&busy, None),
            page(&two, None),
            page(&busy, Some(PeriodFault::Unreadable)),
            page(&busy, Some(PeriodFault::Reversed)),
            page(&busy, Some(PeriodFault::TooLong)),
        ]
    });
}
