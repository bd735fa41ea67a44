//! Parameters around an edition: providers of its region, and the calendar of the days on which it governs.

use kezek_calendar::Calendar;

use super::finding::{Finding, FindingCode};
use crate::act::EditionRecord;
use crate::edition::Edition;
use crate::parameters::Parameters;

pub(super) fn check(edition: &Edition, parameters: &Parameters) -> Vec<Finding> {
    let regulation = edition.act.id.as_str();
    let clause = &edition.service.clause;
    if !parameters.providers.iter().any(|provider| provider.regulations.iter().any(|id| id == regulation)) {
        return vec![Finding::of_edition(FindingCode::ProviderMissing, regulation, clause)];
    }
    let of_region = parameters.localities.iter().filter(|locality| locality.region == edition.act.region);
    let unserved = of_region.filter(|locality| parameters.provider_for(regulation, locality.kato).is_none());
    unserved
        .map(|locality| {
            let kato = locality.kato.to_string();
            Finding::of_edition(FindingCode::LocalityNotServed, &kato, clause)
        })
        .collect()
}

/// The first and the last day on which the edition governs, where the calendar is not settled.
pub(super) fn check_calendar(edition: &Edition, calendar: &Calendar) -> Vec<Finding> {
    let history = &edition.act.editions;
    let record = history.iter().position(|record| record.date == edition.date);
    let first = record.and_then(|at| history.get(at)).map_or(edition.date, EditionRecord::governs_from);
    let next = record.and_then(|at| history.get(at + 1)).map(EditionRecord::governs_from);
    let repeal = edition.act.repeal.as_ref().map(|repeal| repeal.on);
    let days = [Some(first), next.or(repeal)].into_iter().flatten();
    days.filter(|day| calendar.is_provisional(*day))
        .map(|day| {
            let day = day.to_string();
            Finding::of_edition(FindingCode::CalendarNotSettled, &day, &edition.service.clause)
        })
        .collect()
}
