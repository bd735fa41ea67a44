//! The executor asks the applicant to correct his request before he decides; the case waits until it is corrected.
//!
//! Norm: none of the acts held; the bounds, and whether the clock stands meanwhile, are dated data
//! (`content/parameters/correction.toml`).

use kezek_casework::{Case, Clock, Deed, MOST_SUSPENSIONS, inconsistent};
use kezek_kernel::{CaseId, Instant};
use kezek_regulations::{CorrectionRule, Edition, Verb};
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::at_desk::{self, Office};
use super::moving::Moved;
use crate::decision::Wanted;
use crate::store::told::{self, Told};
use crate::{Refusal, messages};

/// So many times may one case wait before no correction is asked for any more; what is left of all is for hearings.
const MOST_CORRECTIONS: usize = MOST_SUSPENSIONS - 4;

/// What the applicant is asked for.
#[derive(Debug, Clone)]
pub struct CorrectionAsk {
    /// The case.
    pub case: CaseId,
    /// What he is to correct.
    pub wanted: Wanted,
    /// How many working days he gets.
    pub working_days: u16,
}

/// Asks, and lets the case wait.
pub fn correction_ask(act: &mut Act<'_>, office: &Office, input: &CorrectionAsk) -> Outcome<(), Refusal> {
    let at = at_desk::for_work(act, office, input.case, Verb::Examine, Deed::Examine)?;
    let case = &at.case;
    let (now, wanted) = (act.now(), &input.wanted);
    let edition = office.rules.edition(&case.edition).map_err(StoreError::from)?;
    let rule = rule(office, case, now).ok_or(Failure::Refused(Refusal::NoCorrection))?;
    if !(rule.at_least..=rule.at_most).contains(&input.working_days) {
        let (least, most) = (rule.at_least, rule.at_most);
        return Err(Failure::Refused(Refusal::CorrectionDays { least, most }));
    }
    check(edition, wanted)?;
    let clock = if rule.stops_clock { Clock::Stands } else { Clock::Runs };
    let waiting = office.rules.suspended(case.clone(), input.working_days, clock, now);
    let moved = Moved::at(waiting.map_err(StoreError::from)?);
    let until = moved.case.terms.waiting().map(|suspension| suspension.until.clone());
    let until = until.ok_or_else(|| inconsistent("a suspended case does not wait"))?;
    let digest = serde_json::to_vec(wanted).map_err(|_| inconsistent("a correction"))?;
    let date = until.date.to_string();
    let entry = at_desk::entry("correction-ask", case, &moved.case)
        .public("until", date.as_str())
        .public("documents", wanted.documents.clone())
        .private("wanted", digest);
    let index = at_desk::close(act, office, &at, &moved, entry, &[("until", date)])?;
    told::insert(act, case, index, &Told::Correction(wanted.clone()))?;
    Ok(messages::needs(act, &office.rules, case, wanted, &until)?)
}

/// The bounds under which a correction of this case may be asked for now.
pub(crate) fn rule<'a>(office: &'a Office, case: &Case, now: Instant) -> Option<&'a CorrectionRule> {
    if case.terms.suspensions.len() >= MOST_CORRECTIONS {
        return None;
    }
    let day = office.parameters.locality(case.locality)?.date_at(now);
    office.parameters.corrections.of(case.edition.regulation(), day)
}

/// Documents of the list, each once, or a text in both languages, or both.
fn check(edition: &Edition, wanted: &Wanted) -> Outcome<(), Refusal> {
    let documents = &wanted.documents;
    let known = documents.iter().enumerate().all(|(position, id)| {
        edition.document(id).is_some() && !documents.iter().take(position).any(|before| before == id)
    });
    let (kk, ru) = (wanted.text_kk.trim().is_empty(), wanted.text_ru.trim().is_empty());
    if !known || kk != ru || (kk && documents.is_empty()) {
        return Err(Failure::Refused(Refusal::CorrectionWhat));
    }
    at_desk::check_text(&wanted.text_kk)?;
    at_desk::check_text(&wanted.text_ru)
}
