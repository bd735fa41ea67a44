//! Before an executor refuses, the person is told the preliminary decision with its grounds and may object.
//!
//! Norm: APPK, article 73; when it applies and how many days it takes are dated data (`content/parameters/hearing.toml`). What was
//! told binds: the refusal rests on no other ground. How it meets the terms of the acts:
//! `docs/decisions/0033-a-person-is-heard-before-a-refusal.md`.

use kezek_calendar::{Term, Unit};
use kezek_casework::{Case, Deed, MOST_SUSPENSIONS, WaitsFor, inconsistent};
use kezek_kernel::{CaseId, Instant};
use kezek_regulations::{HearingRule, Verb};
use kezek_store::{Act, Failure, Outcome, Read as _, StoreError};

use super::at_desk::{self, Office};
use super::case_examine::check_grounds;
use super::moving::Moved;
use crate::decision::{ChosenGround, Decision};
use crate::store::told::{self, Told};
use crate::{Refusal, messages};

/// The preliminary decision.
#[derive(Debug, Clone)]
pub struct HearingOpen {
    /// The case.
    pub case: CaseId,
    /// The grounds on which the executor wants to refuse.
    pub grounds: Vec<ChosenGround>,
}

/// Tells the person, and lets the case wait for what he says.
pub fn hearing_open(act: &mut Act<'_>, office: &Office, input: &HearingOpen) -> Outcome<(), Refusal> {
    let at = at_desk::for_work(act, office, input.case, Verb::Examine, Deed::Examine)?;
    let (case, now) = (&at.case, act.now());
    let rule = rule(office, case, now)?.filter(|_| case.terms.suspensions.len() < MOST_SUSPENSIONS);
    let rule = rule.ok_or(Failure::Refused(Refusal::NoHearing))?;
    let edition = office.rules.edition(&case.edition).map_err(StoreError::from)?;
    check_grounds(edition, &input.grounds).map_err(Failure::Refused)?;
    let heard = office.rules.heard(case.clone(), rule.notice_days, rule.objection_days, now);
    let moved = Moved::at(heard.map_err(StoreError::from)?);
    let until = moved.case.terms.waiting().map(|waiting| waiting.answer_until().clone());
    let until = until.ok_or_else(|| inconsistent("a person who is heard is not waited for"))?;
    let preliminary = serde_json::to_vec(&input.grounds).map_err(|_| inconsistent("grounds"))?;
    let codes: Vec<String> = input.grounds.iter().map(|ground| ground.ground.clone()).collect();
    let date = until.date.to_string();
    let entry = at_desk::entry("hearing-open", case, &moved.case)
        .public("until", date.as_str())
        .public("grounds", codes)
        .private("preliminary", preliminary);
    let index = at_desk::close(act, office, &at, &moved, entry, &[("until", date)])?;
    told::insert(act, case, index, &Told::Refusal { grounds: input.grounds.clone() })?;
    Ok(messages::hearing(act, &office.rules, case, &input.grounds, &until)?)
}

/// The hearing that comes before a refusal of this case now; none where the law asks for none.
pub(crate) fn rule<'a>(
    office: &'a Office,
    case: &Case,
    now: Instant,
) -> Result<Option<&'a HearingRule>, StoreError> {
    let Some(locality) = office.parameters.locality(case.locality) else { return Ok(None) };
    let rule = office.parameters.hearings.of(case.edition.regulation(), locality.date_at(now));
    let process = office.rules.process(&case.edition, case.channel)?;
    // An act that gives no term for the whole service gives its steps longer ones together.
    let term = process.result_term.as_ref().map_or(u32::MAX, |result| working_days(result.term));
    Ok(rule.filter(|rule| term >= u32::from(rule.shortest_term_days)))
}

/// At least so many working days lie in a term.
fn working_days(term: Term) -> u32 {
    let amount = u32::from(term.amount);
    match term.unit {
        Unit::Seconds | Unit::Minutes | Unit::Hours => 0,
        Unit::WorkingDays => amount,
        Unit::CalendarDays => amount * 5 / 7,
        Unit::Months => amount * 20,
    }
}

/// Whether this decision may be taken now: a refusal after its hearing and on what was told, an acceptance at any moment of it.
pub(super) fn permits(
    act: &mut Act<'_>,
    office: &Office,
    case: &Case,
    decision: &Decision,
) -> Outcome<(), Refusal> {
    let grounds = match (case.terms.waiting().map(|waiting| &waiting.waits_for), decision) {
        (Some(WaitsFor::Correction { .. }), _) => return Err(Failure::Refused(Refusal::Waits)),
        (Some(WaitsFor::Hearing { .. }), Decision::Refuse { .. }) => {
            return Err(Failure::Refused(Refusal::HearingRuns));
        }
        (_, Decision::Accept { .. }) => return Ok(()),
        (None, Decision::Refuse { grounds }) => grounds,
    };
    if rule(office, case, act.now())?.is_none() {
        return Ok(());
    }
    let told = told::grounds(act, case.id)?.ok_or(Failure::Refused(Refusal::HearingFirst))?;
    let was_told = |chosen: &ChosenGround| told.iter().any(|ground| ground.ground == chosen.ground);
    if grounds.iter().all(was_told) { Ok(()) } else { Err(Failure::Refused(Refusal::GroundNotTold)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(amount: u16, unit: Unit, expected: u32) {
        assert_eq!(working_days(Term::new(amount, unit)), expected, "{amount} {unit:?}");
    }

    #[test]
    fn working_days_of_a_term() {
        check(4, Unit::WorkingDays, 4);
        check(6, Unit::CalendarDays, 4);
        check(7, Unit::CalendarDays, 5);
        check(30, Unit::CalendarDays, 21);
        check(20, Unit::Minutes, 0);
        check(1, Unit::Months, 20);
    }
}
